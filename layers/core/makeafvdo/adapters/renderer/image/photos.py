"""Photos as pixels, and the facts of them a storyboard is planned with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from makeafvdo.adapters.pictures import UnusablePicture, read_picture
from makeafvdo.adapters.renderer.image.saliency import find_focus
from makeafvdo.adapters.renderer.image.text_detection import has_writing
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.storyboard import PhotoFacts

_TRANSPARENT_ALPHA = 16
_WHITE_FROM = 240
_PLAIN_BORDER_SHARE = 0.9
_NEARLY_WHITE = 238
_VISIBLE_ALPHA = 2
SOLID_ALPHA = 200
"""Alpha from which on a pixel is the product and not its shadow."""


class UnusablePhoto(Exception):
    """Cut off, empty, far too large, far too small, or no photo at all."""


@dataclass(frozen=True)
class Photo:
    """RGB 0–255. `alpha` (0–255) only where the product is cut out of its background: most of the border is clear."""

    rgb: Pixels
    alpha: Pixels | None

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


def usable_photos(paths: Mapping[str, Path]) -> list[PhotoFacts]:
    """Facts of every photo that can be drawn."""
    facts = []
    for key, path in paths.items():
        try:
            facts.append(_facts(key, read_photo(path)))
        except UnusablePhoto:
            continue
    return facts


def _photo_of_rgba(image: Image.Image) -> Photo:
    alpha = np.asarray(image.getchannel("A"))
    if float(np.mean(_border(alpha) < _TRANSPARENT_ALPHA)) >= _PLAIN_BORDER_SHARE:
        return Photo(np.asarray(image.convert("RGB")), alpha)
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return Photo(np.asarray(paper), None)


def _facts(key: str, photo: Photo) -> PhotoFacts:
    is_cutout = photo.alpha is not None or _is_on_white(photo)
    product = bounds(photo)[1] if is_cutout else None
    return PhotoFacts(
        key=key,
        width=photo.width,
        height=photo.height,
        is_cutout=is_cutout,
        product_size=(product.width, product.height) if product else None,
        has_writing=has_writing(photo.rgb),
        focus=find_focus(photo.rgb),
    )


def _is_on_white(photo: Photo) -> bool:
    """A product alone on plain white paper."""
    return float(np.mean(_border(photo.rgb).min(axis=-1) >= _WHITE_FROM)) >= _PLAIN_BORDER_SHARE


def _border(pixels: Pixels) -> Pixels:
    sides = pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]
    return np.concatenate(sides)


def bounds(photo: Photo) -> tuple[Box, Box]:
    """The box of all that is visible, and of the product without the shadow it came with. Raises UnusablePhoto."""
    if photo.alpha is None:
        visible = _box_of(photo.rgb.min(axis=-1) < _NEARLY_WHITE)
        return visible, visible
    visible = _box_of(photo.alpha > _VISIBLE_ALPHA)
    is_solid = photo.alpha > SOLID_ALPHA
    return visible, _box_of(is_solid) if is_solid.any() else visible


def _box_of(mask: NDArray[np.bool_]) -> Box:
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        raise UnusablePhoto("nothing to see")
    left, top = int(columns[0]), int(rows[0])
    return Box(x=left, y=top, width=int(columns[-1]) + 1 - left, height=int(rows[-1]) + 1 - top)
