"""A marketer's own photos and music, straight from the browser into the video."""

import wave
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import Watch
from tests.support.pictures import photograph, saved
from tests.support.stack_harness import Bench

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


@pytest.mark.parametrize(
    ("name", "body"), [("mine.pdf", b"%PDF-1.7"), ("bad.jpg", saved(photograph(longest=300))[:900])]
)
def test_a_file_that_is_no_photo_says_why_on_its_tile_and_the_rest_is_saved(
    my_page: Page, bench: Bench, made_video: dict[str, Any], tmp_path: Path, watch: Watch, name: str, body: bytes
) -> None:
    watch.expect("400")
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_product")
    before = product_of(bench, video_id)["photos"]
    (tmp_path / name).write_bytes(body)
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")

    my_page.locator("#add-photo").set_input_files(tmp_path / name)

    expect(my_page.locator("#photos .broken")).to_contain_text(name)
    expect(my_page.locator("#photos .broken")).to_contain_text("รูป")
    expect(my_page.locator("#photos .photo")).to_have_count(len(before))
    my_page.get_by_role("button", name="เขียนบท").click()
    bench.until(video_id, lambda video: video["reason"] == "check_script")
    assert product_of(bench, video_id)["photos"] == before


def a_tone(path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes([0, 32, 0, 32, 0, 224, 0, 224]) * 4000)
    return path


def test_music_from_the_phone_is_named_and_goes_under_the_voice(
    my_page: Page, bench: Bench, made_video: dict[str, Any], tmp_path: Path
) -> None:
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_script")
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")
    my_page.locator("#panel-options summary").first.click()

    my_page.get_by_label("เลือกไฟล์เพลง").set_input_files(a_tone(tmp_path / "my song.wav"))
    expect(my_page.locator("#music-name")).to_have_text("my song.wav")
    my_page.get_by_role("button", name="ทำวิดีโอ", exact=True).click()
    my_page.get_by_role("heading", name="วิดีโอพร้อมแล้ว").wait_for(timeout=120_000)

    assert bench.marketer.video(video_id)["options"]["music"]
    my_page.locator("#panel-options summary").first.click()
    my_page.get_by_role("button", name="เอาเพลงออก").click()
    expect(my_page.locator("#music-name")).to_have_text("ไม่มีเพลง")
    expect(my_page.get_by_role("button", name="บันทึกและสร้างวิดีโอใหม่")).to_be_visible()


def test_a_file_that_is_no_music_is_refused_in_words(
    my_page: Page, bench: Bench, made_video: dict[str, Any], tmp_path: Path, watch: Watch
) -> None:
    watch.expect("400")
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_script")
    (tmp_path / "mine.pdf").write_bytes(b"%PDF-1.7")
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")
    my_page.locator("#panel-options summary").first.click()

    my_page.get_by_label("เลือกไฟล์เพลง").set_input_files(tmp_path / "mine.pdf")

    expect(my_page.locator(".toast")).to_contain_text("MP3")
    expect(my_page.locator("#music-name")).to_have_text("ไม่มีเพลง")
