"""How a photo is shown in a place of another shape: the product in clear view, no caption on it, the frame in use.

The picture takes as much of its place as the photo reaches while the product stands where no caption is: all of it, or
a band of it, behind the captions too where there is only floor or wall. Where it has too few pixels for that it lies on
a card. A photo that was shown before is looked at in detail.
"""

from collections.abc import Sequence

from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.looks import Look, enlargement, meets_captions, on_moving_card, standing
from makeafvdo.domain.storyboards.motion import Motion
from makeafvdo.domain.storyboards.storyboard import Framing, PhotoFacts
from makeafvdo.domain.storyboards.styles import CardStyle, Layout, PictureStyle, Style
from makeafvdo.domain.storyboards.widest_view import CLOSER_BY, widest_view

MAX_DETAIL_ENLARGEMENT = 2.0
"""And of one that is looked at in detail, where its style allows no more."""
NOTED_ENLARGEMENT = 1.5
"""Enlarged beyond this a photo looks soft, and the storyboard notes it."""

_DETAIL_SHARE, _LEAST_DETAIL = 0.48, 0.86
"""Of a product's longer side, that a look at a detail shows, and at most."""
_DETAIL_PLACES = (0.34, 0.66)
_SMALLER = tuple(round(1.0 - 0.04 * step, 2) for step in range(14))
"""How large a cut-out stands: the first at which no camera carries it into the captions."""
_LARGE_ENOUGH = 0.9


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
    return widest_view(photo, layout, pictures, motion, is_closer=is_closer) or Look(Framing.CARD)


def frame_with(
    photo: PhotoFacts, layout: Layout, style: Style, motions: Sequence[Motion], times_shown: int
) -> tuple[Motion, Look]:
    """The first camera, in turn, under which the product is about as large as its place allows, or else the best."""

    def framed_by(motion: Motion) -> tuple[float, Motion, Look]:
        look = frame_photo(photo, layout, style.pictures, motion, times_shown)
        return _size(photo, layout, style.card, motion, look), motion, look

    framed = [framed_by(motions[0])]
    if framed[0][0] < _LARGE_ENOUGH:
        framed += map(framed_by, motions[1:])
    best = max(framed, key=lambda each: each[0])
    _, motion, look = next((each for each in framed if each[0] >= _LARGE_ENOUGH), best)
    return motion, look


def _size(photo: PhotoFacts, layout: Layout, card: CardStyle, motion: Motion, look: Look) -> float:
    """Of a product, compared with its stage; a picture that fills a part of its place has no such limit, and a card is
    less than either, one that a camera carries into the captions least of all."""
    match look.framing:
        case Framing.STUDIO:
            return look.closeness * motion.nearest
        case Framing.CARD if photo.product and not card.still_surround:
            seen = on_moving_card(photo, photo.product, layout, motion, card.border)
            return 0.4 if seen and meets_captions(seen, layout) else 0.5
        case Framing.CARD:
            return 0.5
    return 1.0


def _unknown_filling(photo: PhotoFacts, place: Box, pictures: PictureStyle, *, is_closer: bool) -> Look | None:
    """Over the whole place, around the focus: nobody knows where the product is."""
    closeness = CLOSER_BY if is_closer else 1.0
    has_pixels = enlargement(photo, place) * closeness <= pictures.most_enlarged
    if 1 - shape_kept(photo, place) > pictures.most_cut or not has_pixels:
        return None
    return Look(Framing.FILL, closeness, photo.focus)


def shape_kept(photo: PhotoFacts, place: Box) -> float:
    """The share of the photo's longer side that is kept when it fills the place."""
    aspect = photo.width / photo.height
    return min(aspect, place.aspect) / max(aspect, place.aspect)


def _studio_closeness(photo: PhotoFacts, layout: Layout, motion: Motion) -> float:
    product = photo.product or Box(x=0, y=0, width=photo.width, height=photo.height)
    for closeness in _SMALLER:
        seen = standing(product, layout, motion, closeness)
        if seen is None or not meets_captions(seen, layout):
            return closeness
    return _SMALLER[-1]


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
