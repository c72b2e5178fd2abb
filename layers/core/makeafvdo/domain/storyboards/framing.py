"""How a photo is shown in a place of another shape: the product in clear view, no caption on it, the frame in use.

In the order of preference: the photo fills its place; it fills a band above the captions, over the whole width if the
product's shape allows; it lies on a card, where it has too few pixels for either.
"""

from collections.abc import Iterator
from typing import NamedTuple

from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.motion import Motion, still_size, view
from makeafvdo.domain.storyboards.storyboard import Framing, PhotoFacts, Shot
from makeafvdo.domain.storyboards.styles import Layout, PictureStyle, Style

MAX_CARD_ENLARGEMENT = 2.0
"""Frame pixels for each pixel of a photo on a card, at most."""
NOTED_ENLARGEMENT = 1.5
"""Enlarged beyond this a photo looks soft, and the storyboard notes it."""

_TRIM = 0.15
_KEPT = 0.94
"""Of the product's width and height, that a crop shows at least."""
_MARGIN = 1.08
"""A crop around a product leaves this much room."""
_CLOSER = (1.15, 1.3, 1.0)
_DETAIL_SHARE, _LEAST_DETAIL = 0.62, 1.25
"""Of a product's longer side, that a look at a detail shows, and at most."""
_DETAIL_PLACES = (0.34, 0.66)
_AIMS = (0.6, 0.5, 0.68, 0.4)
"""Where the middle of a product stands in what captions leave free, from its top to its foot: below labels first."""
_ROOM = 12
"""Pixels between a product and captions."""
_SMALLER = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82)
"""How large a cut-out stands: the first at which no camera carries it into the captions."""
_LEAST_SMALLER_BAND = 0.75
"""Of the size of its window, that a band still has where a photo has too few pixels; below this it is a card."""
_LEAST_BAND = 0.5
"""Of the height of the pictures' place, that a band over its whole width has at least."""


class Look(NamedTuple):
    """How a shot shows its photo; the fields are those of `Shot`."""

    framing: Framing
    closeness: float = 1.0
    focus: tuple[float, float] = (0.5, 0.5)
    window: Box | None = None


def frame_photo(photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, times_shown: int) -> Look:
    """`times_shown`: how often this photo was shown before; every second time it is closer."""
    is_closer = times_shown % 2 == 1
    if photo.is_cutout:
        detail = _detail(photo, layout, pictures, motion, times_shown) if is_closer else None
        return detail or Look(Framing.STUDIO, _studio_closeness(photo, layout, motion))
    for closeness in _CLOSER if is_closer else sorted(_CLOSER):
        look = _filling(photo, layout, pictures, motion, closeness)
        if look is not None and (is_closer or closeness == 1.0 or photo.product is not None):
            return look
    band = _band(photo, layout, pictures, motion, is_closer=is_closer)
    if band and is_closer and band.closeness < _CLOSER[0]:
        return _detail(photo, layout, pictures, motion, times_shown) or band
    return band or Look(Framing.CARD)


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


def _filling(
    photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, closeness: float
) -> Look | None:
    """Over the whole place, if the product is seen and no caption meets it."""
    place, product = layout.pictures, photo.product
    if enlargement(photo, place) * closeness > pictures.most_enlarged:
        return None
    cut = 1 - _shape_kept(photo, place)
    if product is None:
        return Look(Framing.FILL, closeness, photo.focus) if cut <= pictures.most_cut else None
    if cut > pictures.most_cut_again:
        return None
    for focus in _focuses(photo, product, layout, motion, closeness):
        crop = _crop(photo, place, motion, closeness, focus)
        seen = _clipped(_in_frame(product, crop, place, motion), layout.visible)
        whole = _in_frame(product, crop, place, motion)
        is_kept = seen is not None and _are_alike(seen, whole)
        if seen is not None and is_kept and not _meets_captions(seen, layout):
            return Look(Framing.FILL, closeness, focus)
    return None


