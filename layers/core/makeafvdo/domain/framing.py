"""How a photo is shown in a place of another shape."""

from makeafvdo.domain.layout import Box
from makeafvdo.domain.storyboard import Framing, PhotoFacts
from makeafvdo.domain.styles import Pictures

MAX_CARD_ENLARGEMENT = 2.0
"""Where nothing else is to be had: the storyboard then says so in a note."""

_CLOSER_PRODUCT = 1.3
_CLOSER_PHOTO = 1.15


def frame_photo(photo: PhotoFacts, place: Box, look: Pictures, again: int) -> tuple[Framing, float]:
    """Framing and closeness. `again`: how often this photo was shown before; every second look is a closer one."""
    is_closer_look = again % 2 == 1
    if photo.is_cutout:
        return Framing.STUDIO, _CLOSER_PRODUCT if is_closer_look else 1.0
    cut, enlarged = _cut(photo, place), enlargement(photo, place)
    if cut > (look.most_cut_again if is_closer_look else look.most_cut) or enlarged > look.most_enlarged:
        return Framing.CARD, 1.0
    was_on_a_card = cut > look.most_cut
    if is_closer_look and not was_on_a_card and enlarged * _CLOSER_PHOTO <= look.most_enlarged:
        return Framing.FILL, _CLOSER_PHOTO
    return Framing.FILL, 1.0


def enlargement(photo: PhotoFacts, place: Box) -> float:
    """Pixels of the place a photo pixel, when the photo covers it."""
    return max(place.width / photo.width, place.height / photo.height)


def _cut(photo: PhotoFacts, place: Box) -> float:
    """The part of the photo's longer way that is cut off when it covers the place."""
    aspect = photo.width / photo.height
    return 1 - min(aspect, place.aspect) / max(aspect, place.aspect)
