"""The photographs of the catalogue, whole or cropped, always JPEG."""

import io
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

from interior_photos import get_photo_dir
from PIL import Image

CORRUPT = b"this was a photograph once"


def file_name(photo: str) -> str:
    return quote(photo, safe="") + ".jpg"


@cache
def photo_bytes(name: str) -> bytes | None:
    """The picture behind a file name made by `file_name`; None for a name the package does not hold."""
    photo, _, box = unquote(name).removesuffix(".jpg").partition(":")
    if photo == "corrupt":
        return CORRUPT
    path = Path(get_photo_dir()) / f"{photo}.jpg"
    if path not in Path(get_photo_dir()).iterdir():
        return None
    return _cropped(path, box) if box else path.read_bytes()


def _cropped(path: Path, box: str) -> bytes:
    left, top, right, bottom = (int(percent) / 100 for percent in box.split("-"))
    jpeg = io.BytesIO()
    with Image.open(path) as picture:
        width, height = picture.size
        area = (left * width, top * height, right * width, bottom * height)
        picture.convert("RGB").crop(area).save(jpeg, "JPEG", quality=90)
    return jpeg.getvalue()
