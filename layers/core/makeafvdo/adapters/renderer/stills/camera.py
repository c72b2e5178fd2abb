"""A still as a moving camera sees it, in fractions of a pixel and with one interpolation.

OpenCV's general `warpAffine` looks every pixel up by itself. A pan and a zoom need less: `getRectSubPix` moves a whole
plane at once (8 times as fast), and `resize` scales exactly around a corner (3 times as fast), so a still that is
zoomed lies in quarters, each turned so that the point of the zoom is its first corner.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Pixels, Planes
from makeafvdo.domain.storyboards.layout import Box, Canvas
from makeafvdo.domain.storyboards.motion import Motion, hinge, view

_HOW_TURNED = (None, 1, 0, -1)
"""The quarters right below the point, left below, right above and left above; as `cv2.flip` calls a turn."""


class Camera(Protocol):
    def look(self, progress: float, out: Planes) -> None:
        """What is seen after this part (0–1) of the camera's way. `out` has the size of the camera's place."""
        ...


def camera(still: Planes, motion: Motion, place: Canvas | Box) -> Camera:
    """`still` has the size `still_size` says; all sides are even, chroma is left-sited."""
    return _Pan(still, motion, place) if motion.is_pan else _Zoom(still, motion, place)


class _Pan:
    def __init__(self, still: Planes, motion: Motion, place: Canvas | Box) -> None:
        self._still = still
        self._motion = motion
        self._place = place

    def look(self, progress: float, out: Planes) -> None:
        _, left, top = view(self._place, self._motion, progress)
        for plane, seen, step in zip(self._still, out, (1, 2, 2), strict=True):
            height, width = seen.shape
            middle = left / step + (width - 1) / 2, top / step + (height - 1) / 2
            cv2.getRectSubPix(plane, (width, height), middle, seen)


class _Quarter(NamedTuple):
    pixels: Pixels
    rows: slice
    columns: slice
    turn: int | None


class _Zoom:
    """Chroma is taken to sit in the middle of its four pixels: at most 0.03 of its pixels from where it is."""

    def __init__(self, still: Planes, motion: Motion, place: Canvas | Box) -> None:
        x, y, still_x, still_y = hinge(place, motion)
        self._motion = motion
        self._place = place
        self._quarters = [
            list(_quarters(plane, (x // step, y // step), (still_x // step, still_y // step)))
            for plane, step in zip(still, (1, 2, 2), strict=True)
        ]

    def look(self, progress: float, out: Planes) -> None:
        scale = view(self._place, self._motion, progress).scale
        for quarters, seen in zip(self._quarters, out, strict=True):
            _see(quarters, scale, seen)


def _quarters(plane: Pixels, point: tuple[int, int], still_point: tuple[int, int]) -> Iterator[_Quarter]:
    (x, y), (still_x, still_y) = point, still_point
    parts = (
        (plane[still_y:, still_x:], slice(y, None), slice(x, None)),
        (plane[still_y:, :still_x][:, ::-1], slice(y, None), slice(x)),
        (plane[:still_y, still_x:][::-1], slice(y), slice(x, None)),
        (plane[:still_y, :still_x][::-1, ::-1], slice(y), slice(x)),
    )
    for (pixels, rows, columns), turn in zip(parts, _HOW_TURNED, strict=True):
        if pixels.size:
            yield _Quarter(np.ascontiguousarray(pixels), rows, columns, turn)


def _see(quarters: Sequence[_Quarter], scale: float, out: Pixels) -> None:
    for pixels, rows, columns, turn in quarters:
        part = out[rows, columns]
        height, width = part.shape
        seen = pixels[: math.ceil(height * scale) + 1, : math.ceil(width * scale) + 1]
        scaled = cv2.resize(seen, None, fx=1 / scale, fy=1 / scale)[:height, :width]
        if turn is None:
            np.copyto(part, scaled)
        else:
            cv2.flip(scaled, turn, dst=part)
