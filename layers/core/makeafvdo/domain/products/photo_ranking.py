"""Which of a product's photographs are worth showing, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass

MAX_PHOTOS = 12
LARGEST_USEFUL_SIDE = 3000
"""Pixels. More than a vertical video shows, closest look included."""

_SAME_IN_EVERY_PART = 24
_SAME_SHAPE = 0.03
_SMALL_SIDE = 600
_SOFT_BELOW = 8
_WRITTEN_ON_FROM = 0.045
_WIDE_FROM = 2.0


@dataclass(frozen=True)
class PhotoLook:
    """What a photograph looks like to someone who cannot see it. Sides in pixels, as seen upright."""

    width: int
    height: int
    thumbnail: bytes
    """16 × 16 × RGB."""
    sharpness: int
    """How hard its hardest edges are, 0–255."""
    written_share: float
    """The part of its area that looks like printing: hard strokes on flat ground."""


def is_same_picture(one: PhotoLook, other: PhotoLook) -> bool:
    """The same picture in another size or quality. The same thing in another colour, or under a banner, is not."""
    shapes = one.width / one.height, other.width / other.height
    if abs(shapes[0] / shapes[1] - 1) > _SAME_SHAPE:
        return False
    parts = zip(one.thumbnail, other.thumbnail, strict=True)
    return all(abs(a - b) <= _SAME_IN_EVERY_PART for a, b in parts)


def most_useful_first(looks: Sequence[PhotoLook]) -> list[int]:
    """Places in `looks`: of pictures seen twice the largest, and last what serves a vertical video least.

    Otherwise the shop's own order stays: it knows its product.
    """
    return sorted(_without_repeats(looks), key=lambda place: _drawbacks(looks[place]))


def _without_repeats(looks: Sequence[PhotoLook]) -> list[int]:
    kept: list[int] = []
    for place, look in enumerate(looks):
        twin = next((nth for nth, other in enumerate(kept) if is_same_picture(look, looks[other])), None)
        if twin is None:
            kept.append(place)
        elif look.width > looks[kept[twin]].width:
            kept[twin] = place
    return kept


def _drawbacks(look: PhotoLook) -> tuple[bool, int]:
    """Promotion printed on a picture outweighs all else."""
    is_small = min(look.width, look.height) < _SMALL_SIDE
    is_soft = look.sharpness < _SOFT_BELOW
    is_wide = look.width / look.height >= _WIDE_FROM
    return look.written_share >= _WRITTEN_ON_FROM, is_small + is_soft + is_wide
