"""The lines of the on-screen text as pictures: text on its plate."""

from makeafvdo.adapters.renderer.image.shapes import rounded_box, soft, star
from makeafvdo.adapters.renderer.image.yuv import Floats
from makeafvdo.adapters.renderer.text.glyph_masks import MARGIN, SHADOW_BLUR, SHADOW_DROP, Patch, blank, lay
from makeafvdo.adapters.renderer.text.placing import STAR_EMS, PlacedLabel
from makeafvdo.adapters.renderer.text.thai_text import FINER, finer_field, shown, typeface
from makeafvdo.adapters.renderer.text.typesetting import Setting
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.storyboard import LabelKind

_STRIKE_UP, _STRIKE_WEIGHT = 0.27, 0.07


def label_art(placed: PlacedLabel, star_colour: str) -> Floats:
    """With a shadow under its plate; a star before a rating, a stroke through a price that was.

    Counted from `MARGIN` left of and above the label's box.
    """
    look, setting, kind = placed.look, placed.setting, placed.label.kind
    size = _even(placed.box.width + 2 * MARGIN), _even(placed.box.height + 2 * MARGIN)
    leaning = abs(look.slant) * placed.box.height / 2
    left, top = MARGIN + placed.padding[0] + leaning, MARGIN + placed.padding[1]
    art = blank(*size)
    if look.plate:
        plate = _plate(placed, size)
        lay(art, Patch.of(soft(plate, SHADOW_BLUR, SHADOW_DROP)), "#000000", look.shadow)
        lay(art, Patch.of(plate), look.plate, look.plate_opacity)
    if kind is LabelKind.RATING:
        lay(art, Patch.of(_star(size, left, top, setting)), star_colour)
        left += STAR_EMS * setting.size
    field = finer_field(*size)
    for word in setting.words:
        typeface(look.font).draw(field, word.text, setting.size, word.x + left, word.baseline + top)
    if kind is LabelKind.ORIGINAL_PRICE:
        _strike(field, setting, left, top)
    lay(art, Patch.of(shown(field)), look.fill)
    return art


def _plate(placed: PlacedLabel, size: tuple[int, int]) -> Floats:
    look = placed.look
    leaning = round(abs(look.slant) * placed.box.height / 2)
    place = Box(x=MARGIN + leaning, y=MARGIN, width=placed.box.width - 2 * leaning, height=placed.box.height)
    return rounded_box(*size, place, look.radius, look.slant)


def _star(size: tuple[int, int], left: float, top: float, setting: Setting) -> Floats:
    em = setting.size
    middle = left + STAR_EMS * em * 0.42, top + setting.words[0].baseline - 0.33 * em
    return star(*size, middle, radius=0.42 * em)


def _strike(field: Floats, setting: Setting, left: float, top: float) -> None:
    """A stroke through the middle of the digits, drawn into the field of the text itself."""
    weight = max(2.0, _STRIKE_WEIGHT * setting.size) * FINER
    middle = (top + setting.words[0].baseline - _STRIKE_UP * setting.size) * FINER
    start, end = round((left - 3) * FINER), round((left + setting.width + 3) * FINER)
    field[round(middle - weight / 2) : round(middle + weight / 2), start:end] = 1


def _even(length: float) -> int:
    return -(-int(length + 1) // 2) * 2
