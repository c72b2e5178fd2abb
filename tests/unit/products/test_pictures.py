"""Every file a phone, a shop or a chat hands us becomes one upright sRGB picture, or is refused by name."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps

from makeafvdo.adapters.pictures import (
    MAX_JPEG_PIXELS,
    MAX_PIXELS,
    TooManyPixels,
    UnusablePicture,
    read_picture,
    write_picture,
)
from tests.support.pictures import LAMP, photograph, png_of_zeros, saved

PHOTO = photograph(LAMP, longest=480)
TURNED = 6  # EXIF: a phone held upright, its sensor on its side


def differs(one: Image.Image, other: Image.Image) -> float:
    """Mean difference, 0–255."""
    histogram = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L").histogram()
    return sum(level * count for level, count in enumerate(histogram)) / (one.width * one.height)


def exif(orientation: int) -> bytes:
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIC", "GIF", "MPO"])
def test_every_kind_of_file_is_read(kind: str) -> None:
    picture = read_picture(saved(PHOTO, kind))

    assert (picture.mode, picture.size) == ("RGB", PHOTO.size)
    assert differs(picture, PHOTO) < 4


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIC"])
def test_a_picture_taken_on_its_side_stands_upright(kind: str) -> None:
    on_its_side = ImageOps.exif_transpose(_tagged(PHOTO, 8))

    picture = read_picture(saved(on_its_side, kind, exif=exif(TURNED)))

    assert picture.size == PHOTO.size
    assert differs(picture, PHOTO) < 4


def test_colours_of_a_print_shop_look_as_on_the_screen() -> None:
    picture = read_picture(saved(PHOTO.convert("CMYK")))

    assert picture.mode == "RGB"
    assert differs(picture, PHOTO) < 6


def test_a_broken_colour_profile_is_no_reason_to_refuse() -> None:
    assert differs(read_picture(saved(PHOTO, icc_profile=b"nonsense")), PHOTO) < 4


def test_what_shines_through_stays_so_and_is_written_as_png() -> None:
    cut_out = PHOTO.convert("RGBA")
    cut_out.putalpha(Image.linear_gradient("L").resize(PHOTO.size))

    picture = read_picture(saved(cut_out, "PNG"))

    assert picture.mode == "RGBA"
    assert write_picture(picture)[1] == "image/png"


def test_an_alpha_channel_that_hides_nothing_is_dropped() -> None:
    assert read_picture(saved(PHOTO.convert("RGBA"), "PNG")).mode == "RGB"


def test_a_picture_of_nothing_is_refused() -> None:
    with pytest.raises(UnusablePicture):
        read_picture(saved(Image.new("RGBA", (300, 300), (255, 0, 0, 0)), "PNG"))


def test_sixteen_bits_and_palettes_are_read() -> None:
    deep = Image.linear_gradient("L").convert("I;16").point(lambda level: level * 256)

    assert read_picture(saved(deep, "PNG")).mode == "RGB"
    assert differs(read_picture(saved(PHOTO.quantize(256), "PNG")), PHOTO) < 6


def test_a_huge_photo_is_made_bearable_and_a_tiny_one_refused() -> None:
    assert max(read_picture(saved(PHOTO.resize((5000, 3400)))).size) <= 3000
    with pytest.raises(UnusablePicture):
        read_picture(saved(PHOTO.resize((95, 200))))


def huge(width: int, height: int, *, progressive: bool = False) -> bytes:
    """A photograph of so many pixels, in grey, which takes a quarter of the memory to make."""
    grey = PHOTO.convert("L").resize((width, height), Image.Resampling.BOX)
    return saved(grey, quality=30, progressive=progressive)


@pytest.mark.parametrize(("width", "height"), [(12_000, 9_000), (12_240, 16_320)], ids=["108 MP", "200 MP"])
def test_the_largest_photos_of_phones_are_read(width: int, height: int) -> None:
    picture = read_picture(huge(width, height))

    assert (picture.mode, max(picture.size)) == ("RGB", 3000)
    assert abs(picture.width / picture.height - width / height) < 0.001


def test_a_photo_too_large_to_be_decoded_is_told_from_a_broken_one() -> None:
    for body in (huge(12_000, 9_000, progressive=True), png_of_zeros(9_000)):
        with pytest.raises(TooManyPixels) as refusal:
            read_picture(body)
        assert refusal.value.megapixels in {81, 108}
    with pytest.raises(UnusablePicture) as broken:
        read_picture(huge(12_000, 9_000)[:100_000])
    assert not isinstance(broken.value, TooManyPixels)


def test_where_a_photo_was_taken_is_not_kept() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "a phone"

    body, _ = write_picture(read_picture(saved(PHOTO, exif=exif.tobytes())))

    with Image.open(BytesIO(body)) as stored:
        assert not stored.getexif()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<svg onload=alert(1)>",
        b"%PDF-1.7",
        saved(PHOTO)[:2000],
        saved(PHOTO, "HEIC")[:2000],
        saved(PHOTO, "AVIF")[:2000],
        saved(PHOTO, "PNG")[:60],
        b"\x00\x00\x00\x1cftypheic" + b"\x00" * 400,
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    ],
    ids=["empty", "svg", "pdf", "jpeg cut", "heic cut", "avif cut", "png cut", "heic of zeros", "webp of nothing"],
)
def test_what_is_no_whole_picture_is_refused(body: bytes) -> None:
    with pytest.raises(UnusablePicture):
        read_picture(body)


def test_a_picture_of_thirty_thousand_by_thirty_thousand_is_refused_unopened() -> None:
    bomb = png_of_zeros(30_000)

    assert len(bomb) < 2_000_000
    with pytest.raises(UnusablePicture):
        read_picture(bomb)
    assert MAX_PIXELS < MAX_JPEG_PIXELS < 30_000**2


def _tagged(picture: Image.Image, orientation: int) -> Image.Image:
    with Image.open(BytesIO(saved(picture, "PNG", exif=exif(orientation)))) as image:
        image.load()
        return image
