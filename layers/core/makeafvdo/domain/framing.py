"""How a photo is shown in a frame of another shape."""

from makeafvdo.domain.layout import Canvas
from makeafvdo.domain.storyboard import Framing, PhotoFacts

MAX_ENLARGEMENT = 1.5
"""Beyond this a photo covering the frame looks soft; smaller photos stay on a card."""

_MAX_LOSS = 0.26
"""A 3:4 photo may lose its sides to fill a 9:16 frame; a square one would lose the product."""
_CLOSE = 1.3


def frame_photo(photo: PhotoFacts, canvas: Canvas, again: int) -> tuple[Framing, float]:
    """Framing and closeness. `again`: how often this photo has been shown before; every second look is a closer one."""
    is_closer_look = again % 2 == 1
    if photo.is_cutout:
        return Framing.STUDIO, _CLOSE if is_closer_look else 1.0
    closeness = _CLOSE if is_closer_look and _loss(photo, canvas) <= _MAX_LOSS else 1.0
    if _enlargement(photo, canvas) > MAX_ENLARGEMENT:
        return Framing.CARD, 1.0
    if is_closer_look and _enlargement(photo, canvas) * closeness <= MAX_ENLARGEMENT:
        return Framing.FILL, closeness
    return (Framing.FILL if _loss(photo, canvas) <= _MAX_LOSS else Framing.CARD), 1.0


def _enlargement(photo: PhotoFacts, canvas: Canvas) -> float:
    """Frame pixels a photo pixel, when the photo covers the frame."""
    return max(canvas.width / photo.width, canvas.height / photo.height)


def _loss(photo: PhotoFacts, canvas: Canvas) -> float:
    """The part of the photo's longer way that is cut off when it covers the frame."""
    photo_aspect = photo.width / photo.height
    return 1 - min(photo_aspect, canvas.aspect) / max(photo_aspect, canvas.aspect)
