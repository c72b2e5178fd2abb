"""What is behind a photo or product that does not fill its place, in each kind a style may ask for."""

import colorsys
from functools import lru_cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.image.photos import Photo
from makeafvdo.adapters.renderer.image.pixels import edit_as_floats, filled, hex_to_rgb
from makeafvdo.adapters.renderer.image.shapes import rounded_box
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, rounded
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.styles import BackdropStyle

_DOWNSAMPLING = 8
_PLAIN_SATURATION = 40
_WHITE_FROM = 235
_OPAQUE_ALPHA = 200
_NEAREST_HUE = 0.2
"""Turns between the product's hue and its backdrop's, at least: nearer than this it loses its outline."""
_PALE_FROM, _PALE_SHARE = 205, 0.5
_DEEPER, _STRONGER = 0.86, 2.6
_RAYS = 11
_STRIPE = 190


class Tone(NamedTuple):
    """Hue, saturation, and how light a backdrop is compared with the style's own (each 0–1)."""

    hue: float
    saturation: float
    light: float = 1.0


def photo_backdrop(photo: Photo, width: int, height: int, style: BackdropStyle) -> Pixels:
    """RGB of `width` x `height` for a photograph that does not fill its place."""
    match style.behind_photos:
        case "plain":
            return _upsampled_with_grain(_plain(photo.rgb, width, height), width, height)
        case "stripes":
            return _two_toned(_own_tone(photo, style), _stripes(width, height))
        case "paper":
            return _upsampled_with_grain(_wall(_own_tone(photo, style), width, height, style), width, height)
        case "blank":
            return filled(width, height, style.studio_tint)


