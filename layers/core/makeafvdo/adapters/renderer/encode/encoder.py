"""Raw frames through a pipe into x264, one MP4 of a segment out. No raw frame ever touches the disk."""

import subprocess
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from makeafvdo.adapters.renderer.encode.ffmpeg import OWN_FILES, LimitedProcess, ffmpeg, last_line
from makeafvdo.adapters.renderer.encode.frame_pipe import FramePipe
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.domain.storyboards.layout import Canvas
from makeafvdo.domain.storyboards.segments import MAX_SEGMENT_FRAMES

# ffmpeg drops -color_primaries and -color_trc behind a raw pipe; x264 itself writes all three.
_COLOUR = "colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv"
TUNING = "subme=1:bframes=2:b-pyramid=none:rc-lookahead=4"
"""Takes a third off the CPU of `veryfast` at the same quality for its size: photos that pan and zoom leave a finer
motion search little to find. No B-frame that others refer to, and a short look ahead, save 100 MB."""


class EncoderDied(Exception):
    """ffmpeg ended before its last frame; the message is its last line of stderr."""


class Encoder:
    """Used with `with`. Left normally, the MP4 is complete; left by an exception, there is none.

    Frames are drawn into `buffers`, in turn.
    """

    def __init__(self, mp4: Path, canvas: Canvas, fps: int, max_bitrate: int) -> None:
        self._mp4 = mp4
        self._unfinished = mp4.with_suffix(".unfinished.mp4")
        self._log = mp4.with_suffix(".log")
        command = encode_command(self._unfinished, canvas, fps, max_bitrate)
        with self._log.open("wb") as log:
            self._process = LimitedProcess(command, OWN_FILES, stdin=subprocess.PIPE, stderr=log)
        self._pipe = cast("IO[bytes]", self._process.popen.stdin)
        self._frames = FramePipe(self._pipe.fileno(), canvas.frame_bytes)
        self.buffers = self._frames.buffers

    def __enter__(self) -> Self:
        return self

    def write(self, frame: Pixels) -> None:
        """One of `buffers`. Raises EncoderDied."""
        try:
            self._frames.write(frame)
        except BrokenPipeError:
            raise EncoderDied(self._error_line()) from None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._pipe.close()
        self._frames.close()
        error_line = self._error_line()
        self._log.unlink()
        if kind is None and self._process.wait() == 0:
            self._unfinished.replace(self._mp4)
            return
        self._unfinished.unlink(missing_ok=True)
        if kind is None:
            raise EncoderDied(error_line)

    def _error_line(self) -> str:
        code = self._process.wait()
        return last_line(self._log.read_bytes()) or f"exit {code}"


def encode_command(
    mp4: Path | str, canvas: Canvas, fps: int, max_bitrate: int, threads: int = 1, tuning: str = TUNING
) -> list[str]:
    """Raw frames from stdin into `mp4`.

    With one thread the same frames give the same bytes on every machine; other cores make other segments. The level
    is named because segments can only be joined where their headers agree.
    """
    size = f"{canvas.width}x{canvas.height}"
    raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", str(fps)]
    colour = ["-color_range", "tv", "-colorspace", "bt709"]
    video = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "19", "-profile:v", "high", "-level:v", "4.0"]
    rate = ["-g", str(MAX_SEGMENT_FRAMES), "-threads", str(threads), "-maxrate", f"{max_bitrate}"]
    rate += ["-bufsize", f"{max_bitrate}"]
    return [
        *(ffmpeg(), "-y", "-hide_banner", "-loglevel", "error", *raw, *colour, "-i", "pipe:0", *video),
        *("-pix_fmt", "yuv420p", *rate, *colour, "-x264-params", ":".join(filter(None, [tuning, _COLOUR])), str(mp4)),
    ]
