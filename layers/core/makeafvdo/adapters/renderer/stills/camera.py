"""A still under a moving camera, with sub-pixel positions and one interpolation.

OpenCV's general `warpAffine` computes every pixel's position by itself. A pan and a zoom need less: `getRectSubPix`
moves a whole plane at once (8 times as fast), and `resize` scales exactly around a corner (3 times as fast), so a still
that is zoomed is stored as four quadrants, each flipped so that the centre of the zoom is its first corner.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Pixels, Yuv420
from makeafvdo.domain.storyboards.layout import Box, Canvas
from makeafvdo.domain.storyboards.motion import Motion, view, zoom_centre

_FLIP_CODES = (None, 1, 0, -1)
"""`cv2.flip`'s codes of the quadrants right below the centre, left below, right above and left above."""


class Camera(Protocol):
    def render_into(self, out: Yuv420, progress: float) -> None:
        """`progress`: 0 at the start of the camera's path, 1 at its end. `out` has the size of the camera's place."""
        ...


def camera(still: Yuv420, motion: Motion, place: Canvas | Box) -> Camera:
    """`still` has the size `still_size` says; all sides are even, chroma is left-sited."""
    return _Pan(still, motion, place) if motion.is_pan else _Zoom(still, motion, place)


class _Pan:
    def __init__(self, still: Yuv420, motion: Motion, place: Canvas | Box) -> None:
        self._still = still
        self._motion = motion
        self._place = place

    def render_into(self, out: Yuv420, progress: float) -> None:
        _, left, top = view(self._place, self._motion, progress)
        for plane, target, step in zip(self._still, out, (1, 2, 2), strict=True):
            height, width = target.shape
            middle = left / step + (width - 1) / 2, top / step + (height - 1) / 2
            cv2.getRectSubPix(plane, (width, height), middle, target)


class _Quadrant(NamedTuple):
    pixels: Pixels
    rows: slice
    columns: slice
    flip_code: int | None


class _Zoom:
    """Chroma is taken to sit in the middle of its four pixels: at most 0.03 of its pixels from where it is."""

    def __init__(self, still: Yuv420, motion: Motion, place: Canvas | Box) -> None:
        x, y, still_x, still_y = zoom_centre(place, motion)
        self._motion = motion
        self._place = place
        self._quadrants = [
            list(_quadrants(plane, (x // step, y // step), (still_x // step, still_y // step)))
            for plane, step in zip(still, (1, 2, 2), strict=True)
        ]

    def render_into(self, out: Yuv420, progress: float) -> None:
        scale = view(self._place, self._motion, progress).scale
        for quadrants, target in zip(self._quadrants, out, strict=True):
            _render_zoomed(quadrants, scale, target)


def _quadrants(plane: Pixels, point: tuple[int, int], still_point: tuple[int, int]) -> Iterator[_Quadrant]:
    (x, y), (still_x, still_y) = point, still_point
    parts = (
        (plane[still_y:, still_x:], slice(y, None), slice(x, None)),
        (plane[still_y:, :still_x][:, ::-1], slice(y, None), slice(x)),
        (plane[:still_y, still_x:][::-1], slice(y), slice(x, None)),
        (plane[:still_y, :still_x][::-1, ::-1], slice(y), slice(x)),
    )
    for (pixels, rows, columns), flip_code in zip(parts, _FLIP_CODES, strict=True):
        if pixels.size:
            yield _Quadrant(np.ascontiguousarray(pixels), rows, columns, flip_code)


def _render_zoomed(quadrants: Sequence[_Quadrant], scale: float, out: Pixels) -> None:
    for pixels, rows, columns, flip_code in quadrants:
        part = out[rows, columns]
        height, width = part.shape
        visible = pixels[: math.ceil(height * scale) + 1, : math.ceil(width * scale) + 1]
        scaled = cv2.resize(visible, None, fx=1 / scale, fy=1 / scale)[:height, :width]
        if flip_code is None:
            np.copyto(part, scaled)
        else:
            cv2.flip(scaled, flip_code, dst=part)
