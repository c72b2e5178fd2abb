import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from makeafvdo.adapters.renderer.image.photos import read_photo, usable_photos
from tests.unit.renderer.render_harness import MAPS, a_ball, coffee, encoded

RED = (200, 30, 30)


def a_file(folder: Path, body: bytes) -> Path:
    path = folder / "photo"
    path.write_bytes(body)
    return path


def a_png_that_claims(width: int, height: int) -> bytes:
    """The header of a picture this size, over almost no data."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


BALL = a_ball(400, 300)
BROKEN = {
    "0 bytes": b"",
    "no photo at all": b"<html>not found</html>" * 50,
    "cut off": encoded(BALL, "PNG")[:900],
    "a JPEG cut off": encoded(coffee(600, 400), "JPEG")[:9000],
    "1 x 1": encoded(a_ball(1, 1), "PNG"),
    "a line": encoded(a_ball(900, 12), "PNG"),
    "30,000 px each way": a_png_that_claims(30_000, 30_000),
    "9,000 px each way": a_png_that_claims(9_000, 9_000),
    "all white": encoded(Image.new("RGB", (300, 300), "white"), "PNG"),
    "all clear": encoded(Image.new("RGBA", (300, 300), (9, 9, 9, 0)), "PNG"),
}
READABLE = {
    "JPEG": encoded(BALL, "JPEG", quality=95),
    "CMYK JPEG": encoded(BALL.convert("CMYK"), "JPEG", quality=95),
    "progressive JPEG": encoded(BALL, "JPEG", quality=95, progressive=True),
    "WebP": encoded(BALL, "WEBP", quality=95),
    "AVIF": encoded(BALL, "AVIF", quality=95),
    "palette PNG": encoded(BALL.quantize(8), "PNG"),
    "palette GIF": encoded(BALL.quantize(8), "GIF"),
    "animated GIF": encoded(BALL, "GIF", save_all=True, append_images=[coffee(400, 300)]),
    "animated WebP": encoded(BALL, "WEBP", save_all=True, append_images=[coffee(400, 300)], quality=95),
    "grey and alpha elsewhere": encoded(a_ball(400, 300, "RGBA"), "PNG"),
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_photo_is_unusable(tmp_path: Path, body: bytes) -> None:
    assert usable_photos({"broken": a_file(tmp_path, body)}, MAPS) == []


@pytest.mark.parametrize("body", READABLE.values(), ids=READABLE.keys())
def test_a_photo_of_any_usual_kind_shows_its_first_picture_in_its_colours(tmp_path: Path, body: bytes) -> None:
    photo = read_photo(a_file(tmp_path, body))

    assert (photo.width, photo.height) == (400, 300)
    assert np.abs(photo.rgb[150, 200].astype(int) - RED).max() < 16


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter to the right
    sideways = BALL.transpose(Image.Transpose.ROTATE_90)

    photo = read_photo(a_file(tmp_path, encoded(sideways, "JPEG", exif=exif, quality=95)))

    assert (photo.width, photo.height) == (400, 300)


def test_a_large_sideways_photo_is_made_smaller_and_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = Image.new("RGB", (4000, 6200), RED)

    photo = read_photo(a_file(tmp_path, encoded(sideways, "PNG", exif=exif)))

    assert (photo.width, photo.height) == (3000, 1935)


def test_a_wide_gamut_photo_is_read_in_the_colours_it_was_taken_in(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    swapped = encoded(BALL, "PNG", icc_profile=lab.tobytes())

    photo = read_photo(a_file(tmp_path, swapped))

    assert np.abs(photo.rgb[150, 200].astype(int) - RED).max() < 3


def test_sixteen_bit_greys_keep_their_tones(tmp_path: Path) -> None:
    grey = Image.fromarray(np.full((200, 200), 0x8000, np.uint16))

    photo = read_photo(a_file(tmp_path, encoded(grey, "PNG")))

    assert tuple(photo.rgb[100, 100]) == (128, 128, 128)


@pytest.mark.parametrize(("mode", "is_cutout"), [("RGBA", True), ("white", True), ("RGB", False)])
def test_a_product_alone_on_nothing_or_on_white_is_a_cutout(tmp_path: Path, mode: str, is_cutout: bool) -> None:
    path = a_file(tmp_path, encoded(a_ball(400, 300, mode), "PNG"))

    (facts,) = usable_photos({"key": path}, MAPS)

    assert facts.is_cutout is is_cutout


def test_the_eye_goes_to_what_is_sharp(tmp_path: Path) -> None:
    plain = Image.new("RGB", (600, 600), (130, 120, 110))
    plain.paste(coffee(150, 150), (350, 80))

    (facts,) = usable_photos({"key": a_file(tmp_path, encoded(plain, "PNG"))}, MAPS)

    assert facts.focus[0] > 0.52
    assert facts.focus[1] < 0.48


def test_a_broken_photo_is_left_out_where_others_are_good(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"")
    (tmp_path / "good").write_bytes(READABLE["JPEG"])

    facts = usable_photos({"broken": tmp_path / "broken", "good": tmp_path / "good"}, MAPS)

    assert [photo.key for photo in facts] == ["good"]
