"""One still per shot: photo, backdrop, card and shadow, composed once and then only looked at by the camera."""

import cv2
import numpy as np

from makeafvdo.adapters.renderer.backdrops import blurred, covering, resized, studio
from makeafvdo.adapters.renderer.photos import Photo, is_on_white
from makeafvdo.adapters.renderer.planes import Floats, Pixels, Planes, to_planes
from makeafvdo.adapters.renderer.shapes import ellipse, rounded_box, soft
from makeafvdo.adapters.renderer.style import Style
from makeafvdo.domain.layout import Box, Canvas
from makeafvdo.domain.motion import OVERSIZE, still_size
from makeafvdo.domain.storyboard import Framing, Shot

_CARD_ENLARGEMENT = 2.0
_NEARLY_WHITE = 238
_SEEN = 10
_SOLID = 200
_OWN_SHADOW = 0.03
"""This much half-clear area in a cut-out is a shadow somebody has drawn already."""
_SHADE = 0.34
"""Darkening towards the foot of a photo that fills the frame: captions stand there."""


def compose(shot: Shot, photo: Photo, canvas: Canvas, style: Style) -> Planes:
    """The still of a shot, `OVERSIZE` times the frame."""
    match shot.framing:
        case Framing.FILL:
            still = _fill(shot, photo, canvas)
        case Framing.CARD:
            still = _card(photo, canvas, style)
        case Framing.STUDIO:
            still = _studio(shot, photo, canvas, style)
    return to_planes(still)


def _fill(shot: Shot, photo: Photo, canvas: Canvas) -> Floats:
    width, height = still_size(canvas)
    covered = covering(_flat(photo), width, height, shot.focus, shot.closeness)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    return covered * (1 - _SHADE * np.clip((down - 0.45) / 0.4, 0, 1) ** 1.5)


def _card(photo: Photo, canvas: Canvas, style: Style) -> Floats:
    width, height = still_size(canvas)
    picture = _flat(photo)
    still = blurred(picture, width, height, style.backdrop)
    place = _fit(photo.width, photo.height, _on_still(canvas.stage), _CARD_ENLARGEMENT)
    card = rounded_box(width, height, place, round(style.card.radius * OVERSIZE))
    still *= 1 - soft(card, blur=36, down=20)[..., None] * style.card.shadow
    window = slice(place.y, place.bottom), slice(place.x, place.right)
    inside = card[window][..., None]
    still[window] = still[window] * (1 - inside) + resized(picture, place.width, place.height) * inside
    return still


def _studio(shot: Shot, photo: Photo, canvas: Canvas, style: Style) -> Floats:
    width, height = still_size(canvas)
    product, alpha = _product(photo)
    tall, wide = alpha.shape
    place = _fit(wide, tall, _on_still(canvas.stage), _CARD_ENLARGEMENT, shot.closeness)
    light = (place.x + place.width / 2) / width, (place.y + place.height / 2) / height
    still = studio(photo, width, height, light, style.backdrop)
    if photo.alpha is not None and not _has_own_shadow(alpha):
        still *= 1 - 0.4 * _floor_shadow(place, width, height)[..., None]
    _lay(still, resized(product, place.width, place.height), resized(alpha, place.width, place.height), place, photo)
    return still


def _product(photo: Photo) -> tuple[Pixels, Pixels]:
    """The photo cut down to the product, and what of it is seen (0–255)."""
    seen = photo.alpha if photo.alpha is not None else 255 - photo.rgb.min(axis=-1)
    threshold = _SEEN if photo.alpha is not None else 255 - _NEARLY_WHITE
    rows, columns = (np.flatnonzero((seen > threshold).any(axis=axis)) for axis in (1, 0))
    part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return photo.rgb[part], np.ascontiguousarray(seen[part])


def _lay(still: Floats, product: Pixels, alpha: Pixels, place: Box, photo: Photo) -> None:
    """Onto the still, cut off at its edges. A product on white paper is multiplied in: its own shadows stay, its
    paper goes."""
    height, width = still.shape[:2]
    top, left = max(place.y, 0), max(place.x, 0)
    bottom, right = min(place.bottom, height), min(place.right, width)
    part = slice(top - place.y, bottom - place.y), slice(left - place.x, right - place.x)
    under = still[top:bottom, left:right]
    if is_on_white(photo):
        under *= np.minimum(product[part].astype(np.float32) / 250, 1)
    else:
        opacity = alpha[part][..., None].astype(np.float32) / 255
        under[:] = under * (1 - opacity) + product[part] * opacity


def _has_own_shadow(alpha: Pixels) -> bool:
    return float(np.mean((alpha > _SEEN) & (alpha < _SOLID))) > _OWN_SHADOW


def _floor_shadow(place: Box, width: int, height: int) -> Floats:
    flat = Box(
        x=place.x + place.width // 12,
        y=place.bottom - place.height // 24,
        width=place.width * 5 // 6,
        height=place.height // 12,
    )
    return soft(ellipse(width, height, flat), blur=22)


def _fit(wide: int, tall: int, stage: Box, largest: float, closeness: float = 1.0) -> Box:
    """The whole picture in the middle of the stage, at most `largest` times its own size."""
    scale = min(stage.width / wide, stage.height / tall, largest) * closeness
    width, height = max(2, round(wide * scale)), max(2, round(tall * scale))
    return Box(
        x=stage.x + (stage.width - width) // 2, y=stage.y + (stage.height - height) // 2, width=width, height=height
    )


def _on_still(box: Box) -> Box:
    return Box(
        x=round(box.x * OVERSIZE),
        y=round(box.y * OVERSIZE),
        width=round(box.width * OVERSIZE),
        height=round(box.height * OVERSIZE),
    )


def _flat(photo: Photo) -> Pixels:
    """See-through parts on white paper, as a shop page shows them."""
    if photo.alpha is None:
        return photo.rgb
    opacity = photo.alpha[..., None].astype(np.float32) / 255
    return np.asarray(cv2.convertScaleAbs(photo.rgb * opacity + 255 * (1 - opacity)), np.uint8)
