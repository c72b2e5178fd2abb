"""/videos: found by name and by state, deleted, brought back."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.support.stack_harness import Bench


def test_a_video_is_found_deleted_and_brought_back(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    name = f"โซฟาตัวที่ลบได้ {my_page.viewport_size['width'] if my_page.viewport_size else 0}"
    video_id = bench.another(made_video, title=name)
    my_page.goto("/videos")
    my_page.get_by_role("searchbox").fill("ตัวที่ลบได้")
    my_page.keyboard.press("Enter")
    tile = my_page.locator(f'[data-id="{video_id}"]')
    expect(tile).to_be_visible()

    tile.get_by_role("button", name=f"ลบ {name}").click()
    expect(tile).to_have_count(0)
    my_page.get_by_role("button", name="เลิกทำ").click()

    expect(tile).to_be_visible()
    bench.marketer.write("DELETE", f"/api/videos/{video_id}", {}).raise_for_status()


def test_shelves_sort_by_what_there_is_to_do(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    ready = bench.another(made_video, title="พร้อมแล้วจริงๆ")
    failed = bench.another(made_video, state="FAILED", from_step="render", problem={"code": "render_failed"})
    my_page.goto("/videos")

    my_page.get_by_role("link", name="พร้อมส่ง", exact=True).click()

    expect(my_page.locator(f'[data-id="{ready}"]')).to_be_visible()
    expect(my_page.locator(f'[data-id="{failed}"]')).to_have_count(0)


def test_a_title_full_of_markup_stays_text(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    title = '<img src=x onerror="document.title=1">'
    video_id = bench.another(made_video, title=title)

    my_page.goto("/videos")

    expect(my_page.locator(f'[data-id="{video_id}"] .tile-title')).to_have_text(title)
    my_page.goto(f"/videos/{video_id}")
    expect(my_page.get_by_role("heading", level=1)).to_have_text(title)