def product_backdrop(photo: Photo, width: int, height: int, place: Box, style: BackdropStyle) -> Pixels:
    """RGB of `width` x `height` for a cut-out product that stands at `place`, in a hue far from its own."""
    middle = (place.x + place.width / 2) / width, (place.y + place.height / 2) / height
    tone = _tone_behind(photo, style)
    match style.behind_photos:
        case "plain":
            lit = _upsampled_with_grain(_lit_paper(tone, width, height, middle, style), width, height)
            _paint_disc(lit, middle, tone, style)
            return lit
        case "blank":
            return _upsampled_with_grain(_lit_paper(tone, width, height, middle, style), width, height)
        case "stripes":
            return _rays(tone, width, height, middle)
        case "paper":
            wall = _wall(tone, width, height, style)
            return _upsampled_with_grain(
                _with_table(wall, tone, place.bottom - place.height // 10, style), width, height
            )


def _plain(photo: Pixels, width: int, height: int) -> Floats:
    """The colour of the photo's head, from the middle that of its foot, growing deeper. Coarse."""
    small = cv2.resize(photo, (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32)
    head, foot = np.median(small[:2].reshape(-1, 3), axis=0), np.median(small[-2:].reshape(-1, 3), axis=0)
    down = np.linspace(0, 1, height // _DOWNSAMPLING, dtype=np.float32)[:, None, None]
    share = np.clip(down / 0.5, 0, 1)
    colour = (head * (1 - share) + foot * share) * (1 - 0.3 * np.clip((down - 0.5) / 0.5, 0, 1))
    return np.asarray(np.repeat(colour, width // _DOWNSAMPLING, axis=1), np.float32)


@lru_cache(maxsize=1)
def _stripes(width: int, height: int) -> Pixels:
    """Broad and leaning. Cached: every shot of a video has them."""
    rows, columns = _grid(width, height)
    phase = (columns + rows * np.float32(0.45)) % (2 * _STRIPE)
    return _shares(np.minimum(phase, _STRIPE - phase) + 0.5)


def _rays(tone: Tone, width: int, height: int, middle: tuple[float, float]) -> Pixels:
    """Rays from behind the product."""
    rows, columns = _grid(width, height)
    across, down = columns - np.float32(middle[0] * width), rows - np.float32(middle[1] * height)
    turn = np.arctan2(down, across) * np.float32(_RAYS / np.pi)
    edge = np.abs((turn % 2) - 1) - np.float32(0.5)
    return _two_toned(tone, _shares(edge * np.hypot(across, down) * np.float32(np.pi / _RAYS) + 0.5))


def _grid(width: int, height: int) -> tuple[Floats, Floats]:
    """Row numbers as a column, column numbers as a row."""
    return np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None, :]


def _shares(is_light: Floats) -> Pixels:
    """Of the lighter tone, 0–255: all of it where `is_light` is 1 and more, none where it is 0 and less."""
    return np.asarray(cv2.convertScaleAbs(np.clip(is_light, 0, 1), alpha=255), np.uint8)


def _two_toned(tone: Tone, shares: Pixels) -> Pixels:
    """In two shades of one colour."""
    hue, saturation = tone.hue, tone.saturation
    light, deep = _colour(hue, 0.62 * saturation, 1.0), _colour(hue, 0.85 * saturation, 0.93)
    shades = deep + np.linspace(0, 1, 256)[:, None] * (light - deep)
    return np.asarray(cv2.LUT(cv2.merge([shares] * 3), np.round(shades)[None].astype(np.uint8)), np.uint8)


def _wall(tone: Tone, width: int, height: int, style: BackdropStyle) -> Floats:
    """Matt paint with the window to the left. Coarse."""
    hue, saturation = tone.hue, tone.saturation
    rows, columns = np.mgrid[0 : height // _DOWNSAMPLING, 0 : width // _DOWNSAMPLING].astype(np.float32) * _DOWNSAMPLING
    light = 1.04 - 0.16 * (columns / width) - 0.08 * (rows / height)
    paint = _colour(hue, 0.42 * saturation * style.studio_depth, 0.9 * tone.light)
    return np.asarray(np.clip(paint * light[..., None], 0, 255), np.float32)


def _with_table(wall: Floats, tone: Tone, edge: int, style: BackdropStyle) -> Floats:
    """The wall down to `edge`, below it the table the product stands on."""
    hue, saturation = tone.hue, tone.saturation
    rows = np.arange(wall.shape[0], dtype=np.float32)[:, None, None] * _DOWNSAMPLING
    is_table = np.clip((rows - edge) / 10 + 0.5, 0, 1)
    shade = _colour(hue, 0.55 * saturation * style.studio_depth, 0.84 * tone.light)
    return np.asarray(wall * (1 - is_table) + shade * is_table, np.float32)


def _lit_paper(tone: Tone, width: int, height: int, light: tuple[float, float], style: BackdropStyle) -> Floats:
    """Coloured paper, lit at `light` (shares of width and height): to pure white, if the backdrop is light. Coarse."""
    hue, saturation = tone.hue, tone.saturation
    depth = style.studio_depth
    upper = _colour(hue, saturation * 0.30 * depth, 0.99 * tone.light)
    lower = _colour(hue, saturation * 0.75 * depth, 0.86 * tone.light)
    rows, columns = np.mgrid[0 : height // _DOWNSAMPLING, 0 : width // _DOWNSAMPLING].astype(np.float32) * _DOWNSAMPLING
    down = (rows / height)[..., None] ** 1.3
    paper = upper * (1 - down) + lower * down
    distance = np.hypot((columns - light[0] * width) / (0.62 * width), (rows - light[1] * height) / (0.62 * width))
    glow = np.exp(-(distance**2) * 2.2)[..., None]
    if tone.light < 1:
        return np.asarray(paper, np.float32)
    return np.asarray(paper * (1 - glow) + 255 * glow, np.float32)


def _paint_disc(paper: Pixels, light: tuple[float, float], tone: Tone, style: BackdropStyle) -> None:
    """A large round shape behind the product, a shade deeper than the paper."""
    height, width = paper.shape[:2]
    radius = round(min(width, height) * 0.42)
    middle = round(light[0] * width), round(light[1] * height)
    left, top = max(0, middle[0] - radius - 1), max(0, middle[1] - radius - 1)
    right, bottom = min(width, middle[0] + radius + 1), min(height, middle[1] + radius + 1)
    with edit_as_floats(paper, Box(x=left, y=top, width=right - left, height=bottom - top)) as part:
        place = Box(x=middle[0] - radius - left, y=middle[1] - radius - top, width=2 * radius, height=2 * radius)
        disc = rounded_box(right - left, bottom - top, place, radius)[..., None]
        part += (_colour(tone.hue, tone.saturation * style.studio_depth * 0.55, tone.light) - part) * disc


def _colour(hue: float, saturation: float, value: float) -> Floats:
    return np.array(colorsys.hsv_to_rgb(hue, min(saturation, 1.0), value), np.float32) * 255


def _upsampled_with_grain(coarse: Floats, width: int, height: int) -> Pixels:
    """Enlarged, with grain too fine to see: without it the encoder makes bands of soft gradients."""
    fine = np.empty((height, width, 3), np.uint8)
    for channel in range(3):
        enlarged = cv2.resize(coarse[..., channel], (width, height), interpolation=cv2.INTER_LINEAR)
        fine[..., channel] = rounded(np.maximum(enlarged + _grain(width, height), 0))
    return fine


@lru_cache(maxsize=1)
def _grain(width: int, height: int) -> NDArray[np.float16]:
    return np.random.default_rng(1).normal(0, 0.9, (height, width)).astype(np.float16)


def _tone_behind(photo: Photo, style: BackdropStyle) -> Tone:
    """The style's own hue, or where the product's is too near, the one opposite; deeper behind pale goods."""
    own, usual = _strongest_hue(photo), _usual_tone(style)
    hue, saturation = usual.hue, usual.saturation
    if own is not None and abs((own - hue + 0.5) % 1 - 0.5) < _NEAREST_HUE:
        hue, saturation = (own + 0.5) % 1, 0.8
    if _is_pale(photo):
        return Tone(hue, saturation * _STRONGER, _DEEPER)
    return Tone(hue, saturation)


def _own_tone(photo: Photo, style: BackdropStyle) -> Tone:
    own = _strongest_hue(photo)
    return _usual_tone(style) if own is None else Tone(own, 0.8)


def _usual_tone(style: BackdropStyle) -> Tone:
    red, green, blue = (part / 255 for part in hex_to_rgb(style.studio_tint))
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    return Tone(hue, min(saturation * 2, 1.0))


def _is_pale(photo: Photo) -> bool:
    small, is_product = _small(photo)
    return float(np.mean(small.min(axis=-1)[is_product] > _PALE_FROM)) > _PALE_SHARE if is_product.any() else False


def _strongest_hue(photo: Photo) -> float | None:
    """Of the product, in turns; None where it has no colour of its own."""
    small, is_product = _small(photo)
    hue, saturation, value = cv2.split(cv2.cvtColor(small, cv2.COLOR_RGB2HSV))
    strength = np.where(is_product & (saturation > _PLAIN_SATURATION), saturation * (value / 255.0), 0)
    if strength.sum() < 10 * is_product.sum():
        return None
    weight = np.bincount(hue.ravel() // 6, weights=strength.ravel(), minlength=30)
    return (float(weight.argmax()) + 0.5) / 30


def _small(photo: Photo) -> tuple[Pixels, NDArray[np.bool_]]:
    """The picture, small, and where on it the product is."""
    small = np.asarray(cv2.resize(photo.rgb, (96, 96), interpolation=cv2.INTER_AREA), np.uint8)
    if photo.alpha is None:
        return small, np.asarray(small.min(axis=-1) < _WHITE_FROM)
    return small, np.asarray(cv2.resize(photo.alpha, (96, 96), interpolation=cv2.INTER_AREA) > _OPAQUE_ALPHA)
