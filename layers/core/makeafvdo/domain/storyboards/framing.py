"""How a photo is shown in a place of another shape: the product in clear view, no caption on it, the frame in use.

The picture takes as much of its place as the photo reaches while the product stands where no caption is: all of it, or
a band of it, behind the captions too where there is only floor or wall. Where it has too few pixels for that it lies on
a card. A photo that was shown before is looked at in detail.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.motion import Motion, still_size, view
from makeafvdo.domain.storyboards.storyboard import Framing, PhotoFacts, Shot
from makeafvdo.domain.storyboards.styles import Layout, PictureStyle, Style

MAX_CARD_ENLARGEMENT = 2.0
"""Frame pixels for each pixel of a photo on a card, at most."""
MAX_DETAIL_ENLARGEMENT = 2.0
"""And of one that is looked at in detail, where its style allows no more."""
NOTED_ENLARGEMENT = 1.5
"""Enlarged beyond this a photo looks soft, and the storyboard notes it."""

_TRIM = 0.15
_KEPT = 0.94
"""Of the product's width and height, that a picture shows."""
_KEPT_TO_FILL = {0.85: 1.0, 0.75: 0.9, 0.55: 0.8}
"""What it shows where otherwise it would take less than this of what captions leave free."""
_BETTER_FILLED = 0.01
_MARGIN = 1.04
"""A picture around a product leaves this much room."""
_SCALE_STEP, _SCALE_STEPS = 0.9, 16
_JUST_OVER = 1.004
_AS_GOOD = 0.01
"""Of its place: a wider view is preferred to one that takes so little more."""
_MARGINS = (0, 30, 70, 120, 180, 250)
"""Pixels that are left to the camera's movement between product and captions: the first that are enough."""
_CLOSER_BY = 1.15
_DETAIL_SHARE, _LEAST_DETAIL = 0.48, 0.86
"""Of a product's longer side, that a look at a detail shows, and at most."""
_DETAIL_PLACES = (0.34, 0.66)
_AIM = 0.55
"""Where the middle of a product stands in what captions leave free and TikTok in sight, from its top to its foot: below
labels."""
_MISSED, _MISSED_BELOW = 0.12, 0.5
"""Of the product's size: what is around it that may be the product as well, where a picture goes behind captions."""
_ROOM = 12
"""Pixels between a product and captions."""
_SMALLER = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6)
"""How large a cut-out stands: the first at which no camera carries it into the captions."""
_LARGE_ENOUGH = 0.9
_LEAST_BAND = 0.72
"""Of the width or the height that captions leave free, that a picture takes where the photo has few pixels; below this
it is a card."""


class Look(NamedTuple):
    """How a shot shows its photo; the fields are those of `Shot`."""

    framing: Framing
    closeness: float = 1.0
    focus: tuple[float, float] = (0.5, 0.5)
    window: Box | None = None


