"""Cropping, scaling and painting of pictures."""

from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, rounded
from makeafvdo.domain.storyboards.layout import Box


def hex_to_rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def filled(width: int, height: int, colour: str) -> Pixels:
    return np.full((height, width, 3), hex_to_rgb(colour), np.uint8)


@contextmanager
def edit_as_floats(picture: Pixels, part: Box) -> Iterator[Floats]:
    """A part of the picture as floats, to paint on; rounded and written back at the end."""
    under = picture[part.y : part.bottom, part.x : part.right]
    fine = under.astype(np.float32)
    yield fine
    under[:] = rounded(fine)


def blend(under: Floats, over: Floats, opacity: Floats) -> None:
    """In place: `under` becomes the blend; `over` is overwritten, which saves one copy of a large picture."""
    over -= under
    over *= opacity
    under += over


def covering(
    pixels: Pixels, width: int, height: int, focus: tuple[float, float] = (0.5, 0.5), closeness: float = 1.0
) -> Pixels:
    """The largest crop of this aspect ratio (`closeness` times smaller), as near `focus` as may be, scaled to size."""
    full_height, full_width = pixels.shape[:2]
    scale = max(width / full_width, height / full_height) * closeness
    part_width, part_height = min(full_width, width / scale), min(full_height, height / scale)
    left = min(max(focus[0] * full_width - part_width / 2, 0), full_width - part_width)
    top = min(max(focus[1] * full_height - part_height / 2, 0), full_height - part_height)
    part = pixels[round(top) : round(top + part_height), round(left) : round(left + part_width)]
    return resized(part, width, height)


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    shrinks = width < pixels.shape[1]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=how), np.uint8)
