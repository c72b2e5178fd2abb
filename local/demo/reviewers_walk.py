"""The way of TikTok's reviewers through the site, in a browser: every permission used where it is used.

`look` is called whenever there is something to see, with its name.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Look = Callable[[str], None]

_HUMAN_MS = 300_000
"""On a real stage a person signs in at TikTok and approves."""
_INBOX_MS = 180_000
LEGAL = ("How we use TikTok", "Privacy", "Terms", "Data deletion")


def walk(page: Page, base_url: str, email: str, password: str, look: Look) -> None:
    """From the landing page to the draft in the inbox, and out again. Raises AssertionError where it does not go."""
    _read_what_is_public(page, base_url, look)
    _sign_in(page, base_url, email, password, look)
    _connect(page, base_url, look)
    _send(page, base_url, look)
    _leave(page, base_url, look)


def _read_what_is_public(page: Page, base_url: str, look: Look) -> None:
    page.goto(f"{base_url}/?lang=en")
    about = page.get_by_role("main").get_by_role("navigation")
    look("landing page")
    for name in LEGAL:
        about.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        look(name.lower())
        page.go_back()


def _sign_in(page: Page, base_url: str, email: str, password: str, look: Look) -> None:
    page.goto(f"{base_url}/login?lang=en&next=/review")
    look("sign in")
    fill_sign_in_form(page, email, password)
    expect(page.locator('[data-step="make"] .chip')).to_contain_text("finished")
    look("walkthrough, nothing connected")


def fill_sign_in_form(page: Page, email: str, password: str) -> None:
    """From our sign-in page through Cognito's form, which asks for both at once or one after the other."""
    page.locator('a[href*="with=password"]').click()
    page.locator('input[name="username"]:visible').fill(email)
    if not page.locator('input[name="password"]:visible').count():
        page.locator('input[name="username"]:visible').press("Enter")
    page.locator('input[name="password"]:visible').fill(password)
    page.locator('input[name="password"]:visible').press("Enter")


def _connect(page: Page, base_url: str, look: Look) -> None:
    page.goto(f"{base_url}/settings?lang=en")
    page.locator("details.why summary").click()
    look("settings: what each permission is for")
    page.locator("#connect").click()
    page.wait_for_url(lambda url: not url.startswith(base_url), timeout=_HUMAN_MS)
    if page.get_by_role("button", name="Approve").is_visible():  # the local TikTok
        look("tiktok: the two permissions")
        page.get_by_role("button", name="Approve").click()
    page.wait_for_url(re.compile(re.escape(base_url)), timeout=_HUMAN_MS)
    expect(page.locator("#accounts li img")).to_be_visible()
    look("settings: the account, by user.info.basic")


def _send(page: Page, base_url: str, look: Look) -> None:
    page.goto(f"{base_url}/videos?lang=en")
    look("finished videos")
    page.locator('[data-stage="ready"] a').first.click()
    look("a finished video")
    page.locator('a[href$="/send"]').first.click()
    expect(page.locator("#accounts .account img")).to_be_visible()
    page.locator("#agree").check()
    look("send: account, video, consent")
    page.locator("#go").click()
    page.wait_for_url(re.compile(r"/videos/\w+(/post)?$"))
    look("on its way, by video.upload")
    page.goto(f"{base_url}/review")
    expect(page.locator('[data-step="send"] .chip')).to_have_text("Done", timeout=_INBOX_MS)
    page.locator('[data-step="status"]').scroll_into_view_if_needed()
    look("walkthrough: in the inbox")
    page.locator("#stored").scroll_into_view_if_needed()
    look("walkthrough: what is stored, sealed")


def _leave(page: Page, base_url: str, look: Look) -> None:
    page.goto(f"{base_url}/settings?lang=en")
    page.locator("#accounts .disconnect").first.click()
    look("disconnect: are you sure")
    page.locator("dialog[open] button.danger").click()
    expect(page.locator("#accounts li")).to_have_count(0)
    look("disconnected")
    page.goto(f"{base_url}/review")
    expect(page.locator('[data-step="leave"] .chip')).to_have_text("Nothing connected")
    page.locator("#stored").scroll_into_view_if_needed()
    look("walkthrough: nothing stored")
