"""Browsers inside other apps are known by what they call themselves, and shown the way out."""

import pytest

from shell.in_app import app_inside, outside_address

ANDROID = "Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
PAGE = "https://makeafvdo.com/login?next=%2Fnew"


@pytest.mark.parametrize(
    ("agent", "app"),
    [
        (f"{IPHONE} Safari Line/14.19.0", "LINE"),
        (f"{ANDROID} [FB_IAB/FB4A;FBAV/490.0.0.0;]", "Facebook"),
        (f"{ANDROID} musical_ly_2023 BytedanceWebview/d8a21c6", "TikTok"),
        (f"{IPHONE} Instagram 350.0", "Instagram"),
        (f"{IPHONE} Version/18.1 Safari/604.1", None),
        (ANDROID, None),
    ],
)
def test_an_app_is_known_by_its_browser(agent: str, app: str | None) -> None:
    assert app_inside(agent) == app


def test_line_opens_the_phones_browser_by_its_own_switch() -> None:
    assert outside_address(PAGE, f"{IPHONE} Safari Line/14.19.0") == f"{PAGE}&openExternalBrowser=1"


def test_android_opens_the_phones_browser_by_an_intent() -> None:
    address = outside_address(PAGE, f"{ANDROID} [FB_IAB/FB4A;FBAV/490.0.0.0;]")

    assert address == "intent://makeafvdo.com/login?next=%2Fnew#Intent;scheme=https;end"


def test_elsewhere_only_the_apps_menu_opens_it() -> None:
    assert outside_address(PAGE, f"{IPHONE} [FBAN/FBIOS;FBAV/490.0]") is None
