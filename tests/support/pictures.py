"""Photographs for tests, in every file format a marketer or a shop may use."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_kanit  # type: ignore[import-untyped]
import pillow_heif
from interior_photos import get_photo_dir
from PIL import Image, ImageDraw, ImageFont

SOFA, LAMP, VASE = "pexels-1317558", "pexels-7193656", "pexels-4400637"
PROMOTION = ("ลดสูงสุด 50% เฉพาะวันนี้", "ส่งฟรีทั่วไทย ไม่มีขั้นต่ำ", "โค้ด HOME1212 ลดเพิ่ม 100.-")


def photograph(name: str = SOFA, longest: int = 1000) -> Image.Image:
    """A real photograph, its longer side `longest` pixels."""
    with Image.open(Path(get_photo_dir()) / f"{name}.jpg") as image:
        picture = image.convert("RGB")
    picture.thumbnail((longest, longest))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:  # noqa: ANN401 (the encoders' own options)
    """The picture as a file of that kind; HEIC by the encoder that only tests have."""
    file = BytesIO()
    if kind == "HEIC":
        pillow_heif.from_pillow(picture).save(file, **how)
    else:
        picture.save(file, kind, **how)
    return file.getvalue()


def with_promotion(picture: Image.Image, background: str = "red", text_colour: str = "white") -> Image.Image:
    """What shops print on a picture: a plain field with three lines of offers."""
    printed = picture.copy()
    draw, line = ImageDraw.Draw(printed), picture.height // 10
    draw.rectangle((0, picture.height - 3 * line, picture.width, picture.height), fill=background)
    font = ImageFont.truetype(fontpkg_kanit.ROOT / "files" / "Kanit-Bold.ttf", round(line * 0.6))
    for nth, text in enumerate(PROMOTION):
        draw.text((line // 3, picture.height - (3 - nth) * line), text, font=font, fill=text_colour)
    return printed


def png_of_zeros(side: int) -> bytes:
    """A valid black picture of `side` × `side` pixels, compressed as small as it gets."""
    compressor = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    compressed = b"".join(compressor.compress(row) for _ in range(side)) + compressor.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (header, compressed, b"")))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
