"""Pictures cut, sized and painted."""

from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, rounded
from makeafvdo.domain.storyboards.layout import Box


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def painted(width: int, height: int, colour: str) -> Pixels:
    return np.full((height, width, 3), rgb(colour), np.uint8)


@contextmanager
def in_floats(picture: Pixels, part: Box) -> Iterator[Floats]:
    """A part of the picture to paint on in fractions of a level; it is rounded at the end."""
    under = picture[part.y : part.bottom, part.x : part.right]
    fine = under.astype(np.float32)
    yield fine
    under[:] = rounded(fine)


def blend(under: Floats, over: Floats, opacity: Floats) -> None:
    """Without one more copy of a large picture; `over` is used up."""
    over -= under
    over *= opacity
    under += over


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
