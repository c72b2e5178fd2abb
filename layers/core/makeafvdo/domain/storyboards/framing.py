"""How a photo is shown in a place of another shape."""

from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.storyboard import Framing, PhotoFacts, Shot
from makeafvdo.domain.storyboards.styles import Layout, PictureStyle, Style

MAX_CARD_ENLARGEMENT = 2.0
"""Frame pixels for each pixel of a photo on a card, at most."""
NOTED_ENLARGEMENT = 1.5
"""Enlarged beyond this a photo looks soft, and the storyboard notes it."""

_TRIM = 0.15

_CLOSER_PRODUCT = 1.3
_CLOSER_PHOTO = 1.15


def frame_photo(photo: PhotoFacts, place: Box, pictures: PictureStyle, times_shown: int) -> tuple[Framing, float]:
    """Framing and closeness. `times_shown`: how often this photo was shown before; every second time it is closer."""
    is_closer = times_shown % 2 == 1
    if photo.is_cutout:
        return Framing.STUDIO, _CLOSER_PRODUCT if is_closer else 1.0
    cut, enlarged = _cut(photo, place), enlargement(photo, place)
    if cut > (pictures.most_cut_again if is_closer else pictures.most_cut) or enlarged > pictures.most_enlarged:
        return Framing.CARD, 1.0
    was_on_a_card = cut > pictures.most_cut
    if is_closer and not was_on_a_card and enlarged * _CLOSER_PHOTO <= pictures.most_enlarged:
        return Framing.FILL, _CLOSER_PHOTO
    return Framing.FILL, 1.0


def enlargement(photo: PhotoFacts, place: Box) -> float:
    """Frame pixels for each pixel of a photo that fills the place."""
    return max(place.width / photo.width, place.height / photo.height)


def _cut(photo: PhotoFacts, place: Box) -> float:
    """The share of the photo's longer side that is cut off when it fills the place."""
    aspect = photo.width / photo.height
    return 1 - min(aspect, place.aspect) / max(aspect, place.aspect)


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
        case Framing.CARD:
            wide, _ = _trimmed(photo.width, photo.height, layout.stage)
            return card_place(photo.width, photo.height, layout.stage, style.card.border).width / wide * nearest
        case Framing.STUDIO:
            width, height = photo.product_size or (photo.width, photo.height)
            return product_place(width, height, layout.stage, shot.closeness).width / width * nearest


def _trimmed(width: float, height: float, stage: Box) -> tuple[float, float]:
    """Width and height of a photo whose longer side is cropped (by 15 % at most) towards the stage's aspect ratio."""
    if width / height > stage.aspect:
        return max(height * stage.aspect, width * (1 - _TRIM)), height
    return width, max(width / stage.aspect, height * (1 - _TRIM))


def _fitted(wide: float, tall: float, room: Box, largest: float, closeness: float = 1.0) -> Box:
    scale = min(room.width / wide, room.height / tall, largest) * closeness
    width, height = max(2, round(wide * scale)), max(2, round(tall * scale))
    return Box(x=room.x + (room.width - width) // 2, y=room.y + (room.height - height) // 2, width=width, height=height)
