"""Of all that a photo allows, the view that takes most of the frame while no caption meets the product."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.looks import TRIM, Look, Placed, clipped, crop_of, in_frame, meets_captions
from makeafvdo.domain.storyboards.motion import Motion, still_size
from makeafvdo.domain.storyboards.storyboard import Framing, PhotoFacts
from makeafvdo.domain.storyboards.styles import Layout, PictureStyle

CLOSER_BY = 1.15
"""A closer look at a photo shows it this much larger."""

_KEPT = 0.94
"""Of the product's width and height, that a picture shows."""
_KEPT_TO_FILL = {0.85: 1.0, 0.75: 0.9, 0.55: 0.8}
"""What it shows where otherwise it would take less than this of what captions leave free."""
_BETTER_FILLED = 0.01
_MARGIN = 1.04
"""A picture around a product leaves this much room."""
_SCALE_STEP, _SCALE_STEPS = 0.9, 16
_JUST_OVER = 1.004
SOFTER_TO_COVER = 1.25
"""So much further a picture is enlarged where it then covers its place: a strip left beside it looks like a mistake."""
_AS_GOOD = 0.002
"""Of its place: a wider view is preferred to one that takes so little more."""
_MARGINS = (0, 30, 70, 120, 180, 250)
"""Pixels that are left to the camera's movement between product and captions: the first that are enough."""
_AIM = 0.55
"""Where the middle of a product stands in what captions leave free and TikTok in sight, from its top to its foot: below
labels."""
_MISSED = 0.12
"""Of the product's size: what is around it that may be the product as well, where a picture goes behind captions."""
_LEAST_BAND = 0.72
"""Of the width or the height that captions leave free, that a picture takes where the photo has few pixels; below this
it is a card."""


class _Span(NamedTuple):
    """From and to, along one side of the frame."""

    start: float
    end: float


class _View(NamedTuple):
    look: Look
    used: float
    """The share of the pictures' place."""
    filled: float
    """The share of the width or of the height that captions leave free: the smaller."""
    scale: float


def widest_view(
    photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, *, is_closer: bool
) -> Look | None:
    """The view that takes most of the place; a little more of the product is cut off where that fills it far better."""
    views = list(_views(photo, layout, pictures, motion, _KEPT))
    for kept, well_filled in _KEPT_TO_FILL.items():
        if _most_filled(views) < well_filled:
            cut = list(_views(photo, layout, pictures, motion, kept))
            views = cut if _most_filled(cut) > _most_filled(views) + _BETTER_FILLED else views
    if not views:
        return None
    most = max(view.used for view in views)
    widest = min((view for view in views if view.used >= most - _AS_GOOD), key=lambda view: view.scale)
    closer = [view for view in views if view.scale >= CLOSER_BY * widest.scale and view.used >= widest.used - _AS_GOOD]
    return max(closer, key=lambda view: view.scale).look if is_closer and closer else widest.look


def _most_filled(views: Sequence[_View]) -> float:
    return max((view.filled for view in views), default=0.0)


def _views(photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, kept: float) -> Iterator[_View]:
    """From the largest the pixels and the product allow to the whole photo: each clear of the captions, and behind
    them too where they stand above a product that is known: what the salience map misses stands below, on the floor."""
    around, free = photo.product or _middle(photo), layout.band
    whole = min(free.width / (around.width * _MARGIN * kept), free.height / (around.height * _MARGIN * kept))
    sharp = pictures.most_enlarged / motion.nearest
    largest = min(whole, sharp)
    covering = [box.width / photo.width for box in (free, layout.pictures)]
    covering += [box.height / photo.height for box in (free, layout.pictures)]
    scales = [largest * _SCALE_STEP**nth for nth in range(_SCALE_STEPS)]
    scales += [scale * _JUST_OVER for scale in covering if scale * _JUST_OVER < min(whole, sharp * SOFTER_TO_COVER)]
    may_go_behind = photo.product is not None and layout.captions.bottom <= free.y
    frees = [_freed(free, layout.pictures, room) for room in _MARGINS] if may_go_behind else []
    for scale in sorted(scales, reverse=True):
        behind = (_view_at(photo, scale, layout.pictures, freed, layout, motion, kept) for freed in frees)
        yield from filter(
            None, (_view_at(photo, scale, free, free, layout, motion, kept), next(filter(None, behind), None))
        )
        if scale <= min(layout.pictures.width / photo.width, layout.pictures.height / photo.height):
            return


