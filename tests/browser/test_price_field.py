"""The price as a marketer types it on a phone, in Thai: what was understood is seen before it is saved."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import Watch
from tests.support.stack_harness import Bench

pytestmark = pytest.mark.parametrize("viewport", ["phone"], indirect=True)


@pytest.fixture
def video_id(bench: Bench, made_video: dict[str, Any]) -> str:
    return bench.another(made_video, state="NEEDS_INPUT", reason="check_product")


@pytest.mark.parametrize(
    ("typed", "understood", "price", "price_max"),
    [
        ("590-690", "฿590–690", "590", "690"),
        ("๑,๒๙๐.-", "฿1,290", "1290", None),
        ("1.2k", "฿1,200", "1200", None),
        ("฿1,290.50", "฿1,290.50", "1290.50", None),
    ],
)
def test_what_was_understood_is_shown_and_saved(
    my_page: Page, bench: Bench, video_id: str, typed: str, understood: str, price: str, price_max: str | None
) -> None:
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")

    my_page.locator("#p-price").fill(typed)
    expect(my_page.locator("#p-price-understood")).to_have_text(f"เราอ่านว่า {understood}")
    my_page.get_by_role("button", name="เขียนบท").click()
    bench.until(video_id, lambda video: video["reason"] == "check_script")

    product = bench.marketer.get(f"/api/videos/{video_id}/product")
    assert (product["price"], product["price_max"]) == (price, price_max)


@pytest.mark.parametrize("typed", ["2 ชิ้น 390", "ลด 50% เหลือ 390", "8324,23", "พันสอง", "0"])
def test_what_could_be_two_prices_is_asked_about_and_nothing_is_saved(
    my_page: Page, bench: Bench, video_id: str, watch: Watch, typed: str
) -> None:
    watch.expect("400")
    before = bench.marketer.get(f"/api/videos/{video_id}/product")
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")

    my_page.locator("#p-price").fill(typed)
    expect(my_page.locator("#p-price-understood")).to_have_attribute("data-tone", "bad")
    my_page.get_by_role("button", name="เขียนบท").click()

    expect(my_page.locator("#p-price")).to_be_focused()
    expect(my_page.locator("#p-price")).to_have_attribute("aria-invalid", "true")
    assert bench.marketer.get(f"/api/videos/{video_id}/product")["price"] == before["price"]
    my_page.locator("#p-price").fill("590")
    expect(my_page.locator("#p-price")).to_have_attribute("aria-invalid", "false")


def test_a_missing_field_that_is_filled_is_not_missing_any_more(my_page: Page) -> None:
    my_page.goto("/new")
    my_page.get_by_role("button", name="ไม่มีลิงก์").click()
    title = my_page.locator(".field", has=my_page.locator("#p-title"))
    expect(title.get_by_text("ขาดช่องนี้")).to_be_visible(timeout=30_000)

    my_page.get_by_role("button", name="เขียนบท").click()
    expect(my_page.locator("#p-title")).to_have_attribute("aria-invalid", "true")
    my_page.locator("#p-title").fill("โคมไฟตั้งพื้น")

    expect(my_page.locator("#p-title")).not_to_have_attribute("aria-invalid", "true")
    expect(title.get_by_text("ขาดช่องนี้")).to_be_hidden()
