"""What is laid over the pictures: captions in time with the voice, and the lines of the script's on-screen text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin

from makeafvdo.adapters.renderer.image.yuv import Sprite, to_sprite
from makeafvdo.adapters.renderer.text.caption_art import CaptionArt
from makeafvdo.adapters.renderer.text.glyph_masks import MARGIN
from makeafvdo.adapters.renderer.text.label_art import label_art
from makeafvdo.adapters.renderer.text.placing import PlacedCaption, PlacedLabel, place_caption, place_labels
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.storyboard import Caption, LabelKind, Storyboard
from makeafvdo.domain.storyboards.styles import CaptionLook, Style

_CAPTION_ENTERS, _LABEL_ENTERS, _BEAT = 5, 12, 16
_BEAT_GROWTH = 0.1
_LABELS_KEPT, _CAPTIONS_KEPT = 8, 3
_RISE = 34
_BOLD_ENTRANCES = {LabelKind.PRICE, LabelKind.DISCOUNT, LabelKind.END_CARD}


@dataclass(frozen=True)
class Overlay:
    """Drawn from `start` up to, not including, `end`; `sprite` draws any frame in between."""

    start: int
    end: int
    sprite: Callable[[int], Sprite]


def overlays(board: Storyboard, style: Style) -> list[Overlay]:
    """In the order they are laid: labels below, captions on top."""
    captions = (
        Overlay(caption.start_frame, caption.end_frame, _caption_sprites(caption, board, style))
        for caption in board.captions
    )
    return [*_labels(board, style), *captions]


@lru_cache(_CAPTIONS_KEPT)
def _unlit(placed: PlacedCaption, look: CaptionLook) -> tuple[CaptionArt, Sprite]:
    """Two pieces of a video often draw the same caption."""
    art = CaptionArt(placed, look)
    return art, to_sprite(art.unlit(), _even(placed.box.x - MARGIN), _even(placed.box.y - MARGIN))


def _caption_sprites(caption: Caption, board: Storyboard, style: Style) -> Callable[[int], Sprite]:
    """Drawn when its first frame comes: it enters and lights up word by word."""
    words = [word.text for word in caption.words]
    placed = place_caption(words, style.captions, CANVASES[board.format], style.layout[board.format].captions)

    @lru_cache(maxsize=1)
    def lit(spoken: int) -> Sprite:
        art, unlit = _unlit(placed, style.captions)
        part, shining = art.lit(spoken)
        return unlit.patched(to_sprite(shining, unlit.x + part.x, unlit.y + part.y))

    @lru_cache(maxsize=1)
    def at_rest(spoken: int) -> Sprite:
        return lit(spoken).trimmed()

    def sprite(frame: int) -> Sprite:
        age = frame - caption.start_frame + 1
        spoken = max((nth for nth, word in enumerate(caption.words) if word.start_frame <= frame), default=0)
        if age < _CAPTION_ENTERS:
            return _entering(lit(spoken), age / _CAPTION_ENTERS, style.captions.enters)
        return at_rest(spoken)

    return sprite


def _entering(sprite: Sprite, part: float, how: str) -> Sprite:
    part = _arriving(part)
    match how:
        case "pop":
            return sprite.grown(0.88 + 0.12 * part, part)
        case "rise":
            return sprite.grown(1, part, _RISE * (1 - part))
        case _:
            return sprite.grown(1, part)


def _labels(board: Storyboard, style: Style) -> Iterator[Overlay]:
    for placed in place_labels(board.labels, style, style.layout[board.format]):
        yield Overlay(placed.label.start_frame, board.frames, _label_sprites(placed, style.labels.star))


@lru_cache(_LABELS_KEPT)
def _standing(placed: PlacedLabel, star: str) -> tuple[Sprite, Sprite]:
    """With room to grow, and without. Every piece of a video draws the same labels."""
    label = to_sprite(label_art(placed, star), _even(placed.box.x - MARGIN), _even(placed.box.y - MARGIN))
    return label, label.trimmed()


def _label_sprites(placed: PlacedLabel, star: str) -> Callable[[int], Sprite]:
    label = placed.label
    still, at_rest = _standing(placed._replace(label=label.model_copy(update={"start_frame": 0, "beats": ()})), star)

    def sprite(frame: int) -> Sprite:
        age = frame - label.start_frame + 1
        if age < _LABEL_ENTERS and label.start_frame:
            part = _arriving(age / _LABEL_ENTERS)
            bold = 0.6 + 0.4 * _overshooting(age / _LABEL_ENTERS)
            return still.grown(bold if label.kind in _BOLD_ENTRANCES else 0.9 + 0.1 * part, part)
        beat = next((frame - beat for beat in label.beats if 0 < frame - beat < _BEAT), 0)
        return still.grown(1 + _BEAT_GROWTH * sin(pi * beat / _BEAT), 1) if beat else at_rest

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
