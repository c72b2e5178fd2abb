"""Words as pictures: colour times alpha, and alpha (`planes.to_sprite` makes them ready for a frame)."""

from collections.abc import Sequence

import cv2
import numpy as np

from makeafvdo.adapters.renderer.pixels import rgb
from makeafvdo.adapters.renderer.placing import STAR_EMS, PlacedCaption, PlacedLabel
from makeafvdo.adapters.renderer.planes import Floats
from makeafvdo.adapters.renderer.shapes import rounded_box, soft, star
from makeafvdo.adapters.renderer.thai_text import FINER, finer_field, shown, typeface
from makeafvdo.adapters.renderer.typesetting import PlacedWord, Setting
from makeafvdo.domain.layout import Box
from makeafvdo.domain.storyboard import LabelKind
from makeafvdo.domain.styles import CaptionLook

MARGIN = 40
"""Room around type and plates for shadow and a moment of growth; even."""

_SHADOW_BLUR = 9
_SHADOW_DROP = 5
_HALO = 6
_ABOVE_BASELINE, _BELOW_BASELINE = 1.06, 0.36
"""What Thai letters and their marks take of an em: how high a word's plate is."""
_STRIKE_UP, _STRIKE_WEIGHT = 0.27, 0.07


class CaptionArt:
    """One caption, drawn once; `spoken` lights up a single word of it."""

    def __init__(self, placed: PlacedCaption, look: CaptionLook) -> None:
        self._look = look
        self._placed = placed
        self._size = _even(placed.box.width + 2 * MARGIN), _even(placed.box.height + 2 * MARGIN)
        setting = placed.setting
        self._words = [shown(self._coverage(word)) for word in setting.words]
        self._edges = [self._edge_of(word, look.outline_width) for word in setting.words]
        self._box = self._boxed()
        self._outlined = self._with_outlines(self._box, self._edges)

    def spoken(self, nth: int) -> Floats:
        """A plate lies below the outlines of its neighbours; a halo of its colour keeps them off the spoken word."""
        look, words = self._look.spoken, self._placed.setting.words
        art = self._outlined
        if look.plate:
            plate = self._plate(words[nth]) * look.plate_opacity
            art = _over(self._box, _tinted(plate, look.plate))
            art = self._with_outlines(art, [*self._edges[:nth], *self._edges[nth + 1 :]])
            art = _over(art, _tinted(self._edge_of(words[nth], _HALO) * look.plate_opacity, look.plate))
        art = self._filled(art, [*self._words[:nth], *self._words[nth + 1 :]], self._look.fill)
        return self._filled(art, [self._words[nth]], look.fill)

    def _filled(self, art: Floats, words: Sequence[Floats], colour: str) -> Floats:
        return _over(art, _tinted(np.max(words, axis=0), colour)) if words else art

    def _coverage(self, word: PlacedWord) -> Floats:
        across, along = self._placed.edge
        return _drawn(self._placed.setting, [word], self._look.font, self._size, (across + MARGIN, along + MARGIN))

    def _with_outlines(self, art: Floats, edges: Sequence[Floats]) -> Floats:
        look = self._look
        if not look.outline_width or not edges:
            return art
        edge = np.max(edges, axis=0)
        art = _over(art, _tinted(soft(edge, _SHADOW_BLUR, _SHADOW_DROP) * look.shadow, "#000000"))
        return _over(art, _tinted(edge, look.outline))

    def _edge_of(self, word: PlacedWord, width: int) -> Floats:
        """All that is nearer than `width` to the letters, and the letters; looked for only around them."""
        field = self._coverage(word)
        rows, columns = (np.flatnonzero((field >= 0.5).any(axis=axis)) for axis in (1, 0))
        if not self._look.outline_width or not rows.size:
            return np.zeros((self._size[1], self._size[0]), np.float32)
        reach = (width + 1) * FINER
        around = tuple(slice(max(0, int(part[0]) - reach), int(part[-1]) + reach) for part in (rows, columns))
        outside = cv2.distanceTransform((field[around] < 0.5).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        edge = np.zeros_like(field)
        edge[around] = np.clip(width * FINER + 0.5 - outside, 0, 1)
        return shown(edge)

    def _boxed(self) -> Floats:
        look, box = self._look, self._placed.box
        if look.box is None:
            return np.zeros((self._size[1], self._size[0], 4), np.float32)
        place = Box(x=MARGIN, y=MARGIN, width=box.width, height=box.height)
        return _tinted(rounded_box(*self._size, place, look.box_radius) * look.box_opacity, look.box)

    def _plate(self, word: PlacedWord) -> Floats:
        look, size = self._look.spoken, self._placed.setting.size
        across, along = look.plate_padding
        left = self._placed.edge[0] + MARGIN + word.x - across
        baseline = self._placed.edge[1] + MARGIN + word.baseline
        width = typeface(self._look.font).width(word.text.rstrip(), size) + 2 * across
        top, bottom = baseline - _ABOVE_BASELINE * size - along, baseline + _BELOW_BASELINE * size + along
        top += (bottom - top) * look.plate_top
        place = Box(x=round(left), y=round(top), width=round(width), height=round(bottom - top))
        return rounded_box(*self._size, place, look.plate_radius, look.plate_slant)


def label_art(placed: PlacedLabel, star_colour: str) -> Floats:
    """Text on its plate, with a shadow under it; a star before a rating, a stroke through a price that was."""
    look, setting, kind = placed.look, placed.setting, placed.label.kind
    size = _even(placed.box.width + 2 * MARGIN), _even(placed.box.height + 2 * MARGIN)
    leaning = abs(look.slant) * placed.box.height / 2
    left, top = MARGIN + placed.padding[0] + leaning, MARGIN + placed.padding[1]
    art = _plated(placed, size)
    if kind is LabelKind.RATING:
        art = _over(art, _tinted(_star(size, left, top, setting), star_colour))
        left += STAR_EMS * setting.size
    field = _drawn(setting, setting.words, look.font, size, (left, top))
    if kind is LabelKind.ORIGINAL_PRICE:
        _strike(field, setting, left, top)
    return _over(art, _tinted(shown(field), look.fill))


def grown(art: Floats, scale: float, opacity: float, down: float = 0.0) -> Floats:
    """The art drawn `scale` times as large around its middle, lower, and fainter."""
    height, width = art.shape[:2]
    matrix = np.array([[scale, 0, (1 - scale) * (width - 1) / 2], [0, scale, (1 - scale) * (height - 1) / 2 + down]])
    return np.asarray(cv2.warpAffine(art, matrix, (width, height), flags=cv2.INTER_LINEAR), np.float32) * opacity


def _plated(placed: PlacedLabel, size: tuple[int, int]) -> Floats:
    look = placed.look
    if look.plate is None:
        return np.zeros((size[1], size[0], 4), np.float32)
    leaning = round(abs(look.slant) * placed.box.height / 2)
    place = Box(x=MARGIN + leaning, y=MARGIN, width=placed.box.width - 2 * leaning, height=placed.box.height)
    plate = rounded_box(*size, place, look.radius, look.slant)
    art = _tinted(soft(plate, _SHADOW_BLUR, _SHADOW_DROP) * look.shadow, "#000000")
    return _over(art, _tinted(plate * look.plate_opacity, look.plate))


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


def _drawn(
    setting: Setting, words: Sequence[PlacedWord], font: str, size: tuple[int, int], corner: tuple[float, float]
) -> Floats:
    """Some words of a setting, `FINER` times as large as shown, the block's top left at `corner`."""
    field = finer_field(*size)
    for word in words:
        typeface(font).draw(field, word.text, setting.size, word.x + corner[0], word.baseline + corner[1])
    return field


def _tinted(mask: Floats, colour: str) -> Floats:
    return mask[..., None] * np.array([*rgb(colour), 1], np.float32)


def _over(under: Floats, over: Floats) -> Floats:
    return over + under * (1 - over[..., 3:])


def _even(length: float) -> int:
    return -(-int(length + 1) // 2) * 2
