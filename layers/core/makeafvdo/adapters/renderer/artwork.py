"""Words as pictures: colour times alpha, and alpha (`planes.to_sprite` makes them ready for a frame)."""

from collections.abc import Sequence

import cv2
import numpy as np

from makeafvdo.adapters.renderer.planes import Floats
from makeafvdo.adapters.renderer.shapes import rounded_box, soft
from makeafvdo.adapters.renderer.style import CaptionLook, LabelLook, rgb
from makeafvdo.adapters.renderer.thai_text import FINER, finer_field, shown, typeface
from makeafvdo.adapters.renderer.typesetting import Measure, PlacedWord, Setting, set_words, set_words_cut, sizes
from makeafvdo.domain.layout import Box

MARGIN = 40
"""Room around type and plates for outline, shadow and a moment of growth; even."""

_HARDLY_READABLE = 20
_SHADOW_BLUR = 9
_SHADOW_DROP = 5


class CaptionArt:
    """One caption, drawn once; `spoken` lights up a single word of it."""

    def __init__(self, words: Sequence[str], look: CaptionLook, box: Box) -> None:
        self.edge = look.outline_width
        measure = Measure(
            width=box.width - 2 * (self.edge + 1),
            height=box.height,
            sizes=sizes(look.size, _HARDLY_READABLE),
            line_height=look.line_height,
            is_centred=True,
        )
        setting = set_words(words, typeface(look.font), measure)
        if setting is None:
            raise ValueError("a caption with words longer than the frame is wide")
        self.setting = setting
        self._words = [shown(_coverage(setting, [word], look.font)) for word in setting.words]
        self._change = np.subtract(rgb(look.spoken_fill), rgb(look.fill), dtype=np.float32)
        self._plain = _outlined(_coverage(setting, setting.words, look.font), look)

    def spoken(self, nth: int) -> Floats:
        art = self._plain.copy()
        art[..., :3] += self._words[nth][..., None] * self._change
        return art


def label_art(words: Sequence[str], look: LabelLook, box: Box) -> Floats | None:
    """Text on its plate, with a shadow under it. None where not even one word fits."""
    across, along = look.padding
    measure = Measure(
        width=box.width - 2 * across,
        height=look.lines * look.line_height * look.size + 1,
        sizes=sizes(look.size, look.smallest_size),
        line_height=look.line_height,
        is_centred=False,
    )
    setting = set_words_cut(words, typeface(look.font), measure)
    if setting is None:
        return None
    text = shown(_coverage(setting, setting.words, look.font, (across, along)))
    height, width = text.shape
    place = Box(x=MARGIN, y=MARGIN, width=width - 2 * MARGIN, height=height - 2 * MARGIN)
    plate = rounded_box(width, height, place, look.radius)
    art = _tinted(soft(plate, _SHADOW_BLUR, _SHADOW_DROP) * look.shadow, "#000000")
    art = _over(art, _tinted(plate * look.plate_opacity, look.plate))
    return _over(art, _tinted(text, look.fill))


def grown(art: Floats, scale: float, opacity: float) -> Floats:
    """The art drawn `scale` times as large around its middle, and fainter."""
    height, width = art.shape[:2]
    matrix = np.array([[scale, 0, (1 - scale) * (width - 1) / 2], [0, scale, (1 - scale) * (height - 1) / 2]])
    return np.asarray(cv2.warpAffine(art, matrix, (width, height), flags=cv2.INTER_LINEAR), np.float32) * opacity


def _coverage(setting: Setting, words: Sequence[PlacedWord], font: str, padding: tuple[int, int] = (0, 0)) -> Floats:
    """Some words of a setting, `FINER` times as large as shown, with `MARGIN` and padding around the block."""
    width = _even(setting.width + 2 * (padding[0] + MARGIN))
    height = _even(setting.height + 2 * (padding[1] + MARGIN))
    field = finer_field(width, height)
    for word in words:
        x, baseline = word.x + padding[0] + MARGIN, word.baseline + padding[1] + MARGIN
        typeface(font).draw(field, word.text, setting.size, x, baseline)
    return field


def _outlined(mask: Floats, look: CaptionLook) -> Floats:
    outside = cv2.distanceTransform((mask < 0.5).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    edge = shown(np.clip(look.outline_width * FINER + 0.5 - outside, 0, 1).astype(np.float32))
    art = _tinted(soft(edge, _SHADOW_BLUR, _SHADOW_DROP) * look.shadow, "#000000")
    art = _over(art, _tinted(edge, look.outline))
    return _over(art, _tinted(shown(mask), look.fill))


def _tinted(mask: Floats, colour: str) -> Floats:
    return mask[..., None] * np.array([*rgb(colour), 1], np.float32)


def _over(under: Floats, over: Floats) -> Floats:
    return over + under * (1 - over[..., 3:])


def _even(length: float) -> int:
    return -(-int(length + 1) // 2) * 2
