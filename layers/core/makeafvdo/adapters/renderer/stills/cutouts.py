"""A cut-out product before a backdrop, with a shadow under it."""

import numpy as np

from makeafvdo.adapters.renderer.image.photos import SOLID_ALPHA, Photo, bounds
from makeafvdo.adapters.renderer.image.pixels import blend, edit_as_floats, resized
from makeafvdo.adapters.renderer.image.shapes import ellipse, shadow_of
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.adapters.renderer.stills.backdrops import product_backdrop
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.looks import product_place
from makeafvdo.domain.storyboards.styles import BackdropStyle

_VISIBLE_ALPHA = 10
_SHADOW_DEPTH, _SHADOW_BLUR = 0.4, 22
_CAST_DEPTH, _CAST_DROP = 0.3, 16
_OWN_SHADOW = 0.03
"""From this share of half-transparent area on, a cut-out brings a shadow of its own."""
_SHADOW_SEEN, _SHADOW_AREA = 235, 0.01


def product_before_backdrop(
    closeness: float, photo: Photo, size: tuple[int, int], stage: Box, style: BackdropStyle
) -> Pixels:
    """RGB of `size`; the cut-out product as large as `stage` allows, times `closeness`, with the shadow it came
    with or one of ours."""
    width, height = size
    visible, product = bounds(photo)
    place = product_place(product.width, product.height, stage, closeness)
    still = product_backdrop(photo, width, height, place, style)
    whole = _visible_place(place, product, visible)
    if photo.shadow is not None and float(np.mean(photo.shadow < _SHADOW_SEEN)) > _SHADOW_AREA:
        _lay_shadow(still, photo.shadow, visible, whole)
    elif not _has_own_shadow(photo):
        if style.behind_photos == "paper":
            _paint_contact_shadow(still, place)
        else:
            _cast_shadow(still, photo, visible, whole)
    _paint_product(still, photo, visible, whole)
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
    """A part of the photo onto the still, cut off at its edges."""
    if photo.alpha is None:
        return
    box, part = _on_still(still, place)
    picture = resized(photo.rgb[_rows_columns(visible)], place.width, place.height)[part].astype(np.float32)
    opacity = resized(photo.alpha[_rows_columns(visible)], place.width, place.height)[part].astype(np.float32)
    opacity /= 255
    with edit_as_floats(still, box) as under:
        blend(under, picture, opacity[..., None])


def _lay_shadow(still: Pixels, shadow: Pixels, visible: Box, place: Box) -> None:
    """The light that the product leaves to its ground."""
    box, part = _on_still(still, place)
    left = resized(shadow[_rows_columns(visible)], place.width, place.height)[part].astype(np.float32)
    with edit_as_floats(still, box) as under:
        under *= left[..., None] / 255


def _cast_shadow(still: Pixels, photo: Photo, visible: Box, place: Box) -> None:
    """On a wall right behind the product, in its own shape."""
    if photo.alpha is None:
        return
    height, width = still.shape[:2]
    around = place.padded(3 * _SHADOW_BLUR + _CAST_DROP, width, height)
    box, part = _on_still(still, place)
    shape = np.zeros((around.height, around.width), np.float32)
    lying = box.relative_to(around)
    alpha = resized(photo.alpha[_rows_columns(visible)], place.width, place.height)[part]
    shape[lying.y : lying.bottom, lying.x : lying.right] = alpha / np.float32(255)
    with edit_as_floats(still, around) as under:
        under *= 1 - _CAST_DEPTH * shadow_of(shape, _SHADOW_BLUR, _CAST_DROP)[..., None]


def _on_still(still: Pixels, place: Box) -> tuple[Box, tuple[slice, slice]]:
    """What of `place` lies on the still, and which part of a picture as large as `place` that is."""
    height, width = still.shape[:2]
    left, top, right, bottom = max(place.x, 0), max(place.y, 0), min(place.right, width), min(place.bottom, height)
    part = slice(top - place.y, bottom - place.y), slice(left - place.x, right - place.x)
    return Box(x=left, y=top, width=right - left, height=bottom - top), part


def _rows_columns(box: Box) -> tuple[slice, slice]:
    return slice(box.y, box.bottom), slice(box.x, box.right)


def _has_own_shadow(photo: Photo) -> bool:
    """Half-transparent, as part of a picture that came cut out."""
    if photo.alpha is None or photo.shadow is not None:
        return False
    faint = (photo.alpha > _VISIBLE_ALPHA) & (photo.alpha < SOLID_ALPHA)
    return float(np.mean(faint) / np.mean(photo.alpha > _VISIBLE_ALPHA)) > _OWN_SHADOW


def _paint_contact_shadow(still: Pixels, place: Box) -> None:
    """On the table under the product."""
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
