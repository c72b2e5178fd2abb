"""From the landing page to signed in, in two languages, and what is kept on the way."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from local.stack.stack import DEMO_EMAIL, Stack
from tests.browser.watch import Watch


def test_a_visitor_signs_in_with_a_password_and_lands_where_they_wanted(page: Page, stack: Stack, watch: Watch) -> None:
    watch.expect("favicon")  # of Cognito's own page
    page.goto("/settings?from=bookmark")
    page.get_by_role("link", name="อีเมล").click()
    page.locator("[name=username]").fill(DEMO_EMAIL)
    page.locator("[name=password]").fill(stack.demo_password)
    page.locator("[type=submit]").click()

    expect(page).to_have_url(re.compile(r"/settings\?from=bookmark$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("ตั้งค่า")


def test_english_is_one_tap_away_and_stays(page: Page) -> None:
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "th")

    page.get_by_role("link", name="English").click()
    page.goto("/privacy")

    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="ภาษาไทย").click()
    expect(page.locator("html")).to_have_attribute("lang", "th")


def test_the_language_of_a_marketer_is_theirs_on_every_device(my_page: Page) -> None:
    my_page.goto("/settings")

    my_page.get_by_role("banner").get_by_role("link", name="English").click()
    my_page.context.clear_cookies(name="__Host-language")
    my_page.goto("/settings")

    expect(my_page.get_by_role("heading", level=1)).to_have_text("Settings")


def test_an_unknown_address_says_what_to_do(page: Page, watch: Watch) -> None:
    watch.expect("404")

    answer = page.goto("/no-such-page")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("ไม่พบหน้านี้")
    page.get_by_role("link", name="กลับหน้าแรก").click()
    expect(page).to_have_url(re.compile(r"/$"))


@pytest.mark.parametrize("viewport", ["phone"], indirect=True)
def test_the_box_on_the_front_page_takes_what_a_share_sheet_copies(my_page: Page) -> None:
    my_page.goto("/")

    my_page.locator("#link").fill("เก้าอี้สวย ๆ ลดอยู่\nกดเลยs.shopee.co.th/demo01")
    my_page.locator("#link").press("Enter")

    my_page.wait_for_url(re.compile("/new"))
    expect(my_page.locator("#seen")).to_contain_text("Shopee")


@pytest.mark.parametrize("viewport", ["phone"], indirect=True)
def test_the_row_of_examples_can_be_scrolled_by_keyboard(page: Page) -> None:
    page.goto("/")
    row = page.locator("ul.examples")

    row.focus()
    page.keyboard.press("ArrowRight")

    first = row.locator("li").first
    expect(first).not_to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("viewport", ["phone"], indirect=True)
def test_what_the_gateway_turns_away_is_asked_for_again_and_the_page_works(my_page: Page, watch: Watch) -> None:
    watch.expect("429")
    files, asked = {"new.js", "site.js", "site.css"}, list[str]()

    def gateway(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        asked.append(name)
        if name in files:
            route.fulfill(status=429, json={"message": "Too Many Requests"})
        else:
            route.fallback()

    my_page.route("**/static/**", gateway)
    my_page.goto("/new")

    expect(my_page.locator("body")).to_have_css("display", "flex")
    my_page.get_by_label("ลิงก์สินค้า").fill("https://www.lazada.co.th/products/pan-i1-s2.html")
    expect(my_page.locator("#seen")).to_contain_text("Lazada")
    assert {f"{name}?again" for name in files} <= set(asked)


@pytest.mark.parametrize("viewport", ["phone"], indirect=True)
def test_a_page_that_cannot_be_finished_says_so(my_page: Page, watch: Watch) -> None:
    watch.expect("ERR_FAILED")
    my_page.route(re.compile(r"/pages/new\.js"), lambda route: route.abort())
    my_page.goto("/new")
    expect(my_page.get_by_role("alert")).to_contain_text("หน้านี้โหลดมาไม่ครบ")

    my_page.unroute_all()
    my_page.get_by_role("link", name="โหลดหน้านี้ใหม่").click()
    expect(my_page.get_by_role("alert")).to_have_count(0)
    my_page.get_by_label("ลิงก์สินค้า").fill("https://www.lazada.co.th/products/pan-i1-s2.html")
    expect(my_page.locator("#seen")).to_contain_text("Lazada")
