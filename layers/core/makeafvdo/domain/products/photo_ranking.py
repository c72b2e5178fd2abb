"""Remove duplicate product photographs and order the others by use for a vertical video."""

from collections.abc import Sequence
from dataclasses import dataclass

MAX_PHOTOS = 12
LARGEST_USEFUL_SIDE = 3000
"""Pixels. More than a vertical video shows, even zoomed in."""

_MAX_THUMBNAIL_DIFFERENCE = 24
_MAX_ASPECT_DIFFERENCE = 0.03
_SMALL_SIDE = 600
_SOFT_BELOW = 8
_TEXT_FROM = 0.045
_WIDE_FROM = 2.0


@dataclass(frozen=True)
class PhotoFeatures:
    """Measured features of a photograph. Sides in pixels, as seen upright."""

    width: int
    height: int
    thumbnail: bytes
    """16 × 16 × RGB."""
    sharpness: int
    """Contrast of its sharpest edges, 0–255."""
    text_share: float
    """The share of its area that looks like text: sharp strokes on a flat background."""


def is_same_picture(one: PhotoFeatures, other: PhotoFeatures) -> bool:
    """Whether both are one picture in two sizes or qualities. Another colour or an added banner is another picture."""
    shapes = one.width / one.height, other.width / other.height
    if abs(shapes[0] / shapes[1] - 1) > _MAX_ASPECT_DIFFERENCE:
        return False
    parts = zip(one.thumbnail, other.thumbnail, strict=True)
    return all(abs(a - b) <= _MAX_THUMBNAIL_DIFFERENCE for a, b in parts)


def most_useful_first(photos: Sequence[PhotoFeatures]) -> list[int]:
    """Indexes into `photos`: of duplicates the largest, with text, small, soft and wide pictures last.

    Otherwise in the shop's own order.
    """
    return sorted(_without_repeats(photos), key=lambda place: _drawbacks(photos[place]))


def _without_repeats(photos: Sequence[PhotoFeatures]) -> list[int]:
    kept: list[int] = []
    for place, photo in enumerate(photos):
        twin = next((nth for nth, other in enumerate(kept) if is_same_picture(photo, photos[other])), None)
        if twin is None:
            kept.append(place)
        elif photo.width > photos[kept[twin]].width:
            kept[twin] = place
    return kept


def _drawbacks(photo: PhotoFeatures) -> tuple[bool, int]:
    """Text on a picture outweighs all else."""
    is_small = min(photo.width, photo.height) < _SMALL_SIDE
    is_soft = photo.sharpness < _SOFT_BELOW
    is_wide = photo.width / photo.height >= _WIDE_FROM
    return photo.text_share >= _TEXT_FROM, is_small + is_soft + is_wide
