"""What words and plates are painted with: masks at a place, laid in a colour over one another.

Art is RGB 0–255 times alpha, and alpha 0–1 (`planes.to_sprite` makes it ready for a frame).
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple, Self

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.pixels import rgb
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, rounded
from makeafvdo.adapters.renderer.text.thai_text import FINER, finer_field, shown, typeface
from makeafvdo.adapters.renderer.text.typesetting import PlacedWord
from makeafvdo.domain.storyboards.layout import Box

MARGIN = 40
"""Room around type and plates for shadow and a moment of growth; even."""
SHADOW_BLUR, SHADOW_DROP = 9, 5

_LEANING_EMS = 0.35
"""Letters of italics, and marks that hang over, reach this far beside their word at most."""


class Patch(NamedTuple):
    """A mask (0–255), its top left corner at `x`, `y`."""

    x: int
    y: int
    mask: Pixels

    @classmethod
    def of(cls, mask: Floats, x: int = 0, y: int = 0) -> Self:
        """`mask` is 0–1."""
        return cls(x, y, rounded(mask * 255))

    @property
    def box(self) -> Box:
        height, width = self.mask.shape
        return Box(x=self.x, y=self.y, width=width, height=height)


def blank(width: int, height: int) -> Floats:
    return np.zeros((height, width, 4), np.float32)


def lay(art: Floats, patch: Patch, colour: str, opacity: float = 1.0, corner: tuple[int, int] = (0, 0)) -> None:
    """The patch in one colour over the art, whose own top left corner is at `corner`."""
    height, width = patch.mask.shape
    left, top = patch.x - corner[0], patch.y - corner[1]
    under = art[max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)]
    first_row, first_column = max(0, -top), max(0, -left)
    mask = patch.mask[first_row : first_row + under.shape[0], first_column : first_column + under.shape[1], None]
    under += (np.array([*rgb(colour), 1], np.float32) - under) * (mask * np.float32(opacity / 255))


def together(patches: Iterable[Patch], width: int, height: int) -> Floats:
    """One mask (0–1) of all of them."""
    whole = blank(width, height)
    for patch in patches:
        lay(whole, patch, "#000000")
    return whole[..., 3]


class Ink:
    """One word of a setting whose block has its top left at `corner`, and all that is near its letters."""

    def __init__(self, word: PlacedWord, font: str, size: int, corner: tuple[float, float], reach: int) -> None:
        """`reach`: the farthest that `near` is asked for, in pixels."""
        face, text = typeface(font), word.text.rstrip()
        above, below = face.reach(text)
        x, baseline, beside = word.x + corner[0], word.baseline + corner[1], round(_LEANING_EMS * size)
        left, top = int(x) - beside, int(baseline - above * size) - 1
        right, bottom = int(x + face.width(text, size)) + beside, int(baseline + below * size) + 2
        field = finer_field(right - left, bottom - top)
        face.draw(field, text, size, x - left, baseline - top)
        first, last = _inked_columns(field)
        self._x, self._y = left + first - reach, top - reach
        self._field = np.pad(field[:, first * FINER : last * FINER], reach * FINER)

    @property
    def letters(self) -> Patch:
        return Patch.of(shown(self._field), self._x, self._y)

    def near(self, width: int) -> Patch:
        """The letters and all that is nearer to them than `width`."""
        return Patch.of(shown(np.clip(width * FINER + 0.5 - self._distances, 0, 1)), self._x, self._y)

    @cached_property
    def _distances(self) -> Floats:
        outside = (self._field < 0.5).astype(np.uint8)
        if outside.all():
            return np.full(outside.shape, np.inf, np.float32)
        return np.asarray(cv2.distanceTransform(outside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def _inked_columns(field: Floats) -> tuple[int, int]:
    """First, and one behind the last, as shown; all where there is no ink."""
    columns = np.flatnonzero(field.any(axis=0))
    if not columns.size:
        return 0, field.shape[1] // FINER
    return int(columns[0]) // FINER, int(columns[-1]) // FINER + 1
