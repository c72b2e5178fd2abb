"""Debian's Chromium, driven by Playwright: the one browser of tests, screenshots and measurements."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, ViewportSize, sync_playwright

from local.demo.marketer import Marketer
from local.stack.processes import StackError

PHONE = ViewportSize(width=360, height=780)
DESKTOP = ViewportSize(width=1280, height=800)
VIEWPORTS = {"phone": PHONE, "desktop": DESKTOP}
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def installed(program: str, package: str) -> str:
    """The program's path; root gets its Debian package installed where it is lacking. Raises StackError."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", package]
    found = shutil.which(program)
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"  installing {package}", flush=True)
        subprocess.run(["apt-get", "update", "-q"], check=False, capture_output=True)
        subprocess.run(install, check=False, capture_output=True)
        found = shutil.which(program)
    if found is None:
        raise StackError(f"{package} is needed: sudo {' '.join(install)}")
    return found


def installed_chromium() -> str:
    return installed("chromium", "chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser with a fresh profile, closed at the end."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


def launch(browser_type: BrowserType, *flags: str) -> Browser:
    """One more browser beside a running one (`browser.browser_type`), with flags of its own."""
    return browser_type.launch(executable_path=installed_chromium(), args=[*_FLAGS, *flags])


def open_context(browser: Browser, viewport: str, base_url: str) -> BrowserContext:
    """A fresh browser context, as a phone (touch, two device pixels a CSS pixel) or a desktop computer; Thai time."""
    is_phone = viewport == "phone"
    return browser.new_context(
        base_url=base_url,
        viewport=VIEWPORTS[viewport],
        device_scale_factor=2 if is_phone else 1,
        is_mobile=is_phone,
        has_touch=is_phone,
        locale="th-TH",
        timezone_id="Asia/Bangkok",
    )


def add_session_cookies(marketer: Marketer, context: BrowserContext) -> None:
    """Add the marketer's session cookies to the browser context, as if signed in there."""
    host = marketer.stack.base_url.removeprefix("http://")
    for name, value in marketer.browser.cookies_of(host).items():
        context.add_cookies(
            [{"name": name, "value": value, "url": f"https://{host}", "secure": True, "httpOnly": True}]
        )


def wait_until_settled(page: Page) -> Page:
    """The page, after the network is idle and its fonts are loaded."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    return page
