"""The paper a product was photographed on: a light, colourless and smooth ground."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels

_FITTED_AT = 128
"""Longer side at which the paper is fitted, in pixels."""
_DARKEST, _MOST_TINT = 185, 24
_TOLERANCES = (24.0, 12.0, 7.0, 5.0)
"""How far a pixel may be from the paper as fitted before, of 255: shadows drop out round by round."""
_EXPLAINED_WITHIN = 9
_BORDER = 3
_SEEN_SHARE = 0.3
"""Of the border, that has to be paper."""


class Paper(NamedTuple):
    """RGB of the paper as if nothing stood on it and no shadow fell; `fit`: the share of the photo's border that it
    explains."""

    rgb: Floats
    fit: float


def find_paper(rgb: Pixels, ground: NDArray[np.bool_]) -> Paper | None:
    """A quadratic surface through what is `ground` and light; None where the border of the photo is no paper."""
    height, width = rgb.shape[:2]
    scale = _FITTED_AT / max(height, width)
    size = max(round(width * scale), 12), max(round(height * scale), 12)
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    free = cv2.resize(ground.astype(np.uint8), size, interpolation=cv2.INTER_AREA) > 0
    tint = small.max(axis=-1) - small.min(axis=-1)
    border = np.ones(free.shape, bool)
    border[_BORDER:-_BORDER, _BORDER:-_BORDER] = False
    usable = free & (small.mean(axis=-1) >= _DARKEST) & (tint <= _MOST_TINT)
    if (usable & border).sum() < _SEEN_SHARE * border.sum():
        return None
    usual = np.median(small[usable & border], axis=0)
    terms, fitted = _terms(size), np.broadcast_to(usual, small.shape)
    for tolerance in _TOLERANCES:
        known = usable & (np.abs(small - fitted).max(axis=-1) < tolerance)
        if known.sum() < _SEEN_SHARE * border.sum():
            return None
        fitted = terms @ np.linalg.lstsq(terms[known], small[known], rcond=None)[0]
    explained = float((np.abs(small - fitted).max(axis=-1)[border] < _EXPLAINED_WITHIN).mean())
    whole = cv2.resize(np.clip(fitted, 1, 255).astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return Paper(np.asarray(whole, np.float32), explained)


def _terms(size: tuple[int, int]) -> Floats:
    x, y = np.meshgrid(*(np.linspace(-1, 1, side, dtype=np.float32) for side in size))
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)
