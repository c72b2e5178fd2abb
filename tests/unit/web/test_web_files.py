"""The committed fonts and icons are what `make web-files` makes."""

import pytest

from local.web_files import STATIC, WEIGHTS, font, icon


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_font_is_made_from_kanit_and_says_whose_it_is(weight: int) -> None:
    made = font(weight)

    assert made == (STATIC / f"kanit-{weight}.woff2").read_bytes()
    assert len(made) < 14_000


@pytest.mark.parametrize("side", [192, 512])
def test_an_icon_is_made_by_us(side: int) -> None:
    assert icon(side) == (STATIC / f"icon-{side}.png").read_bytes()
