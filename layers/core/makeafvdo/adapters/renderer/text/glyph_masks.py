"""Masks of words and plates at their places, painted in a colour onto RGBA.

RGBA is RGB 0–255 times alpha, and alpha 0–1 (`sprite.rgba_to_sprite` makes a sprite of it).
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple, Self

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.pixels import hex_to_rgb
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, rounded
from makeafvdo.adapters.renderer.text.thai_text import SUPERSAMPLING, blank_coverage, downsampled, typeface
from makeafvdo.adapters.renderer.text.typesetting import PlacedWord
from makeafvdo.domain.storyboards.layout import Box

MARGIN = 40
"""Pixels around text and plates for the shadow and for scaling up; even."""
SHADOW_BLUR, SHADOW_DROP = 9, 5

_OVERHANG_EMS = 0.35
"""How far italics and overhanging marks reach beyond their word's advance width, at most."""


class PlacedMask(NamedTuple):
    """Coverage (0–255), its top left corner at `x`, `y`."""

    x: int
    y: int
    pixels: Pixels

    @classmethod
    def of(cls, mask: Floats, x: int = 0, y: int = 0) -> Self:
        """`mask` is 0–1."""
        return cls(x, y, rounded(mask * 255))

    @property
    def box(self) -> Box:
        height, width = self.pixels.shape
        return Box(x=self.x, y=self.y, width=width, height=height)


def transparent(width: int, height: int) -> Floats:
    return np.zeros((height, width, 4), np.float32)


def paint(rgba: Floats, mask: PlacedMask, colour: str, opacity: float = 1.0, corner: tuple[int, int] = (0, 0)) -> None:
    """The mask in one colour over `rgba`, whose own top left corner is at `corner`."""
    height, width = mask.pixels.shape
    left, top = mask.x - corner[0], mask.y - corner[1]
    under = rgba[max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)]
    first_row, first_column = max(0, -top), max(0, -left)
    alpha = mask.pixels[first_row : first_row + under.shape[0], first_column : first_column + under.shape[1], None]
    under += (np.array([*hex_to_rgb(colour), 1], np.float32) - under) * (alpha * np.float32(opacity / 255))


def union(masks: Iterable[PlacedMask], width: int, height: int) -> Floats:
    """One mask (0–1) of all of them."""
    whole = transparent(width, height)
    for mask in masks:
        paint(whole, mask, "#000000")
    return whole[..., 3]


class GlyphMasks:
    """Masks of one word of a text block whose top left is at `corner`: its letters, and those dilated."""

    def __init__(self, word: PlacedWord, font: str, size: int, corner: tuple[float, float], reach: int) -> None:
        """`reach`: the largest width `dilated` is asked for, in pixels."""
        face, text = typeface(font), word.text.rstrip()
        above, below = face.extents(text)
        x, baseline, beside = word.x + corner[0], word.baseline + corner[1], round(_OVERHANG_EMS * size)
        left, top = int(x) - beside, int(baseline - above * size) - 1
        right, bottom = int(x + face.width(text, size)) + beside, int(baseline + below * size) + 2
        coverage = blank_coverage(right - left, bottom - top)
        face.draw(coverage, text, size, x - left, baseline - top)
        first, last = _covered_columns(coverage)
        self._x, self._y = left + first - reach, top - reach
        self._coverage = np.pad(coverage[:, first * SUPERSAMPLING : last * SUPERSAMPLING], reach * SUPERSAMPLING)

    @property
    def letters(self) -> PlacedMask:
        return PlacedMask.of(downsampled(self._coverage), self._x, self._y)

    def dilated(self, width: int) -> PlacedMask:
        """The letters and all that is nearer to them than `width`."""
        return PlacedMask.of(
            downsampled(np.clip(width * SUPERSAMPLING + 0.5 - self._distances, 0, 1)), self._x, self._y
        )

    @cached_property
    def _distances(self) -> Floats:
        outside = (self._coverage < 0.5).astype(np.uint8)
        if outside.all():
            return np.full(outside.shape, np.inf, np.float32)
        return np.asarray(cv2.distanceTransform(outside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def _covered_columns(coverage: Floats) -> tuple[int, int]:
    """First, and one behind the last, in downsampled columns; all where nothing is covered."""
    columns = np.flatnonzero(coverage.any(axis=0))
    if not columns.size:
        return 0, coverage.shape[1] // SUPERSAMPLING
    return int(columns[0]) // SUPERSAMPLING, int(columns[-1]) // SUPERSAMPLING + 1
