"""Three videos of one product in one tap."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.stack_harness import Bench


@pytest.mark.parametrize("viewport", ["phone"], indirect=True)
def test_one_tap_on_a_checked_product_makes_three_of_different_styles(
    my_page: Page, bench: Bench, made_video: dict[str, Any]
) -> None:
    title = "เก้าอี้สามสไตล์"
    video_id = bench.another(made_video, title=title, state="NEEDS_INPUT", reason="check_product", mp4_sha256=None)
    my_page.goto(f"/videos/{video_id}")
    my_page.get_by_text("ทำ 3 วิดีโอจากสินค้านี้").click()

    my_page.get_by_role("button", name="สไตล์ต่างกัน").click()

    my_page.wait_for_url("**/videos")
    tiles = my_page.locator(".tile", has_text=title)
    expect(tiles).to_have_count(3)
    for said in ("แบบที่ 1 จาก 3 · สะอาดตา", "แบบที่ 2 จาก 3 · สดใส", "แบบที่ 3 จาก 3 · นิตยสาร"):
        expect(tiles.filter(has_text=said)).to_have_count(1)
    for each in bench.marketer.get("/api/videos")["videos"]:
        if each["title"] == title:
            bench.marketer.write("POST", f"/api/videos/{each['video_id']}/cancel", {}).raise_for_status()
