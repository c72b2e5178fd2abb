"""Raw frames through a pipe into x264, sound beside them, one MP4 out. No raw frame ever touches the disk."""

import fcntl
import os
import subprocess
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import IO, Self, cast

from makeafvdo.adapters.renderer.ffmpeg import ffmpeg, last_line
from makeafvdo.adapters.renderer.planes import Pixels
from makeafvdo.domain.layout import Canvas
from makeafvdo.domain.video_facts import MAX_BYTES

_FRAMES_WAITING = 4
_PIPE_BYTES = 1 << 20
_AUDIO_BITS = 160_000
_MOST_VIDEO_BITS = 12_000_000
_ROOM = 0.92
"""The rest is left to the container and to what x264 goes over its ceiling."""
# ffmpeg drops -color_primaries and -color_trc behind a raw pipe; x264 itself writes all three.
# Looking ahead six frames instead of ten saves 50 MB and cannot be seen.
_X264 = "rc-lookahead=6:colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv"


class EncoderDied(Exception):
    """ffmpeg ended before its last frame; the message is the last thing it said."""


class Encoder:
    """Used with `with`. Left normally, the MP4 is complete; left by an exception, there is none."""

    def __init__(self, mp4: Path, sound: Path, canvas: Canvas, fps: int, frames: int) -> None:
        self._mp4 = mp4
        self._unfinished = mp4.with_suffix(".unfinished.mp4")
        self._report = mp4.with_suffix(".log")
        command = _command(self._unfinished, sound, canvas, fps, frames)
        with self._report.open("wb") as report:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=report)
        self._pipe = cast("IO[bytes]", self._process.stdin)
        self._waiting: Queue[bytes | None] = Queue(_FRAMES_WAITING)
        self._is_broken = False
        self._writer = Thread(target=self._write_all, daemon=True)

    def __enter__(self) -> Self:
        self._writer.start()
        return self

    def write(self, frame: Pixels) -> None:
        """Takes a copy. Raises EncoderDied as soon as that is known."""
        self._waiting.put(frame.tobytes())
        if self._is_broken:
            raise EncoderDied(self._last_words())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._waiting.put(None)
        self._writer.join()
        last_words = self._last_words()
        self._report.unlink()
        if kind is None and self._process.returncode == 0:
            self._unfinished.replace(self._mp4)
            return
        self._unfinished.unlink(missing_ok=True)
        if kind is None:
            raise EncoderDied(last_words)

    def _write_all(self) -> None:
        """Goes on taking frames after a break, so that nobody waits for a place in the queue for ever."""
        fcntl.fcntl(self._pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        while (frame := self._waiting.get()) is not None:
            if not self._is_broken:
                self._write(frame)
        self._pipe.close()

    def _write(self, frame: bytes) -> None:
        rest = memoryview(frame)
        try:
            while rest:
                rest = rest[os.write(self._pipe.fileno(), rest) :]
        except BrokenPipeError:
            self._is_broken = True

    def _last_words(self) -> str:
        code = self._process.wait()
        return last_line(self._report.read_bytes()) or f"exit {code}"


def most_video_bits(seconds: float) -> int:
    """Bits a second at which a video of this length cannot outgrow what one upload carries."""
    return min(_MOST_VIDEO_BITS, int(MAX_BYTES * 8 * _ROOM / seconds) - _AUDIO_BITS)


def _command(mp4: Path, sound: Path, canvas: Canvas, fps: int, frames: int) -> list[str]:
    """`-t`, never `-shortest`: the latter makes ffmpeg hold ten seconds of raw frames in memory."""
    seconds = frames / fps
    ceiling = most_video_bits(seconds)
    raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{canvas.width}x{canvas.height}", "-r", str(fps)]
    colour = ["-color_range", "tv", "-colorspace", "bt709"]
    video = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "19", "-profile:v", "high", "-pix_fmt", "yuv420p"]
    pace = ["-g", str(2 * fps), "-threads", "2", "-maxrate", str(ceiling), "-bufsize", str(2 * ceiling)]
    audio = ["-c:a", "aac", "-b:a", str(_AUDIO_BITS), "-ar", "48000", "-ac", "2"]
    return [
        *(ffmpeg(), "-y", "-hide_banner", "-loglevel", "error"),
        *(*raw, *colour, "-i", "pipe:0", "-i", str(sound), "-map", "0:v", "-map", "1:a"),
        *(*video, *pace, *colour, "-x264-params", _X264, *audio),
        *("-t", f"{seconds:.6f}", "-movflags", "+faststart", str(mp4)),
    ]