def _view_at(
    photo: PhotoFacts, scale: float, within: Box, free: Box, layout: Layout, motion: Motion, kept: float
) -> _View | None:
    """`scale`: frame pixels for each of the photo's where the camera is farthest. None where a caption would meet the
    product, or too little of it or of the place is seen."""
    product, place = photo.product or _middle(photo), layout.pictures
    guarded = _guarded(product, photo)
    held = _held(product, guarded, within, free)
    across = _laid(photo.width * scale, (held.x * scale, held.right * scale), _x(within), _x(free))
    down = _laid(
        photo.height * scale, (held.y * scale, held.bottom * scale), _y(within), _y(free), layout.visible.bottom
    )
    window = _even_within(across, down, within)
    if window is None or max(window.width / free.width, window.height / free.height) < _LEAST_BAND:
        return None
    width, height = still_size(window, motion)
    closeness = scale * motion.nearest / max(width / photo.width, height / photo.height)
    focus = (
        (window.x + window.width / 2 - across.start) / scale / photo.width,
        (window.y + window.height / 2 - down.start) / scale / photo.height,
    )
    framing = Framing.FILL if window == place else Framing.BAND
    look = Look(framing, max(1.0, round(closeness, 4)), _rounded(*focus), None if window == place else window)
    crop = crop_of(photo, window, motion, look.closeness, look.focus)
    whole = in_frame(product, crop, window, motion)
    seen, kept_off = clipped(whole, window), clipped(in_frame(guarded, crop, window, motion), window)
    if seen is None or not are_alike(seen, whole, kept):
        return None
    if window.overlaps(layout.captions) and kept_off and meets_captions(kept_off, layout):
        return None
    filled = min(window.width / layout.band.width, window.height / layout.band.height)
    return _View(look, window.width * window.height / (place.width * place.height), filled, scale)


def are_alike(seen: Box, whole: Placed, kept: float) -> bool:
    return seen.width >= kept * (whole.right - whole.left) and seen.height >= kept * (whole.bottom - whole.top)


def _guarded(product: Box, photo: PhotoFacts) -> Box:
    """With room for what the salience map misses of it."""
    left, top = max(0, round(product.x - _MISSED * product.width)), max(0, round(product.y - _MISSED * product.height))
    right = min(photo.width, round(product.right + _MISSED * product.width))
    bottom = min(photo.height, round(product.bottom + _MISSED * product.height))
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _held(product: Box, guarded: Box, within: Box, free: Box) -> Box:
    """What has to stay in what is free: all that is guarded on the sides on which captions are."""
    left, top = guarded.x if free.x > within.x else product.x, guarded.y if free.y > within.y else product.y
    right = guarded.right if free.right < within.right else product.right
    bottom = guarded.bottom if free.bottom < within.bottom else product.bottom
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _laid(
    length: float, product: tuple[float, float], place: _Span, free: _Span, visible_to: float = math.inf
) -> _Span:
    """Where a picture of this length lies along one side: the product in `free`, the place covered as far as can be,
    and the middle of the product at its aim as far as that allows."""
    first, last = product
    earliest, latest = free.start - first, free.end - last
    if earliest > latest:  # it is larger than what is free: it leaves the place where no caption is
        at_start, at_end = free.start == place.start, free.end == place.end
        earliest = latest = (earliest + latest) / 2 if at_start == at_end else latest if at_start else earliest
    aimed = free.start + (min(free.end, visible_to) - free.start) * _AIM - (first + last) / 2
    covering = place.end - length, place.start
    start = min(max(aimed, min(covering)), max(covering))
    return _Span(min(max(start, earliest), latest), min(max(start, earliest), latest) + length)


def _freed(free: Box, place: Box, room: int) -> Box:
    """Without `room` pixels along those of its sides beyond which captions may be."""
    left, top = free.x + room * (free.x > place.x), free.y + room * (free.y > place.y)
    right, bottom = free.right - room * (free.right < place.right), free.bottom - room * (free.bottom < place.bottom)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _middle(photo: PhotoFacts) -> Box:
    """What is shown at least of a photo in which nobody knows where the product is."""
    width, height = round(photo.width * (1 - TRIM)), round(photo.height * (1 - TRIM))
    left = min(max(round(photo.focus[0] * photo.width - width / 2), 0), photo.width - width)
    top = min(max(round(photo.focus[1] * photo.height - height / 2), 0), photo.height - height)
    return Box(x=left, y=top, width=max(1, width), height=max(1, height))


def _rounded(across: float, down: float) -> tuple[float, float]:
    return round(across, 4), round(down, 4)


def _x(box: Box) -> _Span:
    return _Span(box.x, box.right)


def _y(box: Box) -> _Span:
    return _Span(box.y, box.bottom)


def _even_within(across: _Span, down: _Span, place: Box) -> Box | None:
    """The part of the place that a picture covers, with even sides."""
    left, top = (math.ceil(max(span.start, side) / 2) * 2 for span, side in ((across, place.x), (down, place.y)))
    right, bottom = (
        math.floor(min(span.end, side) / 2) * 2 for span, side in ((across, place.right), (down, place.bottom))
    )
    return Box(x=left, y=top, width=right - left, height=bottom - top) if left < right and top < bottom else None