def frame_photo(photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, times_shown: int) -> Look:
    """`times_shown`: how often this photo was shown before. First it is whole, then two details, whole again, ..."""
    is_closer = times_shown % 3 > 0
    detail = _detail(photo, layout, pictures, motion, times_shown - times_shown // 3 - 1) if is_closer else None
    if detail:
        return detail
    if photo.is_cutout:
        return Look(Framing.STUDIO, _studio_closeness(photo, layout, motion))
    if photo.product is None:
        filling = _unknown_filling(photo, layout.pictures, pictures, is_closer=is_closer)
        if filling:
            return filling
    return _widest(photo, layout, pictures, motion, is_closer=is_closer) or Look(Framing.CARD)


def frame_with(
    photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motions: Sequence[Motion], times_shown: int
) -> tuple[Motion, Look]:
    """The first camera, in turn, under which the product is about as large as its place allows, or else the best."""
    framed = [(motion, frame_photo(photo, layout, pictures, motion, times_shown)) for motion in motions[:1]]
    if _size(*framed[0]) < _LARGE_ENOUGH:
        framed += [(motion, frame_photo(photo, layout, pictures, motion, times_shown)) for motion in motions[1:]]
    return next((each for each in framed if _size(*each) >= _LARGE_ENOUGH), max(framed, key=lambda each: _size(*each)))


def _size(motion: Motion, look: Look) -> float:
    """Of a product, compared with its stage; a picture that fills a part of its place has no such limit, and a card is
    less than either."""
    if look.framing is Framing.STUDIO:
        return look.closeness * motion.nearest
    return 0.5 if look.framing is Framing.CARD else 1.0


def enlargement(photo: PhotoFacts, place: Box) -> float:
    """Frame pixels for each pixel of a photo that fills the place."""
    return max(place.width / photo.width, place.height / photo.height)


def seen_product(photo: PhotoFacts, shot: Shot, layout: Layout, style: Style) -> Box | None:
    """The box in the frame that the product takes while this shot lasts, as far as it is seen; None where nobody knows
    where it is."""
    if photo.product is None:
        return None
    match shot.framing:
        case Framing.STUDIO:
            return _standing(photo.product, layout, shot.motion, shot.closeness)
        case Framing.CARD:
            window = card_place(photo.width, photo.height, layout.stage, style.card.border)
        case Framing.BAND:
            window = shot.window or layout.pictures
        case Framing.FILL:
            window = layout.pictures
    crop = _crop(photo, window, shot.motion, shot.closeness, shot.focus)
    return _clipped(_in_frame(photo.product, crop, window, shot.motion), window)


def card_place(width: float, height: float, stage: Box, border: int) -> Box:
    """Where a photo of this size stands on its card: whole, or nearly, in the middle of the stage."""
    wide, tall = _trimmed(width, height, stage)
    room = Box(x=stage.x + border, y=stage.y + border, width=stage.width - 2 * border, height=stage.height - 2 * border)
    return _fitted(wide, tall, room, MAX_CARD_ENLARGEMENT)


def product_place(width: int, height: int, stage: Box, closeness: float) -> Box:
    """Where a cut-out product of this size stands."""
    return _fitted(width, height, stage, MAX_CARD_ENLARGEMENT, closeness)


def times_enlarged(photo: PhotoFacts, shot: Shot, layout: Layout, style: Style) -> float:
    """Frame pixels for each photo pixel where the camera of this shot is nearest."""
    nearest = shot.motion.nearest
    match shot.framing:
        case Framing.FILL:
            return enlargement(photo, layout.pictures) * shot.closeness * nearest
        case Framing.BAND:
            return enlargement(photo, shot.window or layout.pictures) * shot.closeness * nearest
        case Framing.CARD:
            wide, _ = _trimmed(photo.width, photo.height, layout.stage)
            return card_place(photo.width, photo.height, layout.stage, style.card.border).width / wide * nearest
        case Framing.STUDIO:
            product = photo.product or Box(x=0, y=0, width=photo.width, height=photo.height)
            return (
                product_place(product.width, product.height, layout.stage, shot.closeness).width
                / product.width
                * nearest
            )


class _Placed(NamedTuple):
    """A box between pixels."""

    left: float
    top: float
    right: float
    bottom: float


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


def _unknown_filling(photo: PhotoFacts, place: Box, pictures: PictureStyle, *, is_closer: bool) -> Look | None:
    """Over the whole place, around the focus: nobody knows where the product is."""
    closeness = _CLOSER_BY if is_closer else 1.0
    has_pixels = enlargement(photo, place) * closeness <= pictures.most_enlarged
    if 1 - _shape_kept(photo, place) > pictures.most_cut or not has_pixels:
        return None
    return Look(Framing.FILL, closeness, photo.focus)


def _widest(
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
    closer = [view for view in views if view.scale >= _CLOSER_BY * widest.scale and view.used >= widest.used - _AS_GOOD]
    return max(closer, key=lambda view: view.scale).look if is_closer and closer else widest.look


def _most_filled(views: Sequence[_View]) -> float:
    return max((view.filled for view in views), default=0.0)


def _views(photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, kept: float) -> Iterator[_View]:
    """From the largest the pixels and the product allow to the whole photo: each clear of the captions, and behind
    them too where it is known that the product is not."""
    around, free = photo.product or _middle(photo), layout.band
    largest = min(
        free.width / (around.width * _MARGIN * kept),
        free.height / (around.height * _MARGIN * kept),
        pictures.most_enlarged / motion.nearest,
    )
    covering = [box.width / photo.width for box in (free, layout.pictures)]
    covering += [box.height / photo.height for box in (free, layout.pictures)]
    scales = [largest * _SCALE_STEP**nth for nth in range(_SCALE_STEPS)]
    scales += [scale * _JUST_OVER for scale in covering if scale * _JUST_OVER < largest]
    for scale in sorted(scales, reverse=True):
        frees = [_freed(free, layout.pictures, room) for room in _MARGINS] if photo.product else []
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
    crop = _crop(photo, window, motion, look.closeness, look.focus)
    whole = _in_frame(product, crop, window, motion)
    seen, kept_off = _clipped(whole, window), _clipped(_in_frame(guarded, crop, window, motion), window)
    if seen is None or not _are_alike(seen, whole, kept):
        return None
    if window.overlaps(layout.captions) and kept_off and _meets_captions(kept_off, layout):
        return None
    filled = min(window.width / layout.band.width, window.height / layout.band.height)
    return _View(look, window.width * window.height / (place.width * place.height), filled, scale)


def _guarded(product: Box, photo: PhotoFacts) -> Box:
    """With room for what the salience map misses of it: more often its foot than its head."""
    left, top = max(0, round(product.x - _MISSED * product.width)), max(0, round(product.y - _MISSED * product.height))
    right = min(photo.width, round(product.right + _MISSED * product.width))
    bottom = min(photo.height, round(product.bottom + _MISSED_BELOW * product.height))
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
    width, height = round(photo.width * (1 - _TRIM)), round(photo.height * (1 - _TRIM))
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


def _studio_closeness(photo: PhotoFacts, layout: Layout, motion: Motion) -> float:
    product = photo.product or Box(x=0, y=0, width=photo.width, height=photo.height)
    for closeness in _SMALLER:
        seen = _standing(product, layout, motion, closeness)
        if seen is None or not _meets_captions(seen, layout):
            return closeness
    return _SMALLER[-1]


def _standing(product: Box, layout: Layout, motion: Motion, closeness: float) -> Box | None:
    place = product_place(product.width, product.height, layout.stage, closeness)
    return _moved(_Placed(place.x, place.y, place.right, place.bottom), layout.pictures, motion)


def _meets_captions(seen: Box, layout: Layout) -> bool:
    captions = layout.captions
    return seen.overlaps(captions.model_copy(update={"y": captions.y - _ROOM, "height": captions.height + 2 * _ROOM}))


def _detail(photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, nth: int) -> Look | None:
    """The product from so near that only a part of it is seen, around its `nth` point of interest; None without the
    pixels for it."""
    if photo.product is None or not photo.has_ground:
        return None
    product, window = photo.product, layout.band
    points = photo.points or _along(product, photo)
    longer = max(product.width, product.height)
    widest = min(photo.width, photo.height * window.aspect)
    fewest = window.width * motion.nearest / max(pictures.most_enlarged, MAX_DETAIL_ENLARGEMENT)
    seen = max(longer * _DETAIL_SHARE * min(1.0, window.aspect), fewest)
    if seen > min(widest, longer * _LEAST_DETAIL):
        return None
    return Look(Framing.BAND, round(widest / seen, 4), points[nth % len(points)], window)


def _along(product: Box, photo: PhotoFacts) -> tuple[tuple[float, float], ...]:
    """Places on its longer axis."""
    is_tall = product.height > product.width
    across, down = (product.x, product.width), (product.y, product.height)
    return tuple(
        (
            (across[0] + across[1] * (0.5 if is_tall else share)) / photo.width,
            (down[0] + down[1] * (share if is_tall else 0.5)) / photo.height,
        )
        for share in _DETAIL_PLACES
    )


def _crop(photo: PhotoFacts, window: Box, motion: Motion, closeness: float, focus: tuple[float, float]) -> _Placed:
    """What of the photo the still shows, in its pixels: the renderer cuts it out by the same rule."""
    width, height = still_size(window, motion)
    scale = max(width / photo.width, height / photo.height) * closeness
    part_width, part_height = min(photo.width, width / scale), min(photo.height, height / scale)
    left = min(max(focus[0] * photo.width - part_width / 2, 0), photo.width - part_width)
    top = min(max(focus[1] * photo.height - part_height / 2, 0), photo.height - part_height)
    return _Placed(left, top, left + part_width, top + part_height)


def _in_frame(product: Box, crop: _Placed, window: Box, motion: Motion) -> _Placed:
    """All that the product takes of the frame during the shot, even outside of it."""
    width, height = still_size(window, motion)
    across, down = width / (crop.right - crop.left), height / (crop.bottom - crop.top)
    still = _Placed(
        (product.x - crop.left) * across,
        (product.y - crop.top) * down,
        (product.right - crop.left) * across,
        (product.bottom - crop.top) * down,
    )
    ways = [_at(still, window, motion, progress) for progress in (0.0, 1.0)]
    return _Placed(*(pick(edge) for pick, edge in zip((min, min, max, max), zip(*ways, strict=True), strict=True)))


def _at(still: _Placed, window: Box, motion: Motion, progress: float) -> _Placed:
    scale, left, top = view(window, motion, progress)
    return _Placed(
        window.x + (still.left - left) / scale,
        window.y + (still.top - top) / scale,
        window.x + (still.right - left) / scale,
        window.y + (still.bottom - top) / scale,
    )


def _moved(place: _Placed, pictures: Box, motion: Motion) -> Box | None:
    """A box of the frame that moves with a still as large as the camera needs it where it is nearest."""
    nearest = motion.nearest
    still = _Placed(*(side * nearest for side in _relative(place, pictures)))
    ways = [_at(still, pictures, motion, progress) for progress in (0.0, 1.0)]
    union = _Placed(*(pick(edge) for pick, edge in zip((min, min, max, max), zip(*ways, strict=True), strict=True)))
    return _clipped(union, pictures)


def _relative(place: _Placed, whole: Box) -> _Placed:
    return _Placed(place.left - whole.x, place.top - whole.y, place.right - whole.x, place.bottom - whole.y)


def _clipped(placed: _Placed, window: Box) -> Box | None:
    left, top = max(round(placed.left), window.x), max(round(placed.top), window.y)
    right, bottom = min(round(placed.right), window.right), min(round(placed.bottom), window.bottom)
    return Box(x=left, y=top, width=right - left, height=bottom - top) if left < right and top < bottom else None


def _are_alike(seen: Box, whole: _Placed, kept: float) -> bool:
    return seen.width >= kept * (whole.right - whole.left) and seen.height >= kept * (whole.bottom - whole.top)


def _shape_kept(photo: PhotoFacts, place: Box) -> float:
    """The share of the photo's longer side that is kept when it fills the place."""
    aspect = photo.width / photo.height
    return min(aspect, place.aspect) / max(aspect, place.aspect)


def _trimmed(width: float, height: float, stage: Box) -> tuple[float, float]:
    """Width and height of a photo whose longer side is cropped (by 15 % at most) towards the stage's aspect ratio."""
    if width / height > stage.aspect:
        return max(height * stage.aspect, width * (1 - _TRIM)), height
    return width, max(width / stage.aspect, height * (1 - _TRIM))


def _fitted(wide: float, tall: float, room: Box, largest: float, closeness: float = 1.0) -> Box:
    scale = min(room.width / wide, room.height / tall, largest) * closeness
    width, height = max(2, round(wide * scale)), max(2, round(tall * scale))
    return Box(x=room.x + (room.width - width) // 2, y=room.y + (room.height - height) // 2, width=width, height=height)
