"""A product that stands alone, set before a designed backdrop on a shadow of its own."""

import numpy as np

from makeafvdo.adapters.renderer.image.photos import SOLID, Photo, bounds
from makeafvdo.adapters.renderer.image.pixels import blend, in_floats, resized
from makeafvdo.adapters.renderer.image.shapes import ellipse, soft
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.adapters.renderer.stills.backdrops import behind_product
from makeafvdo.domain.storyboards.framing import product_place
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.styles import Backdrop

_TOUCHED = 10
_PAPER = 250
_CONTACT, _SHADOW_BLUR = 0.4, 22
_OWN_SHADOW = 0.03
"""This much half-clear area in a cut-out is a shadow somebody has drawn already."""


def product_before_backdrop(
    closeness: float, photo: Photo, size: tuple[int, int], stage: Box, look: Backdrop
) -> Pixels:
    """RGB of `size`; the product as large as `stage` allows, and `closeness` times that."""
    width, height = size
    seen, product = bounds(photo)
    place = product_place(product.width, product.height, stage, closeness)
    still = behind_product(photo, width, height, place, look)
    if photo.alpha is not None and not _has_own_shadow(photo.alpha):
        _throw_shadow(still, place)
    _lay(still, photo, seen, _around(place, product, seen))
    return still


def _around(place: Box, product: Box, seen: Box) -> Box:
    """Where all that is seen goes when the product goes to `place`."""
    scale = place.width / product.width
    return Box(
        x=place.x - round((product.x - seen.x) * scale),
        y=place.y - round((product.y - seen.y) * scale),
        width=round(seen.width * scale),
        height=round(seen.height * scale),
    )


def _lay(still: Pixels, photo: Photo, seen: Box, place: Box) -> None:
    """A part of the photo onto the still, cut off at its edges. What stands on white paper is multiplied in: its own
    shadows stay, its paper goes."""
    height, width = still.shape[:2]
    top, left = max(place.y, 0), max(place.x, 0)
    bottom, right = min(place.bottom, height), min(place.right, width)
    taken = slice(seen.y, seen.bottom), slice(seen.x, seen.right)
    part = slice(top - place.y, bottom - place.y), slice(left - place.x, right - place.x)
    picture = resized(photo.rgb[taken], place.width, place.height)[part].astype(np.float32)
    with in_floats(still, Box(x=left, y=top, width=right - left, height=bottom - top)) as under:
        if photo.alpha is None:
            under *= np.minimum(picture / _PAPER, 1)
        else:
            opacity = resized(photo.alpha[taken], place.width, place.height)[part].astype(np.float32)[..., None]
            opacity /= 255
            blend(under, picture, opacity)


def _has_own_shadow(alpha: Pixels) -> bool:
    return float(np.mean((alpha > _TOUCHED) & (alpha < SOLID)) / np.mean(alpha > _TOUCHED)) > _OWN_SHADOW


def _throw_shadow(still: Pixels, place: Box) -> None:
    """On the floor it stands on."""
    height, width = still.shape[:2]
    flat = Box(
        x=place.x + place.width // 12,
        y=place.bottom - place.height // 24,
        width=place.width * 5 // 6,
        height=place.height // 12,
    )
    around = flat.grown(3 * _SHADOW_BLUR, width, height)
    if around.height <= 0:  # a closer look, with the foot out of sight
        return
    with in_floats(still, around) as under:
        shape = ellipse(around.width, around.height, flat.within(around))
        under *= 1 - _CONTACT * soft(shape, _SHADOW_BLUR)[..., None]
