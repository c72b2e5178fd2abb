from pathlib import Path

import cv2
import numpy as np
import pytest
from interior_photos import get_photo_dir
from PIL import Image

from makeafvdo.adapters.renderer.image.text_detection import clear_part, has_writing
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.adapters.renderer.text.thai_text import blank_coverage, downsampled, typeface
from tests.unit.renderer.render_harness import coffee


def a_banner(photo: Image.Image, text: str, top: float, height: float, plate: str, text_colour: str) -> Pixels:
    """`top` and `height` in shares of the photo."""
    band = Image.new("RGB", (photo.width, round(photo.height * height)), plate)
    coverage = blank_coverage(*band.size)
    typeface("Kanit-Bold").draw(coverage, text, band.height * 0.6, x=band.width * 0.05, baseline=band.height * 0.7)
    band.paste(
        Image.new("RGB", band.size, text_colour), mask=Image.fromarray((downsampled(coverage) * 255).astype(np.uint8))
    )
    signed = photo.copy()
    signed.paste(band, (0, round(photo.height * top)))
    return np.asarray(signed)


@pytest.mark.parametrize(
    ("text", "top", "height", "plate", "text_colour"),
    [
        ("ลดแรง 50% ส่งฟรี", 0.87, 0.13, "#E61E28", "#FFFFFF"),
        ("พร้อมส่งทุกวัน เก็บปลายทาง", 0.0, 0.1, "#FFD200", "#141414"),
        ("FLASH SALE 11.11", 0.02, 0.12, "#101010", "#FFEE00"),
    ],
)
def test_a_banner_is_seen(text: str, top: float, height: float, plate: str, text_colour: str) -> None:
    assert has_writing(a_banner(coffee(1200, 900), text, top, height, plate, text_colour))


def test_what_is_printed_on_the_product_is_let_be() -> None:
    assert not has_writing(a_banner(coffee(1200, 900), "COFFEE ROASTERS", 0.45, 0.1, "#FFFFFF", "#141414"))


def test_a_code_to_scan_is_seen_wherever_it_stands() -> None:
    photo = coffee(900, 900)
    code = Image.fromarray(cv2.QRCodeEncoder.create().encode("https://example.org/buy")).resize(
        (300, 300), Image.Resampling.NEAREST
    )
    photo.paste(code, (300, 300))

    assert has_writing(np.asarray(photo))


def test_ordinary_photos_have_none() -> None:
    photos = sorted(Path(get_photo_dir()).glob("*.jpg"))[::4]

    written = [path.name for path in photos if has_writing(np.asarray(Image.open(path).convert("RGB").reduce(2)))]

    assert written == []


def test_between_two_banners_the_photo_is_clear() -> None:
    photo = coffee(1200, 900)
    below = a_banner(photo, "ลดแรง 50% ส่งฟรี", 0.87, 0.13, "#E61E28", "#FFFFFF")
    both = a_banner(Image.fromarray(below), "พร้อมส่งทุกวัน เก็บปลายทาง", 0.0, 0.1, "#FFD200", "#141414")

    part = clear_part(both)

    assert part is not None
    assert (part.x, part.width) == (0, 1200)
    assert 90 <= part.y <= 110
    assert 765 <= part.bottom <= 783
    assert not has_writing(np.ascontiguousarray(both[part.y : part.bottom]))


def test_a_photo_without_lines_has_no_clear_part() -> None:
    assert clear_part(np.asarray(coffee(1200, 900))) is None
