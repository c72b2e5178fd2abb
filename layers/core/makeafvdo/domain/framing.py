"""How a photo is shown in a frame of another shape."""

from makeafvdo.domain.layout import Canvas
from makeafvdo.domain.storyboard import Framing, PhotoFacts

MAX_ENLARGEMENT = 1.5
"""Beyond this a photo covering the frame looks soft; smaller photos stay on a card."""

_MAX_LOSS = 0.26
"""A 3:4 photo may lose its sides to fill a 9:16 frame; a square one would lose the product, ..."""
_MAX_LOSS_AGAIN = 0.45
"""... but may once it has been seen whole."""
_CLOSER_PRODUCT = 1.3
_CLOSER_PHOTO = 1.15


def frame_photo(photo: PhotoFacts, canvas: Canvas, again: int) -> tuple[Framing, float]:
    """Framing and closeness. `again`: how often this photo was shown before; every second look is a closer one."""
    is_closer_look = again % 2 == 1
    if photo.is_cutout:
        return Framing.STUDIO, _CLOSER_PRODUCT if is_closer_look else 1.0
    loss, enlargement = _loss(photo, canvas), _enlargement(photo, canvas)
    if loss > (_MAX_LOSS_AGAIN if is_closer_look else _MAX_LOSS) or enlargement > MAX_ENLARGEMENT:
        return Framing.CARD, 1.0
    seen_on_a_card = loss > _MAX_LOSS
    if is_closer_look and not seen_on_a_card and enlargement * _CLOSER_PHOTO <= MAX_ENLARGEMENT:
        return Framing.FILL, _CLOSER_PHOTO
    return Framing.FILL, 1.0


def _enlargement(photo: PhotoFacts, canvas: Canvas) -> float:
    """Frame pixels a photo pixel, when the photo covers the frame."""
    return max(canvas.width / photo.width, canvas.height / photo.height)


def _loss(photo: PhotoFacts, canvas: Canvas) -> float:
    """The part of the photo's longer way that is cut off when it covers the frame."""
    photo_aspect = photo.width / photo.height
    return 1 - min(photo_aspect, canvas.aspect) / max(photo_aspect, canvas.aspect)
