"""What stands behind a product that does not fill the frame."""

import colorsys
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.photos import Photo
from makeafvdo.adapters.renderer.planes import Floats, Pixels
from makeafvdo.adapters.renderer.shapes import rounded_box
from makeafvdo.adapters.renderer.style import BackdropLook, rgb
from makeafvdo.domain.layout import Box

_COARSE = 8
_PLAIN_SATURATION = 40
_WHITE = 235
_OPAQUE = 200


def blurred(photo: Pixels, width: int, height: int, look: BackdropLook) -> Floats:
    """The photo itself, out of focus and a little darker, covering the whole of `width` x `height`."""
    small = covering(photo, width // _COARSE, height // _COARSE).astype(np.float32)
    soft = cv2.GaussianBlur(small, (0, 0), look.blur / _COARSE, borderType=cv2.BORDER_REPLICATE)
    grey = soft.mean(axis=-1, keepdims=True)
    vivid = np.clip(grey + (soft - grey) * look.saturation, 0, 255) * (1 - look.darkness)
    return _smooth(vivid, width, height)


def studio(photo: Photo, width: int, height: int, light: tuple[float, float], look: BackdropLook) -> Floats:
    """Coloured paper in the product's own hue, lit at `light` (shares of width and height) to pure white."""
    hue, saturation = _tint_of(photo, look)
    depth = look.studio_depth
    upper = np.array(colorsys.hsv_to_rgb(hue, saturation * 0.30 * depth, 0.99), np.float32) * 255
    lower = np.array(colorsys.hsv_to_rgb(hue, saturation * 0.75 * depth, 0.86), np.float32) * 255
    rows, columns = np.mgrid[0 : height // _COARSE, 0 : width // _COARSE].astype(np.float32) * _COARSE
    down = (rows / height)[..., None] ** 1.3
    paper = upper * (1 - down) + lower * down
    distance = np.hypot((columns - light[0] * width) / (0.62 * width), (rows - light[1] * height) / (0.62 * width))
    glow = np.exp(-(distance**2) * 2.2)[..., None]
    lit = _smooth(paper * (1 - glow) + 255 * glow, width, height)
    if photo.alpha is not None:
        _paint_disc(lit, light, hue, saturation * depth)
    return lit


def _paint_disc(paper: Floats, light: tuple[float, float], hue: float, saturation: float) -> None:
    """A large round shape behind the product, a shade deeper than the paper."""
    height, width = paper.shape[:2]
    radius = round(min(width, height) * 0.42)
    middle = round(light[0] * width), round(light[1] * height)
    left, top = max(0, middle[0] - radius - 1), max(0, middle[1] - radius - 1)
    part = paper[top : middle[1] + radius + 1, left : middle[0] + radius + 1]
    place = Box(x=middle[0] - radius - left, y=middle[1] - radius - top, width=2 * radius, height=2 * radius)
    disc = rounded_box(part.shape[1], part.shape[0], place, radius)[..., None]
    shade = np.array(colorsys.hsv_to_rgb(hue, saturation * 0.55, 1.0), np.float32) * 255
    part += (shade - part) * disc


def covering(
    pixels: Pixels, width: int, height: int, focus: tuple[float, float] = (0.5, 0.5), closeness: float = 1.0
) -> Pixels:
    """The largest part of the picture of this shape (`closeness` times smaller), as near `focus` as may be."""
    tall, wide = pixels.shape[:2]
    scale = max(width / wide, height / tall) * closeness
    part_width, part_height = min(wide, width / scale), min(tall, height / scale)
    left = min(max(focus[0] * wide - part_width / 2, 0), wide - part_width)
    top = min(max(focus[1] * tall - part_height / 2, 0), tall - part_height)
    part = pixels[round(top) : round(top + part_height), round(left) : round(left + part_width)]
    return resized(part, width, height)


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    shrinks = width < pixels.shape[1]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=how), np.uint8)


def _smooth(coarse: Floats, width: int, height: int) -> Floats:
    """Enlarged, with a grain too fine to see: without it the encoder draws steps into soft colours."""
    fine = np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    fine += _grain(width, height)
    return fine


@lru_cache(maxsize=1)
def _grain(width: int, height: int) -> NDArray[np.float16]:
    return np.random.default_rng(1).normal(0, 0.9, (height, width, 1)).astype(np.float16)


def _tint_of(photo: Photo, look: BackdropLook) -> tuple[float, float]:
    """Hue and saturation (0–1) of the product's strongest colour."""
    small = cv2.resize(photo.rgb, (96, 96), interpolation=cv2.INTER_AREA)
    is_product = small.min(axis=-1) < _WHITE
    if photo.alpha is not None:
        is_product = cv2.resize(photo.alpha, (96, 96), interpolation=cv2.INTER_AREA) > _OPAQUE
    hue, saturation, value = cv2.split(cv2.cvtColor(small, cv2.COLOR_RGB2HSV))
    strength = np.where(is_product & (saturation > _PLAIN_SATURATION), saturation * (value / 255.0), 0)
    if strength.sum() < 96 * 96:
        red, green, blue = (part / 255 for part in rgb(look.studio_tint))
        own_hue, own_saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
        return own_hue, own_saturation * 2
    weight = np.bincount(hue.ravel() // 6, weights=strength.ravel(), minlength=30)
    return (float(weight.argmax()) + 0.5) / 30, 0.8
