"""Around the script in a browser: one's own words survive, risky ones are answered for, other words are asked for."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.stack_harness import Bench

pytestmark = pytest.mark.parametrize("viewport", ["phone"], indirect=True)

OWN = "คำเปิดของฉันเอง วันนี้มีเก้าอี้มาให้ดู"
RISKY = "นั่งสบาย เบาะหนานุ่ม\nเก้าอี้อันดับ 1 ในไทย"
A_MINUTE_MS = 60_000


@pytest.fixture
def at_script(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> str:
    """A video that waits for its script to be checked, open in the window."""
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_script")
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")
    return video_id


def test_choosing_another_hook_and_back_restores_ones_own_words(my_page: Page, at_script: str) -> None:  # noqa: ARG001
    opening = my_page.locator(".scene textarea").first
    chosen = my_page.locator("#script [name=hook]:checked").get_attribute("value")
    other = next(nth for nth in range(3) if str(nth) != chosen)
    opening.fill(OWN)

    my_page.locator(".hook").nth(other).click()
    expect(opening).not_to_have_value(OWN)
    my_page.locator(".hook").nth(int(chosen or 0)).click()

    expect(opening).to_have_value(OWN)


def test_unsaved_words_come_back_after_a_reload_and_in_another_tab_until_discarded(
    my_page: Page, at_script: str
) -> None:
    scene = my_page.locator(".scene textarea").nth(1)
    written = scene.input_value()
    scene.fill(OWN)
    my_page.locator(".scene").nth(2).get_by_text("ลบฉาก").click()

    my_page.reload(wait_until="networkidle")
    expect(scene).to_have_value(OWN)
    expect(my_page.locator(".scene").nth(2)).to_have_class("scene dropped")
    tab = my_page.context.new_page()
    tab.goto(f"/videos/{at_script}", wait_until="networkidle")
    expect(tab.locator(".scene textarea").nth(1)).to_have_value(OWN)
    expect(tab.get_by_text("เอาข้อความที่ยังไม่ได้บันทึกกลับมาให้แล้ว")).to_be_visible()

    tab.get_by_role("button", name="ทิ้ง").click()
    expect(tab.locator(".scene textarea").nth(1)).to_have_value(written)
    tab.close()
    my_page.reload(wait_until="networkidle")
    expect(scene).to_have_value(written)


def test_risky_words_are_seen_as_one_types_and_saved_only_with_an_answer(
    my_page: Page, bench: Bench, at_script: str
) -> None:
    scene = my_page.locator(".scene").nth(1)
    scene.locator("textarea").fill(RISKY)
    expect(scene.locator(".finding")).to_have_count(1)

    my_page.get_by_role("button", name="ทำวิดีโอ", exact=True).click()
    expect(my_page.locator(".toast")).to_contain_text("มีคำที่เสี่ยงผิดกฎ")
    assert bench.marketer.video(at_script)["in_run"] is False

    scene.get_by_label("ฉันมีหลักฐาน").check()
    my_page.get_by_role("button", name="ทำวิดีโอ", exact=True).click()
    my_page.get_by_role("heading", name="กำลังทำวิดีโอให้คุณ").wait_for()

    accepted = bench.marketer.get(f"/api/videos/{at_script}/script")["accepted"]
    assert [each["place"] for each in accepted] == ["benefit-1"]
    bench.settled(at_script)


def test_the_safer_text_is_one_tap_away(my_page: Page, at_script: str) -> None:  # noqa: ARG001
    scene = my_page.locator(".scene").nth(1)
    scene.locator("textarea").fill(RISKY)

    scene.get_by_role("button", name="ใช้ข้อความนี้").click()

    expect(scene.locator("textarea")).to_have_value(RISKY.splitlines()[0])
    expect(scene.locator(".finding")).to_have_count(0)


def test_the_whole_script_is_written_in_other_words_and_taken_back(my_page: Page, bench: Bench, at_script: str) -> None:
    before = bench.marketer.get(f"/api/videos/{at_script}/script")["script"]

    my_page.get_by_role("button", name="เขียนใหม่ทั้งบท").click()
    back = my_page.get_by_role("button", name="เอาบทก่อนหน้ากลับมา")
    back.click(timeout=A_MINUTE_MS)
    expect(back).to_have_count(0)

    assert bench.marketer.get(f"/api/videos/{at_script}/script")["script"] == before


def test_a_scene_in_other_words_is_where_the_page_returns_to(my_page: Page, at_script: str) -> None:  # noqa: ARG001
    closing = my_page.locator(".scene").last
    before = closing.locator("textarea").input_value()

    closing.get_by_role("button", name="เขียนใหม่").click()
    my_page.wait_for_function(
        """before => [...document.querySelectorAll(".scene")].slice(-1).some(
            (scene) => scene.querySelector("textarea").value !== before || scene.querySelector("[role=status]"))""",
        arg=before,
        timeout=A_MINUTE_MS,
    )

    expect(closing).to_be_in_viewport(ratio=1)
    expect(closing.get_by_role("button", name="เขียนใหม่")).to_be_focused()


def test_a_suggested_name_is_one_tap_and_saved(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_product")
    my_page.goto(f"/videos/{video_id}", wait_until="networkidle")
    suggestion = my_page.locator(".suggestions .button").first
    name = suggestion.inner_text()

    suggestion.click()
    my_page.get_by_role("button", name="เขียนบท").click()
    my_page.get_by_role("button", name="ทำวิดีโอ", exact=True).wait_for(timeout=A_MINUTE_MS)

    assert bench.marketer.get(f"/api/videos/{video_id}/product")["short_name"] == name


def test_every_version_of_the_caption_keeps_its_words(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    my_page.goto(f"/videos/{video_id}/post", wait_until="networkidle")
    caption = my_page.locator("#caption")
    caption.fill(OWN)

    my_page.get_by_text("แบบที่ 2").click()
    expect(caption).not_to_have_value(OWN)
    my_page.reload(wait_until="networkidle")
    my_page.get_by_text("แบบที่ 1").click()

    expect(caption).to_have_value(OWN)
