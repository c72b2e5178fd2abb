"""How a shot looks at its photo, and where in the frame that puts the product."""

from typing import NamedTuple

from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.motion import Motion, still_size, view
from makeafvdo.domain.storyboards.storyboard import Framing, PhotoFacts, Shot
from makeafvdo.domain.storyboards.styles import Layout, Style

MAX_CARD_ENLARGEMENT = 2.0
"""Frame pixels for each pixel of a photo on a card, at most."""

_ROOM = 12
"""Pixels between a product and captions."""
TRIM = 0.15
"""Of a photo's longer side, that is cut off at most where nobody knows what it shows."""


class Look(NamedTuple):
    """How a shot shows its photo; the fields are those of `Shot`."""

    framing: Framing
    closeness: float = 1.0
    focus: tuple[float, float] = (0.5, 0.5)
    window: Box | None = None


def enlargement(photo: PhotoFacts, place: Box) -> float:
    """Frame pixels for each pixel of a photo that fills the place."""
    return max(place.width / photo.width, place.height / photo.height)


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


class Placed(NamedTuple):
    """A box between pixels."""

    left: float
    top: float
    right: float
    bottom: float


def standing(product: Box, layout: Layout, motion: Motion, closeness: float) -> Box | None:
    """All that a cut-out takes of the frame during the shot."""
    place = product_place(product.width, product.height, layout.stage, closeness)
    return _moved(Placed(place.x, place.y, place.right, place.bottom), layout.pictures, motion)


def on_moving_card(photo: PhotoFacts, product: Box, layout: Layout, motion: Motion, border: int) -> Box | None:
    """All that the product takes of the frame during the shot, on a card that moves with what is around it."""
    card = card_place(photo.width, photo.height, layout.stage, border)
    wide, tall = _trimmed(photo.width, photo.height, layout.stage)
    scale = card.width / wide
    left, top = card.x - (photo.width - wide) / 2 * scale, card.y - (photo.height - tall) / 2 * scale
    placed = Placed(
        left + product.x * scale, top + product.y * scale, left + product.right * scale, top + product.bottom * scale
    )
    return _moved(placed, layout.pictures, motion)


def meets_captions(seen: Box, layout: Layout) -> bool:
    """Whether it comes within `_ROOM` of them."""
    captions = layout.captions
    return seen.overlaps(captions.model_copy(update={"y": captions.y - _ROOM, "height": captions.height + 2 * _ROOM}))


def crop_of(photo: PhotoFacts, window: Box, motion: Motion, closeness: float, focus: tuple[float, float]) -> Placed:
    """What of the photo the still shows, in its pixels: the renderer cuts it out by the same rule."""
    width, height = still_size(window, motion)
    scale = max(width / photo.width, height / photo.height) * closeness
    part_width, part_height = min(photo.width, width / scale), min(photo.height, height / scale)
    left = min(max(focus[0] * photo.width - part_width / 2, 0), photo.width - part_width)
    top = min(max(focus[1] * photo.height - part_height / 2, 0), photo.height - part_height)
    return Placed(left, top, left + part_width, top + part_height)


def in_frame(product: Box, crop: Placed, window: Box, motion: Motion) -> Placed:
    """All that the product takes of the frame during the shot, even outside of it."""
    width, height = still_size(window, motion)
    across, down = width / (crop.right - crop.left), height / (crop.bottom - crop.top)
    still = Placed(
        (product.x - crop.left) * across,
        (product.y - crop.top) * down,
        (product.right - crop.left) * across,
        (product.bottom - crop.top) * down,
    )
    ways = [_at(still, window, motion, progress) for progress in (0.0, 1.0)]
    return Placed(*(pick(edge) for pick, edge in zip((min, min, max, max), zip(*ways, strict=True), strict=True)))


def _at(still: Placed, window: Box, motion: Motion, progress: float) -> Placed:
    scale, left, top = view(window, motion, progress)
    return Placed(
        window.x + (still.left - left) / scale,
        window.y + (still.top - top) / scale,
        window.x + (still.right - left) / scale,
        window.y + (still.bottom - top) / scale,
    )


def _moved(place: Placed, pictures: Box, motion: Motion) -> Box | None:
    """A box of the frame that moves with a still as large as the camera needs it where it is nearest."""
    nearest = motion.nearest
    still = Placed(*(side * nearest for side in _relative(place, pictures)))
    ways = [_at(still, pictures, motion, progress) for progress in (0.0, 1.0)]
    union = Placed(*(pick(edge) for pick, edge in zip((min, min, max, max), zip(*ways, strict=True), strict=True)))
    return clipped(union, pictures)


def _relative(place: Placed, whole: Box) -> Placed:
    return Placed(place.left - whole.x, place.top - whole.y, place.right - whole.x, place.bottom - whole.y)


def clipped(placed: Placed, window: Box) -> Box | None:
    """What of it is seen in the window."""
    left, top = max(round(placed.left), window.x), max(round(placed.top), window.y)
    right, bottom = min(round(placed.right), window.right), min(round(placed.bottom), window.bottom)
    return Box(x=left, y=top, width=right - left, height=bottom - top) if left < right and top < bottom else None


def _trimmed(width: float, height: float, stage: Box) -> tuple[float, float]:
    """Width and height of a photo whose longer side is cropped (by `TRIM` at most) towards the stage's aspect ratio."""
    if width / height > stage.aspect:
        return max(height * stage.aspect, width * (1 - TRIM)), height
    return width, max(width / stage.aspect, height * (1 - TRIM))


def _fitted(wide: float, tall: float, room: Box, largest: float, closeness: float = 1.0) -> Box:
    scale = min(room.width / wide, room.height / tall, largest) * closeness
    width, height = max(2, round(wide * scale)), max(2, round(tall * scale))
    return Box(x=room.x + (room.width - width) // 2, y=room.y + (room.height - height) // 2, width=width, height=height)
