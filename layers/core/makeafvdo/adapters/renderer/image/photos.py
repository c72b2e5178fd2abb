"""Photos as pixels, and the facts of them a storyboard is planned with."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from makeafvdo.adapters.pictures import UnusablePicture, read_picture
from makeafvdo.adapters.renderer.image.matte import cut_out
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.image.saliency import find_focus, find_points, find_product
from makeafvdo.adapters.renderer.image.text_detection import clear_part, has_writing
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.storyboard import PhotoFacts

_TRANSPARENT_ALPHA = 16
_PLAIN_BORDER_SHARE = 0.9
_VISIBLE_ALPHA, _VISIBLE_SHADOW = 2, 250
_ALL_WHITE = 238
_LOOKED_AT_TOGETHER = 2
"""One is decoded and searched for writing while the network sees the other."""
SOLID_ALPHA = 200
"""Alpha from which on a pixel is the product and not its shadow."""


class UnusablePhoto(Exception):
    """Cut off, empty, far too large, far too small, or no photo at all."""


@dataclass(frozen=True)
class Photo:
    """RGB 0–255. `alpha` (0–255) only where the product is cut out of its background: most of the border is clear.
    `shadow` (255: none) where it came with one that is not part of `alpha`."""

    rgb: Pixels
    alpha: Pixels | None
    shadow: Pixels | None = None

    @property
    def width(self) -> int:
        return int(self.rgb.shape[1])

    @property
    def height(self) -> int:
        return int(self.rgb.shape[0])


def read_photo(path: Path) -> Photo:
    """The first picture of the file. Raises UnusablePhoto."""
    try:
        picture = read_picture(path.read_bytes())
    except UnusablePicture as error:
        raise UnusablePhoto(path.name) from error
    return _photo_of_rgba(picture) if picture.mode == "RGBA" else Photo(np.asarray(picture), None)


def usable_photos(paths: Mapping[str, Path], maps: SalienceMaps) -> list[PhotoFacts]:
    """Facts of every photo that can be drawn."""

    def find_facts(key: str) -> PhotoFacts | None:
        try:
            return _facts(key, paths[key], maps)
        except UnusablePhoto:
            return None

    with ThreadPoolExecutor(_LOOKED_AT_TOGETHER) as lookers:
        facts = list(lookers.map(find_facts, paths))
    maps.forget_network()
    return [each for each in facts if each is not None]


def as_cutout(photo: Photo, salience: Pixels) -> Photo:
    """The product without the paper it was photographed on. Raises UnusablePhoto where it cannot be cut out."""
    if photo.alpha is not None:
        return photo
    matte = cut_out(photo.rgb, salience)
    if matte is None:
        raise UnusablePhoto("not on paper")
    return Photo(matte.rgb, matte.alpha, matte.shadow)


def part_of(photo: Photo, part: Box | None) -> Photo:
    if part is None:
        return photo
    rows, columns = slice(part.y, part.bottom), slice(part.x, part.right)
    alpha = None if photo.alpha is None else photo.alpha[rows, columns]
    return Photo(np.ascontiguousarray(photo.rgb[rows, columns]), alpha)


def _photo_of_rgba(image: Image.Image) -> Photo:
    alpha = np.asarray(image.getchannel("A"))
    if float(np.mean(_border(alpha) < _TRANSPARENT_ALPHA)) >= _PLAIN_BORDER_SHARE:
        return Photo(np.asarray(image.convert("RGB")), alpha)
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return Photo(np.asarray(paper), None)


def _facts(key: str, path: Path, maps: SalienceMaps) -> PhotoFacts:
    photo = read_photo(path)
    is_written = has_writing(photo.rgb)
    part = clear_part(photo.rgb) if is_written else None
    photo = part_of(photo, part)
    salience = maps.of_file(path, photo.rgb, part)
    matte = None
    if photo.alpha is not None:
        product: Box | None = bounds(photo)[1]
    elif (matte := cut_out(photo.rgb, salience)) is not None:
        product = _scaled(_box_of(matte.alpha > SOLID_ALPHA), photo.width / matte.alpha.shape[1])
    else:
        product = find_product(salience, photo.width, photo.height)
    if photo.rgb.min() > _ALL_WHITE:
        raise UnusablePhoto("nothing to see")
    focus = find_focus(photo.rgb, salience)
    return PhotoFacts(
        key=key,
        width=photo.width,
        height=photo.height,
        is_cutout=photo.alpha is not None or matte is not None,
        has_ground=photo.alpha is None,
        product=product,
        has_writing=is_written,
        part=part,
        focus=focus,
        points=find_points(photo.rgb, salience, product, focus) if product else (),
    )


def _scaled(box: Box, by: float) -> Box:
    return Box(x=round(box.x * by), y=round(box.y * by), width=round(box.width * by), height=round(box.height * by))


def _border(pixels: Pixels) -> Pixels:
    sides = pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]
    return np.concatenate(sides)


def bounds(photo: Photo) -> tuple[Box, Box]:
    """The box of all that is visible of a cut-out, and of the product without the shadow it came with. Raises
    UnusablePhoto."""
    if photo.alpha is None:
        raise UnusablePhoto("not cut out")
    is_visible = photo.alpha > _VISIBLE_ALPHA
    if photo.shadow is not None:
        is_visible |= photo.shadow < _VISIBLE_SHADOW
    is_solid = photo.alpha > SOLID_ALPHA
    visible = _box_of(is_visible)
    return visible, _box_of(is_solid) if is_solid.any() else visible


def _box_of(mask: NDArray[np.bool_]) -> Box:
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        raise UnusablePhoto("nothing to see")
    left, top = int(columns[0]), int(rows[0])
    return Box(x=left, y=top, width=int(columns[-1]) + 1 - left, height=int(rows[-1]) + 1 - top)