def _focuses(
    photo: PhotoFacts, product: Box, layout: Layout, motion: Motion, closeness: float
) -> Iterator[tuple[float, float]]:
    """Crops around the product: it stands in the middle of what captions leave free, or higher, or lower."""
    place = layout.pictures
    across = (product.x + product.width / 2) / photo.width
    down = (product.y + product.height / 2) / photo.height
    crop = _crop(photo, place, motion, closeness, (across, down))
    shares = (crop.right - crop.left) / photo.width, (crop.bottom - crop.top) / photo.height
    free = layout.band
    beside = (free.x + free.width / 2 - place.x) / place.width
    for aim in _AIMS:
        middle = (free.y + free.height * aim - place.y) / place.height
        yield across + (0.5 - beside) * shares[0], down + (0.5 - middle) * shares[1]


def _band(photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, *, is_closer: bool) -> Look | None:
    """As much of the free part of the place as the product's shape and the photo's pixels allow."""
    product, free = photo.product, layout.band
    around = product or Box(x=0, y=0, width=photo.width, height=photo.height)
    focus = (around.x + around.width / 2) / photo.width, (around.y + around.height / 2) / photo.height
    needs_width, needs_height = around.width * _MARGIN, around.height * _MARGIN
    if product is None:
        focus, needs_width, needs_height = photo.focus, photo.width * (1 - _TRIM), photo.height * (1 - _TRIM)
    window = _window(photo, min(needs_width, photo.width), min(needs_height, photo.height), free, layout.pictures)
    closest = pictures.most_enlarged / (enlargement(photo, window) * motion.nearest)
    if closest < _LEAST_SMALLER_BAND:
        return None
    if closest < 1:
        window, closest = _smaller(window, closest), 1.0
    closeness = 1.0
    if is_closer and product is not None:
        crop = _crop(photo, window, motion, 1.0, focus)
        fits = min((crop.right - crop.left) / needs_width, (crop.bottom - crop.top) / needs_height)
        closeness = max(1.0, min(fits, closest, 1.6))
    return Look(Framing.BAND, round(closeness, 3), focus, window)


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


def _detail(photo: PhotoFacts, layout: Layout, pictures: PictureStyle, motion: Motion, times_shown: int) -> Look | None:
    """A part of the product, from so near that its paper is hardly seen; None without the pixels for it."""
    if photo.product is None or not photo.has_ground:
        return None
    product, window = photo.product, layout.band
    place = _DETAIL_PLACES[times_shown // 2 % len(_DETAIL_PLACES)]
    across, down = photo.focus[0] * photo.width, photo.focus[1] * photo.height
    if photo.is_cutout:
        is_tall = product.height > product.width
        across = product.x + product.width * (0.5 if is_tall else place)
        down = product.y + product.height * (place if is_tall else 0.5)
    wide = max(product.width, product.height) * _DETAIL_SHARE
    base = min(photo.width, photo.height * window.aspect)
    closeness = min(base / wide, pictures.most_enlarged / (enlargement(photo, window) * motion.nearest))
    if closeness < 1 or base / closeness > _LEAST_DETAIL * max(product.width, product.height):
        return None
    return Look(Framing.BAND, round(closeness, 3), (across / photo.width, down / photo.height), window)


def _smaller(window: Box, by: float) -> Box:
    width, height = int(window.width * by / 2) * 2, int(window.height * by / 2) * 2
    left, top = window.x + (window.width - width) // 4 * 2, window.y + (window.height - height) // 4 * 2
    return Box(x=left, y=top, width=width, height=height)


def _window(photo: PhotoFacts, needs_width: float, needs_height: float, free: Box, place: Box) -> Box:
    """The largest window in the free part of which a crop of the photo shows what is needed; even."""
    widest = photo.width / needs_height  # of the crops that are high and wide enough
    narrowest = needs_width / photo.height
    aspect = min(max(free.aspect, narrowest), widest) if narrowest <= widest else free.aspect
    width, height = float(free.width), float(free.height)
    if aspect > free.aspect:
        height = max(width / aspect, min(height, _LEAST_BAND * place.height))
    else:
        width = height * aspect
    left, top = free.x + (free.width - width) / 2, free.y + (free.height - height) / 2
    return Box(x=round(left / 2) * 2, y=round(top / 2) * 2, width=round(width / 2) * 2, height=round(height / 2) * 2)


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


def _are_alike(seen: Box, whole: _Placed) -> bool:
    return seen.width >= _KEPT * (whole.right - whole.left) and seen.height >= _KEPT * (whole.bottom - whole.top)


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
