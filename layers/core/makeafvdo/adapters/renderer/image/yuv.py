"""Pictures in YUV 4:2:0, BT.709 limited range: the pixel format of every frame that is encoded.

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
_STRIP_ROWS = 256
_BLACK = np.array([16, 128, 128], np.float32)
_RGB_TO_Y, _RGB_TO_UV = np.split(np.column_stack([_RGB_TO_YUV, _BLACK]), [1])


class Yuv420(NamedTuple):
    """A 4:2:0 picture as its three planes; `u` and `v` have half the width and height of `y`."""

    y: Pixels
    u: Pixels
    v: Pixels


def as_yuv420(buffer: Pixels, width: int, height: int) -> Yuv420:
    """One raw yuv420p frame, as views into its buffer of width x height x 3/2 bytes."""
    luma, chroma = width * height, width * height // 4
    half = (height // 2, width // 2)
    return Yuv420(
        buffer[:luma].reshape(height, width),
        buffer[luma : luma + chroma].reshape(half),
        buffer[luma + chroma :].reshape(half),
    )


def rgb_to_yuv(rgb: Pixels | Floats) -> Yuv420:
    """`rgb`: 0–255, both sides even."""
    height, width = rgb.shape[:2]
    yuv = as_yuv420(np.empty(width * height * 3 // 2, np.uint8), width, height)
    for top in range(0, height, _STRIP_ROWS):  # a whole still at once would need five times its memory
        strip = np.asarray(rgb[top : top + _STRIP_ROWS], np.float32)
        chroma = rounded(subsampled(_transformed(strip, _RGB_TO_UV)))
        yuv.y[top : top + _STRIP_ROWS] = rounded(_transformed(strip, _RGB_TO_Y))
        yuv.u[top // 2 : (top + _STRIP_ROWS) // 2] = chroma[..., 0]
        yuv.v[top // 2 : (top + _STRIP_ROWS) // 2] = chroma[..., 1]
    return yuv


def yuv_to_rgb(yuv: Yuv420) -> Pixels:
    height, width = yuv.y.shape
    u, v = (cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR) for plane in (yuv.u, yuv.v))
    full = np.dstack([yuv.y, u, v]).astype(np.float32) - _BLACK
    return rounded(np.maximum(_transformed(full, np.linalg.inv(_RGB_TO_YUV)), 0))


def premultiplied_to_yuv(rgb: Floats, alpha: Floats) -> Floats:
    """4:4:4, times alpha. `rgb`: 0–255, already multiplied by `alpha`, which is 0–1."""
    return _transformed(rgb, _RGB_TO_YUV) + alpha[..., None] * _BLACK


def subsampled(values: Floats) -> Floats:
    """Half the width and height, left-sited: 1-2-1 around each even column, mean of each two rows."""
    across, down = np.array([1, 2, 1], np.float32) / 4, np.array([0, 1, 1], np.float32) / 2
    soft = cv2.sepFilter2D(values, -1, across, down, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(soft, np.float32)[::2, ::2]


def rounded(values: Floats) -> Pixels:
    """Values of 0 and more → whole numbers, at most 255."""
    return np.asarray(cv2.convertScaleAbs(np.ascontiguousarray(values)), np.uint8)


def _transformed(colours: Floats, matrix: Floats) -> Floats:
    return np.asarray(cv2.transform(colours, matrix), np.float32)
