"""What every page carries to protect its reader, and what stays text."""

import re

import pytest
from playwright.sync_api import Page, expect

from local.demo.browser import Browser
from local.demo.marketer import Marketer
from local.stack.stack import Stack
from tests.browser.watch import Watch

PAGES = ["/", "/login", "/how-we-use-tiktok", "/privacy", "/terms", "/data-deletion", "/status", "/no-such-page"]
LINE_AGENT = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari Line/14.19.0"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_closed_to_frames_scripts_and_sniffing(stack: Stack, path: str) -> None:
    headers = Browser().call("GET", f"{stack.base_url}{path}", headers={"Accept": "text/html"}).headers

    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["font-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_page_names_exactly_the_hosts_it_needs(stack: Stack, marketer: Marketer) -> None:
    s3 = f"http://127.0.0.1:{stack.emulator_port}"

    login = marketer.browser.call("GET", f"{stack.base_url}/login").headers["Content-Security-Policy"]
    landing = marketer.browser.call("GET", f"{stack.base_url}/").headers["Content-Security-Policy"]
    settings = marketer.browser.call("GET", f"{stack.base_url}/settings").headers["Content-Security-Policy"]

    assert "http" not in login
    assert set(re.findall(r"http[^ ;]+", landing)) == {s3}
    assert set(re.findall(r"http[^ ;]+", settings)) == {stack.tiktok_url, s3}  # faces, samples of voices


def test_cookies_are_ours_alone_and_out_of_reach_of_scripts(stack: Stack) -> None:
    browser = Browser()

    language = browser.call("GET", f"{stack.base_url}/?lang=en").headers["Set-Cookie"]
    sign_in = browser.call("GET", f"{stack.base_url}/auth/start?with=password").headers["Set-Cookie"]

    for cookie in (language, sign_in):
        assert cookie.startswith("__Host-")
        assert all(flag in cookie for flag in ("Path=/", "Secure", "HttpOnly", "SameSite=Lax"))


def test_the_session_cookie_is_new_at_every_sign_in_and_out_of_reach_of_scripts(my_page: Page, stack: Stack) -> None:
    again = Marketer(stack)
    again.sign_in()
    host = stack.base_url.removeprefix("http://")

    my_page.goto("/settings")

    cookie = next(each for each in my_page.context.cookies() if each["name"] == "__Host-sid")
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, True, "Lax", "/")
    assert my_page.evaluate("document.cookie") == ""
    assert again.browser.cookies_of(host)["__Host-sid"] != cookie["value"]


def test_files_are_kept_for_good_under_their_address(stack: Stack) -> None:
    page = Browser().call("GET", f"{stack.base_url}/").text

    for address in sorted(set(re.findall(r'/static/[^"#]+', page))):
        answer = Browser().call("GET", stack.base_url + address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "next_path", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_but_to_our_own_pages(stack: Stack, next_path: str) -> None:
    answer = Browser().call(
        "GET", f"{stack.base_url}/login", params={"next": next_path}, headers={"Accept": "text/html"}
    )

    assert answer.status_code == 400
    assert re.findall(r"""(?:href|src|action)=["'](?:javascript|https?:)?[/\\\\]{0,2}evil""", answer.text) == []


def test_markup_in_an_address_stays_text(page: Page, watch: Watch) -> None:
    watch.expect("400")
    page.goto("/login?next=/new%3Ftitle%3D%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.querySelectorAll('script:not([src]):not([type=\"application/json\"])').length") == 0


def test_the_line_app_is_told_to_open_the_phones_browser(stack: Stack) -> None:
    page = Browser().call("GET", f"{stack.base_url}/login?next=/new", headers={"User-Agent": LINE_AGENT}).text

    assert "LINE" in page
    assert "openExternalBrowser=1" in page


def test_a_phone_can_install_it_and_share_to_it(stack: Stack) -> None:
    manifest = Browser().call("GET", f"{stack.base_url}/manifest.webmanifest").json()

    assert manifest["share_target"]["action"] == "/new"
    assert set(manifest["share_target"]["params"]) == {"title", "text", "url"}
    for icon in manifest["icons"]:
        assert Browser().call("GET", stack.base_url + icon["src"]).headers["Content-Type"] == "image/png"
