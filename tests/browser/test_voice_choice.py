"""Choosing who speaks, telling how words are read, and what the preview voice may do."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from local.demo.marketer import Marketer
from tests.browser.watch import Watch
from tests.support.stack_harness import Bench

SAVED = "บันทึกแล้ว"


@pytest.fixture(autouse=True)
def preferences_as_new(marketer: Marketer) -> Iterator[None]:
    as_new = {"language": "th", "defaults": {}, "own_words": {}, "allows_preview_voice": False}
    marketer.write("PATCH", "/api/me", as_new)
    yield
    marketer.write("PATCH", "/api/me", as_new)


def test_reading_it_oneself_is_the_first_choice_and_is_remembered(my_page: Page, marketer: Marketer) -> None:
    my_page.goto("/settings")
    voices = my_page.locator("#defaults .voices")
    expect(voices.locator(".voice").first).to_contain_text("อ่านเอง")
    expect(voices.locator(".voice").last).to_contain_text("สำเนียงต่างชาติ")

    voices.locator("label.voice:has([value=own])").click()
    expect(my_page.locator(".toast")).to_have_text(SAVED)

    assert marketer.get("/api/me")["defaults"]["voice"] == "own"
    my_page.goto("/new")
    expect(my_page.locator("input[name=voice][value=own]")).to_be_checked()


def test_the_video_page_leads_from_the_choice_to_the_recording(
    my_page: Page, bench: Bench, made_video: dict[str, Any]
) -> None:
    video_id = bench.another(made_video)
    my_page.goto(f"/videos/{video_id}")
    expect(my_page.locator(".spoken-by")).to_contain_text("เสียงตัวอย่างของระบบ")
    my_page.locator("#panel-options summary").first.click()

    my_page.locator(".voices").get_by_role("button", name="อัดเสียงตัวเอง").click()

    expect(my_page).to_have_url(re.compile(f"/videos/{video_id}/record$"))


def test_another_voice_is_saved_with_the_other_options(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    my_page.goto(f"/videos/{video_id}")
    my_page.locator("#panel-options summary").first.click()
    expect(my_page.locator("#save-bar")).to_be_hidden()

    my_page.locator("label.voice:has([value=own])").click()
    expect(my_page.locator("#save-bar")).to_be_visible()
    my_page.locator("#save-bar button").click()

    expect(my_page.get_by_role("link", name="อัดเสียงตัวเอง")).to_be_visible(timeout=30_000)
    video = bench.marketer.video(video_id)
    assert (video["options"]["voice"], video["missing"]) == ("own", ["recordings"])


def test_a_pronunciation_is_added_refused_and_removed(my_page: Page, marketer: Marketer, watch: Watch) -> None:
    watch.expect("400")
    my_page.goto("/settings")
    word, reading = my_page.get_by_label("คำที่เขียน"), my_page.get_by_label("อ่านว่า")
    add = my_page.get_by_role("button", name="เพิ่มคำ")

    word.fill("DOVE")
    reading.fill("dove")
    add.click()
    expect(my_page.locator("#own-words-fault")).to_contain_text("ต้องเป็นตัวอักษรไทย")
    expect(reading).to_be_focused()
    reading.fill("โดฟ")
    add.click()

    row = my_page.locator("#own-words-list li")
    expect(row).to_contain_text("DOVE")
    expect(my_page.locator("#own-words-fault")).to_be_empty()
    expect(word).to_be_empty()
    assert marketer.get("/api/me")["own_words"] == {"DOVE": "โดฟ"}
    my_page.reload()
    my_page.get_by_role("button", name="ลบคำ DOVE").click()
    expect(row).to_have_count(0)
    assert marketer.get("/api/me")["own_words"] == {}


def test_the_preview_voice_is_let_go_by_a_switch(my_page: Page, marketer: Marketer) -> None:
    my_page.goto("/settings")
    switch = my_page.get_by_label("ส่งวิดีโอที่ใช้เสียงตัวอย่างได้เลย")
    expect(switch).not_to_be_checked()

    switch.click()

    expect(my_page.locator(".toast")).to_have_text(SAVED)
    assert marketer.get("/api/me")["allows_preview_voice"] is True


def test_a_video_that_waits_to_be_heard_says_so_and_can_be_sent(
    my_page: Page, bench: Bench, made_video: dict[str, Any]
) -> None:
    video_id = bench.another(made_video, until="inbox", problem={"code": "preview_voice_not_sent", "facts": {}})
    my_page.goto(f"/videos/{video_id}")

    expect(my_page.get_by_text("ยังไม่ได้ส่ง เพราะพากย์ด้วยเสียงตัวอย่าง")).to_be_visible()
    expect(my_page.get_by_role("link", name="ส่งเข้า TikTok")).to_be_visible()
