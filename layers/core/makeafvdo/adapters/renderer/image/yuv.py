"""Pictures as BT.709 limited-range 4:2:0 planes, what the encoder eats.

OpenCV's own RGB↔YUV is BT.601, so the matrix is ours (ITU-R BT.709-6, 8 bit). Chroma is sited as H.264 assumes it:
on the left column of each 2x2 block, half-way between its rows.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_RGB_TO_YUV = np.array(
    [
        [0.2126 * 219 / 255, 0.7152 * 219 / 255, 0.0722 * 219 / 255],
        [-0.114572 * 224 / 255, -0.385428 * 224 / 255, 0.5 * 224 / 255],
        [0.5 * 224 / 255, -0.454153 * 224 / 255, -0.045847 * 224 / 255],
    ],
    np.float32,
)
_STRIP = 256
_BLACK = np.array([16, 128, 128], np.float32)
_RGB_TO_Y, _RGB_TO_UV = np.split(np.column_stack([_RGB_TO_YUV, _BLACK]), [1])


class Planes(NamedTuple):
    y: Pixels
    u: Pixels
    v: Pixels


def frame_planes(buffer: Pixels, width: int, height: int) -> Planes:
    """The three planes of one raw yuv420p frame, as views into its buffer of width x height x 3/2 bytes."""
    luma, chroma = width * height, width * height // 4
    half = (height // 2, width // 2)
    return Planes(
        buffer[:luma].reshape(height, width),
        buffer[luma : luma + chroma].reshape(half),
        buffer[luma + chroma :].reshape(half),
    )


def to_planes(rgb: Pixels | Floats) -> Planes:
    """RGB 0–255 with even sides → planes."""
    height, width = rgb.shape[:2]
    planes = frame_planes(np.empty(width * height * 3 // 2, np.uint8), width, height)
    for top in range(0, height, _STRIP):  # a whole still at once would need five times its memory
        strip = np.asarray(rgb[top : top + _STRIP], np.float32)
        chroma = rounded(_half(_transformed(strip, _RGB_TO_UV)))
        planes.y[top : top + _STRIP] = rounded(_transformed(strip, _RGB_TO_Y))
        planes.u[top // 2 : (top + _STRIP) // 2] = chroma[..., 0]
        planes.v[top // 2 : (top + _STRIP) // 2] = chroma[..., 1]
    return planes


def to_rgb(planes: Planes) -> Pixels:
    height, width = planes.y.shape
    u, v = (cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR) for plane in (planes.u, planes.v))
    yuv = np.dstack([planes.y, u, v]).astype(np.float32) - _BLACK
    return rounded(np.maximum(_transformed(yuv, np.linalg.inv(_RGB_TO_YUV)), 0))


_STEPS = (1, 2, 2, 1, 2)
"""Pixels of a frame that one of each of a sprite's layers stands for, across and along."""


class Sprite(NamedTuple):
    """A picture with see-through parts, to be laid at even `x`, `y`: planes times alpha, and 1 - alpha."""

    x: int
    y: int
    planes: Planes
    luma_rest: Pixels
    chroma_rest: Pixels

    def lay_on(self, frame: Planes) -> None:
        rests = (self.luma_rest, self.chroma_rest, self.chroma_rest)
        for plane, over, rest, step in zip(frame, self.planes, rests, _STEPS, strict=False):
            top, left = self.y // step, self.x // step
            under = plane[top : top + over.shape[0], left : left + over.shape[1]]
            cv2.multiply(under, rest, dst=under, scale=1 / 255)
            cv2.add(under, over, dst=under)

    def trimmed(self) -> "Sprite":
        """Without the rows and columns in which nothing is seen."""
        is_seen = self.chroma_rest < 255
        rows, columns = (np.flatnonzero(is_seen.any(axis=axis)) for axis in (1, 0))
        if not rows.size:
            return self
        top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
        layers = [
            layer[top * 2 // step : bottom * 2 // step, left * 2 // step : right * 2 // step]
            for layer, step in zip(self.layers, _STEPS, strict=True)
        ]
        return self._of(layers)._replace(x=self.x + 2 * left, y=self.y + 2 * top)

    def patched(self, part: "Sprite") -> "Sprite":
        """A copy, with `part`, which lies within it, in place of what was there."""
        layers = [layer.copy() for layer in self.layers]
        for layer, new, step in zip(layers, part.layers, _STEPS, strict=True):
            left, top = (part.x - self.x) // step, (part.y - self.y) // step
            layer[top : top + new.shape[0], left : left + new.shape[1]] = new
        return self._of(layers)

    def grown(self, scale: float, opacity: float, down: float = 0.0) -> "Sprite":
        """Drawn `scale` times as large around its middle, lower and fainter; what leaves its sides is cut off."""
        height, width = self.luma_rest.shape
        across, along = (1 - scale) * (width - 1) / 2, (1 - scale) * (height - 1) / 2 + down
        layers = []
        for layer, step, clear in zip(self.layers, _STEPS, (0, 0, 0, 255, 255), strict=True):
            below = (along + (scale - 1) / 2 * (step - 1)) / step  # chroma sits half-way between its rows
            matrix = np.array([[scale, 0, across / step], [0, scale, below]])
            moved = cv2.warpAffine(layer, matrix, layer.shape[::-1], borderValue=clear)
            layers.append(np.asarray(cv2.convertScaleAbs(moved, alpha=opacity, beta=clear * (1 - opacity)), np.uint8))
        return self._of(layers)

    @property
    def layers(self) -> tuple[Pixels, ...]:
        return (*self.planes, self.luma_rest, self.chroma_rest)

    def _of(self, layers: Sequence[Pixels]) -> "Sprite":
        return Sprite(self.x, self.y, Planes(*layers[:3]), *layers[3:])


def to_sprite(art: Floats, x: int, y: int) -> Sprite:
    """`art`: RGB 0–255 already multiplied by alpha, and alpha 0–1; even sides, even `x` and `y`."""
    alpha = art[..., 3]
    yuv = _transformed(art[..., :3], _RGB_TO_YUV) + alpha[..., None] * _BLACK
    chroma, chroma_alpha = _half(yuv[..., 1:]), _half(alpha)
    return Sprite(
        x=x,
        y=y,
        planes=Planes(rounded(yuv[..., 0]), rounded(chroma[..., 0]), rounded(chroma[..., 1])),
        luma_rest=rounded(255 * (1 - alpha)),
        chroma_rest=rounded(255 * (1 - chroma_alpha)),
    )


def rounded(values: Floats) -> Pixels:
    """Never negative values → whole numbers, at most 255."""
    return np.asarray(cv2.convertScaleAbs(np.ascontiguousarray(values)), np.uint8)


def _half(values: Floats) -> Floats:
    """Half the width and height, left-sited: 1-2-1 around each even column, mean of each two rows."""
    across, down = np.array([1, 2, 1], np.float32) / 4, np.array([0, 1, 1], np.float32) / 2
    soft = cv2.sepFilter2D(values, -1, across, down, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(soft, np.float32)[::2, ::2]


def _transformed(colours: Floats, matrix: Floats) -> Floats:
    return np.asarray(cv2.transform(colours, matrix), np.float32)
