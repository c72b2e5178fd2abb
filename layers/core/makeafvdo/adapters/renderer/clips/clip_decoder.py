"""Decodes a part of a clip to raw frames of one size, one ahead of what is asked for."""

import subprocess
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, NamedTuple, cast

import numpy as np

from makeafvdo.adapters.renderer.clips.clips import CLIP_INPUT_OPTIONS, ClipStream
from makeafvdo.adapters.renderer.clips.tone_map import make_lut
from makeafvdo.adapters.renderer.encode.ffmpeg import Limit, LimitedProcess, ffmpeg
from makeafvdo.adapters.renderer.image.yuv import Pixels, Yuv420, as_yuv420
from makeafvdo.domain.storyboards.storyboard import FPS, ClipPart

_LIMIT = Limit(cpu_s=90, wall_s=300)
"""Of one shot: four seconds of 4K at 120 take 20 of CPU. The rest of the wall time it waits for the encoder."""


class NoFrameDecoded(Exception):
    """Not one frame of this part of the clip can be decoded."""


class Size(NamedTuple):
    """Even numbers, as 4:2:0 planes need."""

    width: int
    height: int


class ClipDecoder:
    """Forward only. After the last frame that can be decoded in its time, that one is repeated."""

    def __init__(self, path: Path, stream: ClipStream, part: ClipPart, size: Size, closeness: float) -> None:
        self._size = size
        command = _command(path, stream, part, size, closeness)
        self._process = LimitedProcess(command, _LIMIT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._pipe = cast("IO[bytes]", self._process.popen.stdout)
        self._reader = ThreadPoolExecutor(1)
        self._next: Future[Pixels | None] = self._reader.submit(self._read)
        self._current: Pixels | None = None
        self._current_nth = -1

    def frame(self, nth: int) -> Yuv420:
        """The `nth` frame at 30 a second, never an earlier one than before. Raises NoFrameDecoded."""
        while self._current_nth < nth:
            self._current_nth += 1
            if (read := self._next.result()) is not None:
                self._current = read
                self._next = self._reader.submit(self._read)
        if self._current is None:
            raise NoFrameDecoded
        return as_yuv420(self._current, *self._size)

    def close(self) -> None:
        self._process.kill()
        self._reader.shutdown()
        self._pipe.close()
        self._process.wait()

    def _read(self) -> Pixels | None:
        """None at the end, and where the last frame is cut off."""
        frame = np.empty(self._size.width * self._size.height * 3 // 2, np.uint8)
        rest = frame.data
        while rest and (got := self._pipe.readinto(rest)):  # type: ignore[attr-defined]
            rest = rest[got:]
        return None if rest else frame


def _command(path: Path, stream: ClipStream, part: ClipPart, size: Size, closeness: float) -> list[str]:
    """ffmpeg rotates phones' frames upright by itself, before any of our filters."""
    filters = [
        *([] if stream.has_square_pixels else ["scale=iw*sar:ih:flags=bilinear", "setsar=1"]),
        f"setpts=(PTS-STARTPTS)/{part.speed}",
        f"fps={FPS}",
        _crop_filter(size, closeness),
        *_bt709_filters(stream, size),
    ]
    return [
        *(ffmpeg(), "-nostdin", "-hide_banner", "-loglevel", "error"),
        *(*CLIP_INPUT_OPTIONS, "-ss", f"{part.start_s:.3f}", "-i", str(path), "-map", "0:V:0"),
        *("-vf", ",".join(filters), "-f", "rawvideo", "-"),
    ]


def _crop_filter(size: Size, closeness: float) -> str:
    """The largest crop of the middle in that aspect ratio (`closeness` times smaller)."""
    aspect = size.width / size.height
    return f"crop=min(iw\\,ih*{aspect:.6f})/{closeness}:min(ih\\,iw/{aspect:.6f})/{closeness}"


def _bt709_filters(stream: ClipStream, size: Size) -> list[str]:
    resized = f"scale={size.width}:{size.height}:flags=bicubic:in_color_matrix={stream.matrix}"
    out = "out_color_matrix=bt709:out_range=tv:out_chroma_loc=left"
    if stream.hdr is None:
        return [f"{resized}:{out}", "format=yuv420p"]
    return [resized, "format=gbrp10le", f"lut3d={make_lut(stream.hdr)}", f"scale={out}", "format=yuv420p"]
