"""Photos from anywhere, decoded safely: upright, in sRGB, of a bearable size."""

import struct
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps

from makeafvdo.adapters.renderer.planes import Floats, Pixels
from makeafvdo.adapters.renderer.writing import has_writing
from makeafvdo.domain.layout import Box
from makeafvdo.domain.storyboard import PhotoFacts

MAX_PIXELS = 50_000_000
"""More than any phone's photo; decoded it still fits beside the encoder."""
SMALLEST_SIDE = 96

_LARGEST_USEFUL_SIDE = 3000
_CLEAR = 16
_WHITE = 240
_PLAIN_BORDER = 0.9
_NEARLY_WHITE = 238
_SEEN = 2
SOLID = 200
"""Alpha from which on a pixel is the product and not its shadow."""
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error),  # what Pillow's readers are seen to raise
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)

Image.MAX_IMAGE_PIXELS = MAX_PIXELS


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
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)
        try:
            with Image.open(path) as image:
                return _decoded(image)
        except _BROKEN as error:
            raise UnusablePhoto(path.name) from error


def usable_photos(paths: Mapping[str, Path]) -> list[PhotoFacts]:
    """Facts of every photo that can be drawn."""
    facts = []
    for key, path in paths.items():
        try:
            facts.append(_facts(key, read_photo(path)))
        except UnusablePhoto:
            continue
    return facts


def _decoded(image: Image.Image) -> Photo:
    image.draft("RGB", (_LARGEST_USEFUL_SIDE, _LARGEST_USEFUL_SIDE))
    image.load()
    if image.mode in {"P", "1"}:
        image = image.convert("RGBA")
    if (shrink := max(image.size) // _LARGEST_USEFUL_SIDE) > 1:
        image = image.reduce(shrink)
    if min(image.size) < SMALLEST_SIDE:
        raise UnusablePhoto("too small")
    ImageOps.exif_transpose(image, in_place=True)
    if image.has_transparency_data:
        return _see_through(image if image.mode == "RGBA" else image.convert("RGBA"))
    return Photo(np.asarray(_in_srgb(image)), None)


def _see_through(image: Image.Image) -> Photo:
    alpha = np.asarray(image.getchannel("A"))
    if alpha.max() < _CLEAR:
        raise UnusablePhoto("nothing to see")
    if float(np.mean(_border(alpha) < _CLEAR)) >= _PLAIN_BORDER:
        return Photo(np.asarray(image.convert("RGB")), alpha)
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return Photo(np.asarray(paper), None)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Phones write Display P3, print shops CMYK: both look wrong when read as sRGB."""
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)).convert("RGB")
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK"}:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
        return converted or image.convert("RGB")
    return image.convert("RGB")


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
        focus=_focus(photo),
    )


def _is_on_white(photo: Photo) -> bool:
    """A product alone on plain white paper."""
    return float(np.mean(_border(photo.rgb).min(axis=-1) >= _WHITE)) >= _PLAIN_BORDER


def _border(pixels: Pixels) -> Pixels:
    sides = pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]
    return np.concatenate(sides)


def _focus(photo: Photo) -> tuple[float, float]:
    """The centre of what is sharp and busy, the middle counting most: products are, floors and walls are not."""
    grey = cv2.cvtColor(cv2.resize(photo.rgb, (64, 64), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    steps = (np.arange(64) + 0.5) / 64
    middle = np.exp(-(((steps - 0.5) / 0.35) ** 2))
    busy: Floats = cv2.GaussianBlur(np.abs(cv2.Laplacian(grey, cv2.CV_32F)), (0, 0), 3) ** 2 + 1e-3
    busy *= np.outer(middle, middle)
    x, y = (float((busy.sum(axis=axis) * steps).sum() / busy.sum()) for axis in (0, 1))
    return (x + 0.5) / 2, (y + 0.5) / 2


def bounds(photo: Photo) -> tuple[Box, Box]:
    """Where anything is seen at all, and in it the product without the shadow it came with. Raises UnusablePhoto."""
    if photo.alpha is None:
        seen = _box_of(photo.rgb.min(axis=-1) < _NEARLY_WHITE)
        return seen, seen
    seen = _box_of(photo.alpha > _SEEN)
    is_solid = photo.alpha > SOLID
    return seen, _box_of(is_solid) if is_solid.any() else seen


def _box_of(mask: NDArray[np.bool_]) -> Box:
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        raise UnusablePhoto("nothing to see")
    left, top = int(columns[0]), int(rows[0])
    return Box(x=left, y=top, width=int(columns[-1]) + 1 - left, height=int(rows[-1]) + 1 - top)
