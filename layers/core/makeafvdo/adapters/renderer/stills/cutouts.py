"""A cut-out product before a backdrop, with a shadow under it."""

import numpy as np

from makeafvdo.adapters.renderer.image.photos import SOLID_ALPHA, Photo, bounds
from makeafvdo.adapters.renderer.image.pixels import blend, edit_as_floats, resized
from makeafvdo.adapters.renderer.image.shapes import ellipse, shadow_of
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.adapters.renderer.stills.backdrops import product_backdrop
from makeafvdo.domain.storyboards.framing import product_place
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.styles import BackdropStyle

_VISIBLE_ALPHA = 10
_PAPER_WHITE = 250
_SHADOW_DEPTH, _SHADOW_BLUR = 0.4, 22
_OWN_SHADOW = 0.03
"""From this share of half-transparent area on, a cut-out brings a shadow of its own."""


def product_before_backdrop(
    closeness: float, photo: Photo, size: tuple[int, int], stage: Box, style: BackdropStyle
) -> Pixels:
    """RGB of `size`; the product as large as `stage` allows, and `closeness` times that."""
    width, height = size
    visible, product = bounds(photo)
    place = product_place(product.width, product.height, stage, closeness)
    still = product_backdrop(photo, width, height, place, style)
    if photo.alpha is not None and not _has_own_shadow(photo.alpha):
        _paint_shadow(still, place)
    _paint_product(still, photo, visible, _visible_place(place, product, visible))
    return still


def _visible_place(place: Box, product: Box, visible: Box) -> Box:
    """The box of all that is visible, when the product's own box is `place`."""
    scale = place.width / product.width
    return Box(
        x=place.x - round((product.x - visible.x) * scale),
        y=place.y - round((product.y - visible.y) * scale),
        width=round(visible.width * scale),
        height=round(visible.height * scale),
    )


def _paint_product(still: Pixels, photo: Photo, visible: Box, place: Box) -> None:
    """A part of the photo onto the still, cut off at its edges. A product on white paper is multiplied in: its own
    shadows stay, the paper disappears."""
    height, width = still.shape[:2]
    top, left = max(place.y, 0), max(place.x, 0)
    bottom, right = min(place.bottom, height), min(place.right, width)
    taken = slice(visible.y, visible.bottom), slice(visible.x, visible.right)
    part = slice(top - place.y, bottom - place.y), slice(left - place.x, right - place.x)
    picture = resized(photo.rgb[taken], place.width, place.height)[part].astype(np.float32)
    with edit_as_floats(still, Box(x=left, y=top, width=right - left, height=bottom - top)) as under:
        if photo.alpha is None:
            under *= np.minimum(picture / _PAPER_WHITE, 1)
        else:
            opacity = resized(photo.alpha[taken], place.width, place.height)[part].astype(np.float32)[..., None]
            opacity /= 255
            blend(under, picture, opacity)


def _has_own_shadow(alpha: Pixels) -> bool:
    return (
        float(np.mean((alpha > _VISIBLE_ALPHA) & (alpha < SOLID_ALPHA)) / np.mean(alpha > _VISIBLE_ALPHA)) > _OWN_SHADOW
    )


def _paint_shadow(still: Pixels, place: Box) -> None:
    """On the floor under the product."""
    height, width = still.shape[:2]
    flat = Box(
        x=place.x + place.width // 12,
        y=place.bottom - place.height // 24,
        width=place.width * 5 // 6,
        height=place.height // 12,
    )
    around = flat.padded(3 * _SHADOW_BLUR, width, height)
    if around.height <= 0:  # close up, its foot is outside of the still
        return
    with edit_as_floats(still, around) as under:
        shape = ellipse(around.width, around.height, flat.relative_to(around))
        under *= 1 - _SHADOW_DEPTH * shadow_of(shape, _SHADOW_BLUR)[..., None]
