"""What is drawn over the shots: captions in time with the voice, and the labels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin

from makeafvdo.adapters.renderer.image.sprite import Sprite, rgba_to_sprite
from makeafvdo.adapters.renderer.text.caption_art import CaptionArt
from makeafvdo.adapters.renderer.text.glyph_masks import MARGIN
from makeafvdo.adapters.renderer.text.label_art import label_art
from makeafvdo.adapters.renderer.text.placing import PlacedCaption, PlacedLabel, place_caption, place_labels
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.storyboard import Caption, LabelKind, Storyboard
from makeafvdo.domain.storyboards.styles import CaptionStyle, Style

_CAPTION_ENTRANCE_FRAMES, _LABEL_ENTRANCE_FRAMES, _PULSE_FRAMES = 5, 12, 16
_PULSE_GROWTH = 0.1
_LABELS_CACHED, _CAPTIONS_CACHED = 8, 3
_RISE_PIXELS = 34
_PUNCH_GROWTH = 0.2
_BOLD_ENTRANCES = {LabelKind.PRICE, LabelKind.DISCOUNT, LabelKind.END_CARD}


@dataclass(frozen=True)
class Overlay:
    """Drawn from `start` up to, not including, `end`; `sprite` draws any frame in between."""

    start: int
    end: int
    sprite: Callable[[int], Sprite]


def overlays(board: Storyboard, style: Style) -> list[Overlay]:
    """In the order they are drawn: labels below, captions on top."""
    captions = (
        Overlay(caption.start_frame, caption.end_frame, _caption_sprites(caption, board, style))
        for caption in board.captions
    )
    return [*_labels(board, style), *captions]


@lru_cache(_CAPTIONS_CACHED)
def _plain_caption(placed: PlacedCaption, style: CaptionStyle) -> tuple[CaptionArt, Sprite]:
    """Cached: two segments of a video often draw the same caption."""
    art = CaptionArt(placed, style)
    return art, rgba_to_sprite(art.plain(), _even(placed.box.x - MARGIN), _even(placed.box.y - MARGIN))


def _caption_sprites(caption: Caption, board: Storyboard, style: Style) -> Callable[[int], Sprite]:
    """Drawn when its first frame comes; then it enters, and is highlighted word by word."""
    words, caption_style = [word.text for word in caption.words], style.captions_of(is_hook=caption.is_hook)
    area = style.layout[board.format].of_scene(is_opening=caption.is_hook).captions
    placed = place_caption(words, caption_style, CANVASES[board.format], area)

    @lru_cache(maxsize=1)
    def highlighted(spoken: int) -> Sprite:
        art, plain = _plain_caption(placed, caption_style)
        part, highlight = art.highlighted(spoken)
        return plain.patched(rgba_to_sprite(highlight, plain.x + part.x, plain.y + part.y))

    @lru_cache(maxsize=1)
    def at_rest(spoken: int) -> Sprite:
        return highlighted(spoken).trimmed()

    def sprite(frame: int) -> Sprite:
        age = frame - caption.start_frame + 1
        spoken = max((nth for nth, word in enumerate(caption.words) if word.start_frame <= frame), default=0)
        if age < _CAPTION_ENTRANCE_FRAMES:
            return _entrance(highlighted(spoken), age / _CAPTION_ENTRANCE_FRAMES, caption_style.enters)
        return at_rest(spoken)

    return sprite


def _entrance(sprite: Sprite, progress: float, how: str) -> Sprite:
    progress = _eased_out(progress)
    match how:
        case "pop":
            return sprite.scaled(0.88 + 0.12 * progress, progress)
        case "rise":
            return sprite.scaled(1, progress, down=_RISE_PIXELS * (1 - progress))
        case "punch":
            return sprite.scaled(1 - _PUNCH_GROWTH * (1 - progress), 1)
        case "still":
            return sprite
        case _:
            return sprite.scaled(1, progress)


def _labels(board: Storyboard, style: Style) -> Iterator[Overlay]:
    for placed in place_labels(board.labels, style, style.layout[board.format], board.own_nouns):
        yield Overlay(placed.label.start_frame, board.frames, _label_sprites(placed, style.labels.star))


@lru_cache(_LABELS_CACHED)
def _label_at_rest(placed: PlacedLabel, star: str) -> tuple[Sprite, Sprite]:
    """With room to be scaled up, and trimmed. Cached: every segment of a video draws the same labels."""
    label = rgba_to_sprite(label_art(placed, star), _even(placed.box.x - MARGIN), _even(placed.box.y - MARGIN))
    return label, label.trimmed()


def _label_sprites(placed: PlacedLabel, star: str) -> Callable[[int], Sprite]:
    label = placed.label
    timeless = placed._replace(label=label.model_copy(update={"start_frame": 0, "beats": ()}))
    still, at_rest = _label_at_rest(timeless, star)

    def sprite(frame: int) -> Sprite:
        age = frame - label.start_frame + 1
        if age < _LABEL_ENTRANCE_FRAMES and label.start_frame:
            progress = _eased_out(age / _LABEL_ENTRANCE_FRAMES)
            if placed.style.enters == "slide":
                return still.scaled(1, 1, right=(progress - 1) * (placed.box.width + MARGIN))
            overshot = 0.6 + 0.4 * _overshot(age / _LABEL_ENTRANCE_FRAMES)
            return still.scaled(overshot if label.kind in _BOLD_ENTRANCES else 0.9 + 0.1 * progress, progress)
        beat = next((frame - beat for beat in label.beats if 0 < frame - beat < _PULSE_FRAMES), 0)
        return still.scaled(1 + _PULSE_GROWTH * sin(pi * beat / _PULSE_FRAMES), 1) if beat else at_rest

    return sprite


def _eased_out(progress: float) -> float:
    """Cubic ease-out."""
    return 1 - (1 - progress) ** 3


def _overshot(progress: float) -> float:
    """Ease-out that overshoots and comes back."""
    back = 1.7
    return 1 + (back + 1) * (progress - 1) ** 3 + back * (progress - 1) ** 2


def _even(position: float) -> int:
    return int(position // 2) * 2
