"""A caption, drawn once; then one word of it after another lights up."""

from collections.abc import Iterable

import numpy as np

from makeafvdo.adapters.renderer.image.shapes import rounded_box, soft
from makeafvdo.adapters.renderer.image.yuv import Floats
from makeafvdo.adapters.renderer.text.glyph_masks import (
    MARGIN,
    SHADOW_BLUR,
    SHADOW_DROP,
    Ink,
    Patch,
    blank,
    lay,
    together,
)
from makeafvdo.adapters.renderer.text.placing import PlacedCaption
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.typesetting import PlacedWord
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.styles import CaptionLook

_HALO = 6
_ABOVE_BASELINE, _BELOW_BASELINE = 1.06, 0.36
"""What Thai letters and their marks take of an em: how high a word's plate is."""


class CaptionArt:
    """Counted from `MARGIN` left of and above the caption's box."""

    def __init__(self, placed: PlacedCaption, look: CaptionLook) -> None:
        self._look = look
        self._placed = placed
        self._whole = Box(
            x=0, y=0, width=_even(placed.box.width + 2 * MARGIN), height=_even(placed.box.height + 2 * MARGIN)
        )
        inks = [self._ink(word) for word in placed.setting.words]
        self._letters = [ink.letters for ink in inks]
        self._edges = [ink.near(look.outline_width) for ink in inks] if look.outline_width else []
        self._halos = [ink.near(_HALO) for ink in inks] if look.outline_width and look.spoken.plate else []
        self._ground = self._painted_ground()

    def unlit(self) -> Floats:
        """The whole caption while nothing of it is spoken."""
        return self._painted(self._whole, None)

    def lit(self, nth: int) -> tuple[Box, Floats]:
        """The part of the caption that the light on its `nth` word changes, and how that looks. Its sides are even."""
        patches = [self._letters[nth]]
        if self._look.spoken.plate:
            patches += [self._plate(nth), *self._halos[nth : nth + 1]]
        part = _even_box(patches, self._whole)
        return part, self._painted(part, nth)

    def _painted(self, part: Box, nth: int | None) -> Floats:
        """A plate lies below the outlines of its neighbours; a halo of its colour keeps them off the spoken word."""
        look, spoken = self._look, self._look.spoken
        art = self._ground[part.y : part.bottom, part.x : part.right].copy()
        has_plate = nth is not None and spoken.plate is not None

        def paint(patches: Iterable[Patch], colour: str, opacity: float = 1.0) -> None:
            for patch in patches:
                lay(art, patch, colour, opacity, (part.x, part.y))

        if nth is not None and spoken.plate:
            paint([self._plate(nth)], spoken.plate, spoken.plate_opacity)
        paint((edge for other, edge in enumerate(self._edges) if not (has_plate and other == nth)), look.outline)
        if nth is not None and spoken.plate:
            paint(self._halos[nth : nth + 1], spoken.plate, spoken.plate_opacity)
        paint((letters for other, letters in enumerate(self._letters) if other != nth), look.fill)
        if nth is not None:
            paint([self._letters[nth]], spoken.fill)
        return art

    def _painted_ground(self) -> Floats:
        """Its box, and the shadow of all outlines."""
        look, box, size = self._look, self._placed.box, (self._whole.width, self._whole.height)
        ground = blank(*size)
        if look.box:
            place = Box(x=MARGIN, y=MARGIN, width=box.width, height=box.height)
            lay(ground, Patch.of(rounded_box(*size, place, look.box_radius)), look.box, look.box_opacity)
        if self._edges:
            shadow = soft(together(self._edges, *size), SHADOW_BLUR, SHADOW_DROP)
            lay(ground, Patch.of(shadow), "#000000", look.shadow)
        return ground

    def _ink(self, word: PlacedWord) -> Ink:
        across, along = self._placed.edge
        reach = max(self._look.outline_width, _HALO)
        return Ink(word, self._look.font, self._placed.setting.size, (across + MARGIN, along + MARGIN), reach)

    def _plate(self, nth: int) -> Patch:
        look, size, word = self._look.spoken, self._placed.setting.size, self._placed.setting.words[nth]
        across, along = look.plate_padding
        left = self._placed.edge[0] + MARGIN + word.x - across
        baseline = self._placed.edge[1] + MARGIN + word.baseline
        width = typeface(self._look.font).width(word.text.rstrip(), size) + 2 * across
        top, bottom = baseline - _ABOVE_BASELINE * size - along, baseline + _BELOW_BASELINE * size + along
        top += (bottom - top) * look.plate_top
        place = Box(x=round(left), y=round(top), width=round(width), height=round(bottom - top))
        beside = round(abs(look.plate_slant) * place.height / 2) + 2
        corner = max(0, place.x - beside), max(0, place.y - 2)
        moved = place.model_copy(update={"x": place.x - corner[0], "y": place.y - corner[1]})
        plate = rounded_box(moved.right + beside, moved.bottom + 2, moved, look.plate_radius, look.plate_slant)
        return Patch.of(plate, *corner)


def _even_box(patches: Iterable[Patch], whole: Box) -> Box:
    """Around all of them, and within the whole."""
    boxes = [patch.box for patch in patches]
    left, top = (max(0, min(sides)) // 2 * 2 for sides in zip(*((box.x, box.y) for box in boxes), strict=True))
    right, bottom = (max(sides) for sides in zip(*((box.right, box.bottom) for box in boxes), strict=True))
    return Box(
        x=left, y=top, width=_even(min(right, whole.right) - left), height=_even(min(bottom, whole.bottom) - top)
    )


def _even(length: float) -> int:
    return int(np.ceil(length / 2)) * 2
