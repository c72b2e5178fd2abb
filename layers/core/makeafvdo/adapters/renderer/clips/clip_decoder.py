"""A part of a clip as raw pictures of one size, decoded while they are looked at: no clip is ever whole in memory."""

import subprocess
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, NamedTuple, cast

import numpy as np

from makeafvdo.adapters.renderer.clips.clips import AS_CLIP, Footage
from makeafvdo.adapters.renderer.clips.tone_map import cube_for
from makeafvdo.adapters.renderer.encode.ffmpeg import ffmpeg
from makeafvdo.adapters.renderer.image.yuv import Pixels, Planes, frame_planes
from makeafvdo.domain.storyboards.storyboard import FPS, ClipPart


class NothingFilmed(Exception):
    """Not one picture of this part of the clip can be decoded."""


class Size(NamedTuple):
    """Even numbers, as 4:2:0 planes need."""

    width: int
    height: int


class Film:
    """Plays forward only. After the last picture that can be decoded, that one stays."""

    def __init__(self, path: Path, footage: Footage, part: ClipPart, size: Size, closeness: float) -> None:
        self._size = size
        self._process = subprocess.Popen(
            _command(path, footage, part, size, closeness), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._pipe = cast("IO[bytes]", self._process.stdout)
        self._ahead = ThreadPoolExecutor(1)
        self._coming: Future[Pixels | None] = self._ahead.submit(self._read)
        self._shown: Pixels | None = None
        self._shown_nth = -1

    def picture(self, nth: int) -> Planes:
        """The `nth` picture at 30 a second, never an earlier one than before. Raises NothingFilmed."""
        while self._shown_nth < nth:
            self._shown_nth += 1
            if (read := self._coming.result()) is not None:
                self._shown = read
                self._coming = self._ahead.submit(self._read)
        if self._shown is None:
            raise NothingFilmed
        return frame_planes(self._shown, *self._size)

    def close(self) -> None:
        self._process.kill()
        self._ahead.shutdown()
        self._pipe.close()
        self._process.wait()

    def _read(self) -> Pixels | None:
        """None at the end, and where the last picture is cut off."""
        frame = np.empty(self._size.width * self._size.height * 3 // 2, np.uint8)
        rest = frame.data
        while rest and (got := self._pipe.readinto(rest)):  # type: ignore[attr-defined]
            rest = rest[got:]
        return None if rest else frame


def _command(path: Path, footage: Footage, part: ClipPart, size: Size, closeness: float) -> list[str]:
    """ffmpeg turns phones' pictures upright by itself, before any of our filters."""
    filters = [
        *([] if footage.has_square_pixels else ["scale=iw*sar:ih:flags=bilinear", "setsar=1"]),
        f"setpts=(PTS-STARTPTS)/{part.speed}",
        f"fps={FPS}",
        _covering(size, closeness),
        *_in_bt709(footage, size),
    ]
    return [
        *(ffmpeg(), "-nostdin", "-hide_banner", "-loglevel", "error"),
        *(*AS_CLIP, "-ss", f"{part.start_s:.3f}", "-i", str(path), "-map", "0:V:0"),
        *("-vf", ",".join(filters), "-f", "rawvideo", "-"),
    ]


def _covering(size: Size, closeness: float) -> str:
    """The largest middle part of that shape (`closeness` times smaller): cut, never stretched."""
    aspect = size.width / size.height
    return f"crop=min(iw\\,ih*{aspect:.6f})/{closeness}:min(ih\\,iw/{aspect:.6f})/{closeness}"


def _in_bt709(footage: Footage, size: Size) -> list[str]:
    resized = f"scale={size.width}:{size.height}:flags=bicubic:in_color_matrix={footage.matrix}"
    out = "out_color_matrix=bt709:out_range=tv:out_chroma_loc=left"
    if footage.hdr is None:
        return [f"{resized}:{out}", "format=yuv420p"]
    return [resized, "format=gbrp10le", f"lut3d={cube_for(footage.hdr)}", f"scale={out}", "format=yuv420p"]
