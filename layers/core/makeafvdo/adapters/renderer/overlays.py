"""What is laid over the pictures: captions in time with the voice, and the lines of the script's on-screen text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin

from makeafvdo.adapters.renderer.artwork import MARGIN, CaptionArt, grown, label_art
from makeafvdo.adapters.renderer.placing import PlacedLabel, place_caption, place_labels
from makeafvdo.adapters.renderer.planes import Floats, Sprite, to_sprite
from makeafvdo.domain.layout import CANVASES
from makeafvdo.domain.storyboard import Caption, LabelKind, Storyboard
from makeafvdo.domain.styles import Style

_CAPTION_ENTERS, _LABEL_ENTERS, _BEAT = 5, 12, 16
_BEAT_GROWTH = 0.1
_LABELS_KEPT = 8
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


def _caption_sprites(caption: Caption, board: Storyboard, style: Style) -> Callable[[int], Sprite]:
    """Drawn when its first frame comes: it enters and lights up word by word."""
    words = [word.text for word in caption.words]
    placed = place_caption(words, style.captions, CANVASES[board.format], style.layout[board.format].captions)

    @lru_cache(maxsize=1)
    def art() -> CaptionArt:
        return CaptionArt(placed, style.captions)

    @lru_cache(maxsize=1)
    def drawn(spoken: int, age: int) -> Sprite:
        lit = art().spoken(spoken)
        if age < _CAPTION_ENTERS:
            lit = _entering(lit, age / _CAPTION_ENTERS, style.captions.enters)
        return to_sprite(lit, _even(placed.box.x - MARGIN), _even(placed.box.y - MARGIN))

    def sprite(frame: int) -> Sprite:
        begun = [nth for nth, word in enumerate(caption.words) if word.start_frame <= frame]
        return drawn(max(begun, default=0), min(frame - caption.start_frame + 1, _CAPTION_ENTERS))

    return sprite


def _entering(art: Floats, part: float, how: str) -> Floats:
    part = _arriving(part)
    match how:
        case "pop":
            return grown(art, 0.88 + 0.12 * part, part)
        case "rise":
            return grown(art, 1, part, _RISE * (1 - part))
        case _:
            return art * part


def _labels(board: Storyboard, style: Style) -> Iterator[Overlay]:
    for placed in place_labels(board.labels, style, style.layout[board.format]):
        yield Overlay(placed.label.start_frame, board.frames, _label_sprites(placed, style.labels.star))


@lru_cache(_LABELS_KEPT)
def _standing(placed: PlacedLabel, star: str) -> tuple[Floats, Sprite]:
    """Every piece of a video draws the same labels."""
    art = label_art(placed, star)
    return art, to_sprite(art, _even(placed.box.x - MARGIN), _even(placed.box.y - MARGIN))


def _label_sprites(placed: PlacedLabel, star: str) -> Callable[[int], Sprite]:
    label = placed.label
    art, still = _standing(placed._replace(label=label.model_copy(update={"start_frame": 0, "beats": ()})), star)
    x, y = still.x, still.y

    def sprite(frame: int) -> Sprite:
        age = frame - label.start_frame + 1
        if age < _LABEL_ENTERS and label.start_frame:
            part = _arriving(age / _LABEL_ENTERS)
            bold = 0.6 + 0.4 * _overshooting(age / _LABEL_ENTERS)
            return to_sprite(grown(art, bold if label.kind in _BOLD_ENTRANCES else 0.9 + 0.1 * part, part), x, y)
        beat = next((frame - beat for beat in label.beats if 0 < frame - beat < _BEAT), 0)
        return to_sprite(grown(art, 1 + _BEAT_GROWTH * sin(pi * beat / _BEAT), 1), x, y) if beat else still

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
