"""Small pictures with transparency, composited over 4:2:0 frames: captions, labels, card corners, shades."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, Yuv420, premultiplied_to_yuv, rounded, subsampled

_SUBSAMPLING = (1, 2, 2, 1, 2)
"""Frame pixels, across and down, for each sample of a sprite's planes."""


class Sprite(NamedTuple):
    """To be drawn at even `x`, `y`: YUV already multiplied by alpha, and transparency (255 x (1 - alpha))."""

    x: int
    y: int
    yuv: Yuv420
    luma_transparency: Pixels
    chroma_transparency: Pixels

    def draw_into(self, frame: Yuv420) -> None:
        transparencies = (self.luma_transparency, self.chroma_transparency, self.chroma_transparency)
        for plane, over, transparency, step in zip(frame, self.yuv, transparencies, _SUBSAMPLING, strict=False):
            top, left = self.y // step, self.x // step
            under = plane[top : top + over.shape[0], left : left + over.shape[1]]
            cv2.multiply(under, transparency, dst=under, scale=1 / 255)
            cv2.add(under, over, dst=under)

    def trimmed(self) -> "Sprite":
        """Without the outer rows and columns that are wholly transparent."""
        is_visible = self.chroma_transparency < 255
        rows, columns = (np.flatnonzero(is_visible.any(axis=axis)) for axis in (1, 0))
        if not rows.size:
            return self
        top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
        planes = [
            plane[top * 2 // step : bottom * 2 // step, left * 2 // step : right * 2 // step]
            for plane, step in zip(self.planes, _SUBSAMPLING, strict=True)
        ]
        return self._of(planes)._replace(x=self.x + 2 * left, y=self.y + 2 * top)

    def patched(self, part: "Sprite") -> "Sprite":
        """A copy, with `part`, which lies within it, in place of what was there."""
        planes = [plane.copy() for plane in self.planes]
        for plane, new, step in zip(planes, part.planes, _SUBSAMPLING, strict=True):
            left, top = (part.x - self.x) // step, (part.y - self.y) // step
            plane[top : top + new.shape[0], left : left + new.shape[1]] = new
        return self._of(planes)

    def scaled(self, scale: float, opacity: float, down: float = 0.0) -> "Sprite":
        """`scale` times as large around its middle, `down` pixels lower and fainter; cut off at its own sides."""
        height, width = self.luma_transparency.shape
        across, along = (1 - scale) * (width - 1) / 2, (1 - scale) * (height - 1) / 2 + down
        planes = []
        for plane, step, clear in zip(self.planes, _SUBSAMPLING, (0, 0, 0, 255, 255), strict=True):
            below = (along + (scale - 1) / 2 * (step - 1)) / step  # chroma sits half-way between its rows
            matrix = np.array([[scale, 0, across / step], [0, scale, below]])
            moved = cv2.warpAffine(plane, matrix, plane.shape[::-1], borderValue=clear)
            planes.append(np.asarray(cv2.convertScaleAbs(moved, alpha=opacity, beta=clear * (1 - opacity)), np.uint8))
        return self._of(planes)

    @property
    def planes(self) -> tuple[Pixels, ...]:
        return (*self.yuv, self.luma_transparency, self.chroma_transparency)

    def _of(self, planes: Sequence[Pixels]) -> "Sprite":
        return Sprite(self.x, self.y, Yuv420(*planes[:3]), *planes[3:])


def rgba_to_sprite(rgba: Floats, x: int, y: int) -> Sprite:
    """`rgba`: RGB 0–255 already multiplied by alpha, and alpha 0–1; even sides, even `x` and `y`."""
    alpha = rgba[..., 3]
    yuv = premultiplied_to_yuv(rgba[..., :3], alpha)
    chroma, chroma_alpha = subsampled(yuv[..., 1:]), subsampled(alpha)
    return Sprite(
        x=x,
        y=y,
        yuv=Yuv420(rounded(yuv[..., 0]), rounded(chroma[..., 0]), rounded(chroma[..., 1])),
        luma_transparency=rounded(255 * (1 - alpha)),
        chroma_transparency=rounded(255 * (1 - chroma_alpha)),
    )
