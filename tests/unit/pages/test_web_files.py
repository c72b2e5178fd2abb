"""The committed fonts and icons are what `make web-files` makes; every style has a picture."""

import pytest
from PIL import Image

from local.web_files import STATIC, STYLE_PICTURE, WEIGHTS, font, icon
from makeafvdo.domain.videos.options import STYLES


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_font_is_made_from_kanit_and_says_whose_it_is(weight: int) -> None:
    made = font(weight)

    assert made == (STATIC / f"kanit-{weight}.woff2").read_bytes()
    assert len(made) < 14_000


@pytest.mark.parametrize("side", [192, 512])
def test_an_icon_is_made_by_us(side: int) -> None:
    assert icon(side) == (STATIC / f"icon-{side}.png").read_bytes()


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_shown_by_a_small_picture(style: str) -> None:
    path = STATIC / f"style-{style}.webp"

    with Image.open(path) as picture:
        assert picture.size == STYLE_PICTURE
    assert path.stat().st_size < 14_000
