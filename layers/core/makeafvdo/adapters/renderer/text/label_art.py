"""Labels drawn: text on its plate."""

from makeafvdo.adapters.renderer.image.shapes import rounded_box, shadow_of, star, tick
from makeafvdo.adapters.renderer.image.yuv import Floats
from makeafvdo.adapters.renderer.text.glyph_masks import (
    MARGIN,
    SHADOW_BLUR,
    SHADOW_DROP,
    PlacedMask,
    paint,
    transparent,
)
from makeafvdo.adapters.renderer.text.placing import MARK_EMS, PlacedLabel
from makeafvdo.adapters.renderer.text.thai_text import SUPERSAMPLING, blank_coverage, downsampled, typeface
from makeafvdo.adapters.renderer.text.typesetting import TextBlock
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.storyboard import LabelKind

_STRIKE_UP, _STRIKE_WEIGHT = 0.27, 0.07


def label_art(placed: PlacedLabel, star_colour: str) -> Floats:
    """With a shadow under its plate; a star before a rating, a tick before a fact, a stroke through an original price.

    Premultiplied RGBA; its origin is `MARGIN` left of and above the label's box.
    """
    style, block, kind = placed.style, placed.block, placed.label.kind
    size = _even(placed.box.width + 2 * MARGIN), _even(placed.box.height + 2 * MARGIN)
    leaning = abs(style.slant) * placed.box.height / 2
    left, top = MARGIN + placed.padding[0] + leaning, MARGIN + placed.padding[1]
    rgba = transparent(*size)
    if style.plate:
        plate = _plate(placed, size)
        paint(rgba, PlacedMask.of(shadow_of(plate, SHADOW_BLUR, SHADOW_DROP)), "#000000", style.shadow)
        paint(rgba, PlacedMask.of(plate), style.plate, style.plate_opacity)
    if kind is LabelKind.RATING:
        paint(rgba, PlacedMask.of(star(*size, *_mark_place(left, top, block))), star_colour)
    elif style.tick:
        paint(rgba, PlacedMask.of(tick(*size, *_mark_place(left, top, block))), style.tick)
    left += MARK_EMS * block.size if placed.has_mark else 0
    coverage = blank_coverage(*size)
    for word in block.words:
        typeface(style.font).draw(coverage, word.text, block.size, word.x + left, word.baseline + top)
    if kind is LabelKind.ORIGINAL_PRICE:
        _strike(coverage, block, left, top)
    paint(rgba, PlacedMask.of(downsampled(coverage)), style.fill)
    return rgba


def _plate(placed: PlacedLabel, size: tuple[int, int]) -> Floats:
    style = placed.style
    leaning = round(abs(style.slant) * placed.box.height / 2)
    place = Box(x=MARGIN + leaning, y=MARGIN, width=placed.box.width - 2 * leaning, height=placed.box.height)
    return rounded_box(*size, place, style.radius, style.slant)


def _mark_place(left: float, top: float, block: TextBlock) -> tuple[tuple[float, float], float]:
    """Middle and radius of a mark before the first line."""
    em = block.size
    return (left + MARK_EMS * em * 0.42, top + block.words[0].baseline - 0.33 * em), 0.42 * em


def _strike(coverage: Floats, block: TextBlock, left: float, top: float) -> None:
    """A stroke through the middle of the digits, added to the text's own coverage."""
    weight = max(2.0, _STRIKE_WEIGHT * block.size) * SUPERSAMPLING
    middle = (top + block.words[0].baseline - _STRIKE_UP * block.size) * SUPERSAMPLING
    start, end = round((left - 3) * SUPERSAMPLING), round((left + block.width + 3) * SUPERSAMPLING)
    coverage[round(middle - weight / 2) : round(middle + weight / 2), start:end] = 1


def _even(length: float) -> int:
    return -(-int(length + 1) // 2) * 2
