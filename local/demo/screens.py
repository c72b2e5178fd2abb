"""make screens: every page, in both languages and both viewports, as a picture in out/screens/."""

import sys
from collections.abc import Iterator, Mapping

from playwright.sync_api import Browser, Page

from local.demo.chromium import VIEWPORTS, add_session_cookies, chromium, open_context, wait_until_settled
from local.demo.marketer import Marketer
from local.demo.tour import PUBLIC, prepare_tour
from local.paths import OUT
from local.stack import stack
from local.stack.stack import Stack

SCREENS = OUT / "screens"
_LANGUAGES = ("th", "en")


def every_page(browser: Browser, up: Stack, marketer: Marketer, mine: Mapping[str, str]) -> Iterator[tuple[str, Page]]:
    """Each page, opened for the first time in a window of its own, by the name `page-viewport-language`."""
    for viewport in VIEWPORTS:
        for language in _LANGUAGES:
            for name, path in (PUBLIC | dict(mine)).items():
                context = open_context(browser, viewport, up.base_url)
                if name in mine:
                    add_session_cookies(marketer, context)
                page = context.new_page()
                page.goto(f"{path}?lang={language}")
                yield f"{name}-{viewport}-{language}", wait_until_settled(page)
                context.close()


def main() -> int:
    up = stack.running()
    marketer, mine = prepare_tour(up)
    SCREENS.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for name, page in every_page(browser, up, marketer, mine):
            page.screenshot(path=SCREENS / f"{name}.png", full_page=True)
            print(f"  out/screens/{name}.png", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
