"""A caption, drawn once; then one word of it after another is highlighted."""

from collections.abc import Iterable

import numpy as np

from makeafvdo.adapters.renderer.image.shapes import rounded_box, shadow_of
from makeafvdo.adapters.renderer.image.yuv import Floats
from makeafvdo.adapters.renderer.text.glyph_masks import (
    MARGIN,
    SHADOW_BLUR,
    SHADOW_DROP,
    GlyphMasks,
    PlacedMask,
    paint,
    transparent,
    union,
)
from makeafvdo.adapters.renderer.text.placing import PlacedCaption
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.typesetting import PlacedWord
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.styles import CaptionStyle

_HALO = 6
_ABOVE_BASELINE, _BELOW_BASELINE = 1.06, 0.36
"""Ems that Thai letters and their marks take: the height of a word's plate."""


class CaptionArt:
    """Premultiplied RGBA; its origin is `MARGIN` left of and above the caption's box."""

    def __init__(self, placed: PlacedCaption, style: CaptionStyle) -> None:
        self._style = style
        self._placed = placed
        self._whole = Box(
            x=0, y=0, width=_even(placed.box.width + 2 * MARGIN), height=_even(placed.box.height + 2 * MARGIN)
        )
        words = [self._glyph_masks(word) for word in placed.block.words]
        self._letters = [word.letters for word in words]
        self._outlines = [word.dilated(style.outline_width) for word in words] if style.outline_width else []
        self._halos = [word.dilated(_HALO) for word in words] if style.outline_width and style.spoken.plate else []
        self._background = self._drawn_background()

    def plain(self) -> Floats:
        """The whole caption without a highlight."""
        return self._drawn(self._whole, None)

    def highlighted(self, nth: int) -> tuple[Box, Floats]:
        """The part of the caption that a highlight of its `nth` word changes, and its pixels. Its sides are even."""
        masks = [self._letters[nth]]
        if self._style.spoken.plate:
            masks += [self._plate(nth), *self._halos[nth : nth + 1]]
        part = _even_box(masks, self._whole)
        return part, self._drawn(part, nth)

    def _drawn(self, part: Box, nth: int | None) -> Floats:
        """A plate lies below the outlines of its neighbours; a halo of its colour keeps them off the spoken word."""
        style, spoken = self._style, self._style.spoken
        rgba = self._background[part.y : part.bottom, part.x : part.right].copy()
        has_plate = nth is not None and spoken.plate is not None

        def paint_all(masks: Iterable[PlacedMask], colour: str, opacity: float = 1.0) -> None:
            for mask in masks:
                paint(rgba, mask, colour, opacity, (part.x, part.y))

        if nth is not None and spoken.plate:
            paint_all([self._plate(nth)], spoken.plate, spoken.plate_opacity)
        paint_all(
            (outline for other, outline in enumerate(self._outlines) if not (has_plate and other == nth)), style.outline
        )
        if nth is not None and spoken.plate:
            paint_all(self._halos[nth : nth + 1], spoken.plate, spoken.plate_opacity)
        paint_all((letters for other, letters in enumerate(self._letters) if other != nth), style.fill)
        if nth is not None:
            paint_all([self._letters[nth]], spoken.fill)
        return rgba

    def _drawn_background(self) -> Floats:
        """Its box, and the shadow of all outlines."""
        style, box, size = self._style, self._placed.box, (self._whole.width, self._whole.height)
        background = transparent(*size)
        if style.box:
            place = Box(x=MARGIN, y=MARGIN, width=box.width, height=box.height)
            paint(background, PlacedMask.of(rounded_box(*size, place, style.box_radius)), style.box, style.box_opacity)
        if self._outlines:
            shadow = shadow_of(union(self._outlines, *size), SHADOW_BLUR, SHADOW_DROP)
            paint(background, PlacedMask.of(shadow), "#000000", style.shadow)
        return background

    def _glyph_masks(self, word: PlacedWord) -> GlyphMasks:
        across, along = self._placed.edge
        reach = max(self._style.outline_width, _HALO)
        return GlyphMasks(word, self._style.font, self._placed.block.size, (across + MARGIN, along + MARGIN), reach)

    def _plate(self, nth: int) -> PlacedMask:
        style, size, word = self._style.spoken, self._placed.block.size, self._placed.block.words[nth]
        across, along = style.plate_padding
        left = self._placed.edge[0] + MARGIN + word.x - across
        baseline = self._placed.edge[1] + MARGIN + word.baseline
        width = typeface(self._style.font).width(word.text.rstrip(), size) + 2 * across
        top, bottom = baseline - _ABOVE_BASELINE * size - along, baseline + _BELOW_BASELINE * size + along
        top += (bottom - top) * style.plate_top
        place = Box(x=round(left), y=round(top), width=round(width), height=round(bottom - top))
        beside = round(abs(style.plate_slant) * place.height / 2) + 2
        corner = max(0, place.x - beside), max(0, place.y - 2)
        moved = place.model_copy(update={"x": place.x - corner[0], "y": place.y - corner[1]})
        plate = rounded_box(moved.right + beside, moved.bottom + 2, moved, style.plate_radius, style.plate_slant)
        return PlacedMask.of(plate, *corner)


def _even_box(masks: Iterable[PlacedMask], whole: Box) -> Box:
    """Around all of them, and within the whole."""
    boxes = [mask.box for mask in masks]
    left, top = (max(0, min(sides)) // 2 * 2 for sides in zip(*((box.x, box.y) for box in boxes), strict=True))
    right, bottom = (max(sides) for sides in zip(*((box.right, box.bottom) for box in boxes), strict=True))
    return Box(
        x=left, y=top, width=_even(min(right, whole.right) - left), height=_even(min(bottom, whole.bottom) - top)
    )


def _even(length: float) -> int:
    return int(np.ceil(length / 2)) * 2
