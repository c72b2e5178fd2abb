"""The still pictures that show what is in a video: its poster and its contact sheet."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from makeafvdo.adapters.renderer.encode.ffmpeg import output_of
from makeafvdo.adapters.renderer.image.yuv import Pixels, Planes, frame_planes, to_rgb
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.segments import Segment
from makeafvdo.domain.storyboards.storyboard import Storyboard

POSTER_SECONDS = 1.5
"""By then product name, price and the first words stand still."""

_COLUMNS, _ROWS = 5, 2
_WIDTH = 216
"""Of one picture on the sheet, in pixels."""
_QUALITY = 90


class Showcase:
    """Keeps the pictures it wants of the frames that come by; several pieces may be made at once."""

    def __init__(self, board: Storyboard, segments: Sequence[Segment]) -> None:
        self._canvas = CANVASES[board.format]
        self._on_poster = min(round(POSTER_SECONDS * board.fps), board.frames // 2)
        self._on_sheet = _spread([segment.start_frame for segment in segments], board.frames)
        self._poster: Pixels | None = None
        self._small: dict[int, Pixels] = {}

    def see(self, number: int, frame: Pixels) -> None:
        """A raw frame and its number in the whole."""
        if number == self._on_poster:
            self._poster = frame.copy()
        if number in self._on_sheet:
            self._small[number] = _small(frame_planes(frame, self._canvas.width, self._canvas.height))

    def look_into(self, mp4: Path, segment: Segment) -> None:
        """At a finished piece. Raises Transient("render_failed")."""
        for number in {self._on_poster, *self._on_sheet}:
            if 0 <= (at := number - segment.start_frame) < segment.board.frames:
                self.see(number, self._picture_in(mp4, at / segment.board.fps))

    def write_poster(self, jpeg: Path) -> None:
        if self._poster is not None:
            rgb = to_rgb(frame_planes(self._poster, self._canvas.width, self._canvas.height))
            Image.fromarray(rgb).save(jpeg, "JPEG", quality=_QUALITY)

    def write_sheet(self, jpeg: Path) -> None:
        """Two rows of five, from the beginning to the end."""
        small = [self._small[number] for number in self._on_sheet]
        rows = [np.hstack(small[first : first + _COLUMNS]) for first in range(0, len(small), _COLUMNS)]
        Image.fromarray(np.vstack(rows)).save(jpeg, "JPEG", quality=_QUALITY)

    def _picture_in(self, mp4: Path, seconds: float) -> Pixels:
        one = ("-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-")
        raw = output_of("-ss", f"{seconds:.3f}", "-i", mp4, *one)
        if len(raw) != self._canvas.frame_bytes:
            raise Transient("render_failed", detail="a piece lacks a picture")
        return np.frombuffer(raw, np.uint8)


def _spread(starts: Sequence[int], frames: int) -> list[int]:
    """Where there are enough pieces, their first frames: a decoder finds those at once."""
    count = _COLUMNS * _ROWS
    among = starts if len(starts) >= count else range(frames)
    return [among[(2 * nth + 1) * len(among) // (2 * count)] for nth in range(count)]


def _small(frame: Planes) -> Pixels:
    height, width = frame.y.shape
    small_height = round(height * _WIDTH / width / 2) * 2
    sizes = ((_WIDTH, small_height), *[(_WIDTH // 2, small_height // 2)] * 2)
    planes = (cv2.resize(plane, size, interpolation=cv2.INTER_AREA) for plane, size in zip(frame, sizes, strict=True))
    return to_rgb(Planes(*(np.asarray(plane, np.uint8) for plane in planes)))
