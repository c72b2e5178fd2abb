"""What is laid over the pictures: captions in time with the voice, product name and price."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin

from makeafvdo.adapters.renderer.artwork import MARGIN, CaptionArt, grown, label_art
from makeafvdo.adapters.renderer.planes import Floats, Sprite, to_sprite
from makeafvdo.adapters.renderer.style import Style
from makeafvdo.adapters.renderer.thai_text import typeface
from makeafvdo.adapters.renderer.words import split_words
from makeafvdo.domain.layout import Canvas
from makeafvdo.domain.storyboard import Caption, Label, LabelKind, Storyboard

_CAPTION_ENTERS, _LABEL_ENTERS, _BEAT = 5, 12, 16
_LABEL_GAP = 14


@dataclass(frozen=True)
class Overlay:
    """Drawn from `start` up to, not including, `end`; `sprite` draws any frame in between."""

    start: int
    end: int
    sprite: Callable[[int], Sprite]


def overlays(board: Storyboard, canvas: Canvas, style: Style) -> list[Overlay]:
    """In the order they are laid: labels below, captions on top."""
    return [
        *_labels(board, canvas, style),
        *(
            Overlay(caption.start_frame, caption.end_frame, _caption_sprites(caption, canvas, style))
            for caption in board.captions
        ),
    ]


def _caption_sprites(caption: Caption, canvas: Canvas, style: Style) -> Callable[[int], Sprite]:
    """Drawn when its first frame comes: it pops in and lights up word by word."""

    @lru_cache(maxsize=1)
    def art() -> CaptionArt:
        return CaptionArt([word.text for word in caption.words], style.captions, canvas.captions)

    @lru_cache(maxsize=1)
    def drawn(spoken: int, age: int) -> Sprite:
        lit = art().spoken(spoken)
        if age < _CAPTION_ENTERS:
            part = _arriving(age / _CAPTION_ENTERS)
            lit = grown(lit, 0.88 + 0.12 * part, part)
        return to_sprite(lit, *caption_place(canvas, art()))

    def sprite(frame: int) -> Sprite:
        begun = [nth for nth, word in enumerate(caption.words) if word.start_frame <= frame]
        return drawn(max(begun, default=0), min(frame - caption.start_frame + 1, _CAPTION_ENTERS))

    return sprite


def caption_place(canvas: Canvas, art: CaptionArt) -> tuple[int, int]:
    """Top left of the art. In the middle of the frame, or as far left of it as TikTok's buttons ask for."""
    box, setting = canvas.captions, art.setting
    left = min((canvas.width - setting.width) / 2, box.right - art.edge - setting.width)
    top = box.y + (box.height - setting.height) / 2
    return _even(left - MARGIN), _even(top - MARGIN)


def _labels(board: Storyboard, canvas: Canvas, style: Style) -> Iterator[Overlay]:
    top = canvas.labels.y
    for label in board.labels:
        look = {LabelKind.TITLE: style.title, LabelKind.PRICE: style.price}.get(label.kind, style.note)
        art = label_art(split_words(label.text, typeface(look.font)), look, canvas.labels)
        if art is not None:
            at = _even(canvas.labels.x - MARGIN), _even(top - MARGIN)
            yield Overlay(label.start_frame, board.frames, _label_sprites(label, art, *at))
            top += art.shape[0] - 2 * MARGIN + _LABEL_GAP


def _label_sprites(label: Label, art: Floats, x: int, y: int) -> Callable[[int], Sprite]:
    still = to_sprite(art, x, y)

    def sprite(frame: int) -> Sprite:
        age = frame - label.start_frame + 1
        if age < _LABEL_ENTERS:
            part = _arriving(age / _LABEL_ENTERS)
            if label.kind is LabelKind.TITLE:
                return to_sprite(grown(art, 0.9 + 0.1 * part, part), x, y)
            return to_sprite(grown(art, 0.6 + 0.4 * _overshooting(age / _LABEL_ENTERS), part), x, y)
        beat = next((frame - beat for beat in label.beats if 0 < frame - beat < _BEAT), 0)
        return to_sprite(grown(art, 1 + 0.1 * sin(pi * beat / _BEAT), 1), x, y) if beat else still

    return sprite


def _arriving(part: float) -> float:
    """Fast, then gently to a stop."""
    return 1 - (1 - part) ** 3


def _overshooting(part: float) -> float:
    """A little too far, and back."""
    back = 1.7
    return 1 + (back + 1) * (part - 1) ** 3 + back * (part - 1) ** 2


def _even(position: float) -> int:
    return int(position // 2) * 2
