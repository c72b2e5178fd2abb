"""Pictures of any origin → upright, in sRGB, at most 3000 pixels a side, and encoded anew.

Every browser can show and the renderer can draw what is stored; metadata, such as where it was taken, is dropped.
"""

import struct
from io import BytesIO
from typing import cast

import pi_heif
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from makeafvdo.domain.products.photo_ranking import LARGEST_USEFUL_SIDE, PhotoFeatures

MAX_PIXELS = 50_000_000
"""Decoded whole, it fits into a function's memory."""
MAX_JPEG_PIXELS = 250_000_000
"""A baseline JPEG is decoded at an eighth to all of its size: phones take photos of 108 and 200 megapixels."""

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error),  # what Pillow's readers are seen to raise
    *(RuntimeError, MemoryError),  # and libheif's and libavif's
)
_SMALLEST_SIDE = 96
_VISIBLE_ALPHA, _OPAQUE_ALPHA = 16, 255
_JPEG_QUALITY = 92
_THUMBNAIL = (16, 16)
_VIDEO_WIDTH = 1080
_EDGES = ImageFilter.Kernel((3, 3), (0, -1, 0, -1, 4, -1, 0, -1, 0), scale=1, offset=128)
_HARDEST_SHARE = 0.01
_TEXT_DETECTION_SIDE, _TEXT_TILE = 480, 24
_STROKE, _FLAT = 90, 4
_STROKES_IN_TEXT, _FLAT_IN_TEXT = 0.06, 0.3

Image.MAX_IMAGE_PIXELS = None  # MAX_PIXELS is checked here: Pillow's own limit only warns up to twice its value
pi_heif.register_heif_opener()


class UnusablePicture(Exception):
    """Cut off, empty, far too large, far too small, or no picture at all."""


class TooManyPixels(UnusablePicture):
    """A picture, but too large to be decoded."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(f"{width} × {height}")
        self.megapixels = width * height // 1_000_000


def read_picture(body: bytes) -> Image.Image:
    """The first picture of a JPEG, PNG, GIF, WebP, AVIF or HEIC file, as RGB or RGBA.

    Raises UnusablePicture, of which TooManyPixels is one.
    """
    try:
        with Image.open(BytesIO(body), formats=_FORMATS) as image:
            return _upright(image)
    except _BROKEN as error:
        raise UnusablePicture from error


def write_picture(picture: Image.Image) -> tuple[bytes, str]:
    """Bytes and content type: PNG where something is transparent, else JPEG."""
    file = BytesIO()
    if picture.mode == "RGBA":
        picture.save(file, "PNG")
        return file.getvalue(), "image/png"
    picture.save(file, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return file.getvalue(), "image/jpeg"


def write_legible(picture: Image.Image, most_bytes: int) -> bytes:
    """A JPEG of at most `most_bytes`, made smaller only as far as that takes."""
    opaque = _on_white(picture).copy()
    while True:
        file = BytesIO()
        opaque.save(file, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        if file.tell() <= most_bytes:
            return file.getvalue()
        opaque.thumbnail((opaque.width * 3 // 4, opaque.height * 3 // 4))


def features_of(picture: Image.Image) -> PhotoFeatures:
    """What ranking and finding duplicates go by."""
    opaque = _on_white(picture)
    return PhotoFeatures(
        width=opaque.width,
        height=opaque.height,
        thumbnail=opaque.resize(_THUMBNAIL, Image.Resampling.BOX).tobytes(),
        sharpness=_sharpness(opaque),
        text_share=_text_share(opaque),
    )


def _upright(image: Image.Image) -> Image.Image:
    width, height = image.size
    if width * height > _most_pixels(image):
        raise TooManyPixels(width, height)
    if min(width, height) < _SMALLEST_SIDE:
        raise UnusablePicture
    longest = max(width, height)
    image.draft("RGB", (width * LARGEST_USEFUL_SIDE // longest, height * LARGEST_USEFUL_SIDE // longest))
    image.load()
    if image.mode.startswith("I"):
        image = image.point(lambda level: level / 256).convert("L")
    elif image.mode in {"P", "1"}:
        image = image.convert("RGBA")
    image.thumbnail((LARGEST_USEFUL_SIDE, LARGEST_USEFUL_SIDE), reducing_gap=2.0)
    ImageOps.exif_transpose(image, in_place=True)
    picture = _without_opaque_alpha(_in_srgb(image))
    picture.info.clear()
    return picture


def _most_pixels(image: Image.Image) -> int:
    """Of a progressive JPEG all coefficients stay in memory, however small it is decoded."""
    is_baseline_jpeg = isinstance(image, JpegImageFile) and not image.info.get("progressive")
    return MAX_JPEG_PIXELS if is_baseline_jpeg else MAX_PIXELS


def _in_srgb(image: Image.Image) -> Image.Image:
    """Phones write Display P3, print shops CMYK: both look wrong when read as sRGB."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    plain = image if image.mode in {mode, "CMYK"} else image.convert(mode)
    profile = image.info.get("icc_profile")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            return plain.convert(mode)
        return cast("Image.Image", converted)
    return plain if plain.mode == mode else plain.convert(mode)


def _without_opaque_alpha(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    faintest, strongest = cast("tuple[int, int]", picture.getchannel("A").getextrema())
    if strongest < _VISIBLE_ALPHA:
        raise UnusablePicture
    return picture.convert("RGB") if faintest == _OPAQUE_ALPHA else picture


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _sharpness(picture: Image.Image) -> int:
    """Measured at the size a video shows it in, so that a large soft picture is not taken for a sharp one."""
    grey = picture.convert("L")
    grey.thumbnail((_VIDEO_WIDTH, _VIDEO_WIDTH))
    levels = grey.filter(_EDGES).histogram()
    left = int(_HARDEST_SHARE * grey.width * grey.height)
    for hardness in range(127, 0, -1):
        left -= levels[128 + hardness] + levels[128 - hardness]
        if left < 0:
            return hardness
    return 0


def _text_share(picture: Image.Image) -> float:
    """Letters are hard strokes close together on flat ground; a texture has no flat ground, an outline few strokes."""
    grey = picture.convert("L")
    grey.thumbnail((_TEXT_DETECTION_SIDE, _TEXT_DETECTION_SIDE), Image.Resampling.BOX)
    width, height = grey.size
    steps = ImageChops.difference(grey.crop((1, 0, width, height)), grey.crop((0, 0, width - 1, height)))
    tiles = max(1, width // _TEXT_TILE), max(1, height // _TEXT_TILE)
    strokes = _share_in_tiles(steps, tiles, range(_STROKE, 256))
    flats = _share_in_tiles(steps, tiles, range(_FLAT))
    pairs = zip(strokes, flats, strict=True)
    return sum(stroke >= _STROKES_IN_TEXT and flat >= _FLAT_IN_TEXT for stroke, flat in pairs) / len(strokes)


def _share_in_tiles(steps: Image.Image, tiles: tuple[int, int], wanted: range) -> list[float]:
    chosen = steps.point([255 * (level in wanted) for level in range(256)])
    return [share / 255 for share in chosen.resize(tiles, Image.Resampling.BOX).tobytes()]
