"""A marketer's own photos, straight from the browser into the product."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import Watch
from tests.pictures import photograph, saved
from tests.stack.bench import Bench

pytestmark = pytest.mark.parametrize("viewport", ["phone"], indirect=True)


def product_of(bench: Bench, video_id: str) -> dict[str, Any]:
    product: dict[str, Any] = bench.marketer.get(f"/api/videos/{video_id}/product")
    return product


def test_a_photo_from_the_phone_joins_the_product_where_it_was_put(
    my_page: Page, bench: Bench, made_video: dict[str, Any], tmp_path: Path
) -> None:
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_product")
    before = product_of(bench, video_id)["photos"]
    (tmp_path / "mine.webp").write_bytes(saved(photograph(longest=900), "WEBP"))
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")

    my_page.locator("#add-photo").set_input_files(tmp_path / "mine.webp")
    expect(my_page.locator("#photos .photo")).to_have_count(len(before) + 1)
    my_page.locator("#photos .photo").last.locator(".tool-earlier").click()
    my_page.get_by_role("button", name="เขียนบท").click()
    bench.until(video_id, lambda video: video["reason"] == "check_script")

    photos = product_of(bench, video_id)["photos"]
    assert len(photos) == len(before) + 1
    assert photos[-1] == before[-1]
    assert photos[-2] not in before


def test_a_file_that_is_no_photo_is_refused_in_words_and_leaves_the_photos_as_they_are(
    my_page: Page, bench: Bench, made_video: dict[str, Any], tmp_path: Path, watch: Watch
) -> None:
    watch.expect("400")
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_product")
    (tmp_path / "mine.pdf").write_bytes(b"%PDF-1.7")
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")
    shown = my_page.locator("#photos .photo").count()

    my_page.locator("#add-photo").set_input_files(tmp_path / "mine.pdf")

    expect(my_page.locator(".toast")).to_be_visible()
    expect(my_page.locator("#photos .photo")).to_have_count(shown)
