"""One still per shot: photo, backdrop, card and shadow, composed once and then only looked at by the camera."""

import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.backdrops import blurred, covering, resized, studio
from makeafvdo.adapters.renderer.photos import Photo
from makeafvdo.adapters.renderer.planes import Floats, Pixels, Planes, to_planes
from makeafvdo.adapters.renderer.shapes import ellipse, rounded_box, soft
from makeafvdo.adapters.renderer.style import Style
from makeafvdo.domain.layout import Box, Canvas
from makeafvdo.domain.motion import OVERSIZE, still_size
from makeafvdo.domain.storyboard import Framing, Shot

_CARD_ENLARGEMENT = 2.0
_TRIM = 0.15
_NEARLY_WHITE = 238
_SEEN = 2
_TOUCHED = 10
_PAPER = 250
_CONTACT = 0.4
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
    covered = covering(photo.rgb, width, height, shot.focus, shot.closeness)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    return np.asarray(covered * (1 - _SHADE * np.clip((down - 0.45) / 0.4, 0, 1) ** 1.5), np.float32)


def _card(photo: Photo, canvas: Canvas, style: Style) -> Floats:
    width, height = still_size(canvas)
    still = blurred(photo.rgb, width, height, style.backdrop)
    stage = _on_still(canvas.stage)
    wide, tall = _trimmed(photo, stage)
    place = _fit(wide, tall, stage, _CARD_ENLARGEMENT)
    card = rounded_box(width, height, place, round(style.card.radius * OVERSIZE))
    still *= 1 - soft(card, blur=36, down=20)[..., None] * style.card.shadow
    window = slice(place.y, place.bottom), slice(place.x, place.right)
    picture = covering(photo.rgb, place.width, place.height).astype(np.float32)
    _blend(still[window], picture, card[window][..., None])
    return still


def _blend(under: Floats, over: Floats, opacity: Floats) -> None:
    """Without one more copy of a large picture; `over` is used up."""
    over -= under
    over *= opacity
    under += over


def _trimmed(photo: Photo, stage: Box) -> tuple[float, float]:
    """Width and height that stay of a photo whose longer way is cut to come nearer to the stage's shape."""
    photo_aspect, aspect = photo.width / photo.height, stage.width / stage.height
    if photo_aspect > aspect:
        return max(photo.height * aspect, photo.width * (1 - _TRIM)), photo.height
    return photo.width, max(photo.width / aspect, photo.height * (1 - _TRIM))


def _studio(shot: Shot, photo: Photo, canvas: Canvas, style: Style) -> Floats:
    width, height = still_size(canvas)
    seen, product = _bounds(photo)
    place = _fit(product.width, product.height, _on_still(canvas.stage), _CARD_ENLARGEMENT, shot.closeness)
    light = (place.x + place.width / 2) / width, (place.y + place.height / 2) / height
    still = studio(photo, width, height, light, style.backdrop)
    if photo.alpha is not None and not _has_own_shadow(photo.alpha):
        still *= 1 - _CONTACT * _floor_shadow(place, width, height)[..., None]
    _lay(still, photo, seen, _around(place, product, seen))
    return still


def _bounds(photo: Photo) -> tuple[Box, Box]:
    """Where anything is seen at all, and within it the product without the shadow it came with."""
    if photo.alpha is None:
        seen = _box_of(photo.rgb.min(axis=-1) < _NEARLY_WHITE)
        return seen, seen
    seen = _box_of(photo.alpha > _SEEN)
    is_solid = photo.alpha > _SOLID
    return seen, _box_of(is_solid) if is_solid.any() else seen


def _box_of(mask: NDArray[np.bool_]) -> Box:
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    left, top = int(columns[0]), int(rows[0])
    return Box(x=left, y=top, width=int(columns[-1]) + 1 - left, height=int(rows[-1]) + 1 - top)


def _around(place: Box, product: Box, seen: Box) -> Box:
    """Where all that is seen goes when the product goes to `place`."""
    scale = place.width / product.width
    return Box(
        x=place.x - round((product.x - seen.x) * scale),
        y=place.y - round((product.y - seen.y) * scale),
        width=round(seen.width * scale),
        height=round(seen.height * scale),
    )


def _lay(still: Floats, photo: Photo, seen: Box, place: Box) -> None:
    """A part of the photo onto the still, cut off at its edges. What stands on white paper is multiplied in: its own
    shadows stay, its paper goes."""
    height, width = still.shape[:2]
    top, left = max(place.y, 0), max(place.x, 0)
    bottom, right = min(place.bottom, height), min(place.right, width)
    taken = slice(seen.y, seen.bottom), slice(seen.x, seen.right)
    part = slice(top - place.y, bottom - place.y), slice(left - place.x, right - place.x)
    picture = resized(photo.rgb[taken], place.width, place.height)[part].astype(np.float32)
    under = still[top:bottom, left:right]
    if photo.alpha is None:
        under *= np.minimum(picture / _PAPER, 1)
    else:
        opacity = resized(photo.alpha[taken], place.width, place.height)[part].astype(np.float32)[..., None]
        opacity /= 255
        _blend(under, picture, opacity)


def _has_own_shadow(alpha: Pixels) -> bool:
    return float(np.mean((alpha > _TOUCHED) & (alpha < _SOLID)) / np.mean(alpha > _TOUCHED)) > _OWN_SHADOW


def _floor_shadow(place: Box, width: int, height: int) -> Floats:
    flat = Box(
        x=place.x + place.width // 12,
        y=place.bottom - place.height // 24,
        width=place.width * 5 // 6,
        height=place.height // 12,
    )
    return soft(ellipse(width, height, flat), blur=22)


def _fit(wide: float, tall: float, stage: Box, largest: float, closeness: float = 1.0) -> Box:
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
