"""Pictures as BT.709 limited-range 4:2:0 planes, what the encoder eats.

OpenCV's own RGB↔YUV is BT.601, so the matrix is ours (ITU-R BT.709-6, 8 bit). Chroma is sited as H.264 assumes it:
on the left column of each 2x2 block, half-way between its rows.
"""

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


def to_planes(rgb: Floats) -> Planes:
    """RGB 0–255 with even sides → planes."""
    height, width = rgb.shape[:2]
    planes = frame_planes(np.empty(width * height * 3 // 2, np.uint8), width, height)
    for top in range(0, height, _STRIP):  # a whole still at once would need five times its memory
        yuv = _transformed(rgb[top : top + _STRIP], _RGB_TO_YUV) + _BLACK
        chroma = rounded(_half(yuv[..., 1:]))
        planes.y[top : top + _STRIP] = rounded(yuv[..., 0])
        planes.u[top // 2 : (top + _STRIP) // 2] = chroma[..., 0]
        planes.v[top // 2 : (top + _STRIP) // 2] = chroma[..., 1]
    return planes


def to_rgb(planes: Planes) -> Pixels:
    height, width = planes.y.shape
    u, v = (cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR) for plane in (planes.u, planes.v))
    yuv = np.dstack([planes.y, u, v]).astype(np.float32) - _BLACK
    return rounded(np.maximum(_transformed(yuv, np.linalg.inv(_RGB_TO_YUV)), 0))


class Sprite(NamedTuple):
    """A picture with see-through parts, to be laid at even `x`, `y`: planes times alpha, and 1 - alpha."""

    x: int
    y: int
    planes: Planes
    luma_rest: Pixels
    chroma_rest: Pixels

    def lay_on(self, frame: Planes) -> None:
        rests = (self.luma_rest, self.chroma_rest, self.chroma_rest)
        for plane, over, rest, step in zip(frame, self.planes, rests, (1, 2, 2), strict=True):
            top, left = self.y // step, self.x // step
            under = plane[top : top + over.shape[0], left : left + over.shape[1]]
            under[:] = cv2.add(cv2.multiply(under, rest, scale=1 / 255), over)


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
