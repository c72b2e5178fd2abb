"""/videos/{id}: its stops as taps, edits that touch only what they touch, and every way out of a problem."""

import re
from typing import Any

import boto3
import pytest
from playwright.sync_api import Page, expect

from local.demo.chromium import wait_until_settled
from tests.browser.watch import Watch
from tests.support.stack_harness import Bench

pytestmark = pytest.mark.parametrize("viewport", ["phone"], indirect=True)

A_MINUTE_MS = 60_000


def voices(bench: Bench, video_id: str) -> set[str]:
    prefix = f"users/{bench.row(video_id)['user_id']}/videos/{video_id}/voice/"
    found = boto3.client("s3").list_objects_v2(Bucket=bench.stack.outputs["MediaBucket"], Prefix=prefix)
    return {each["Key"].rpartition("/")[2] for each in found["Contents"] if each["Key"].endswith(".wav")}


def script_of(bench: Bench, video_id: str) -> dict[str, Any]:
    return bench.marketer.get(f"/api/videos/{video_id}/script")


def save_elsewhere(bench: Bench, video_id: str, words: str) -> None:
    """Another window changes the second scene."""
    told = script_of(bench, video_id)
    scenes = [{"scene_id": each["scene_id"], "phrases": each["phrases"]} for each in told["script"]["scenes"]]
    scenes[1]["phrases"] = [words]
    save = {"version": told["version"], "hook": told["script"]["hook"], "scenes": scenes}
    bench.marketer.write("PUT", f"/api/videos/{video_id}/script", save).raise_for_status()


def test_one_edited_scene_is_spoken_again_and_no_other(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    before = voices(bench, video_id)
    my_page.goto(f"/videos/{video_id}")
    my_page.locator("#panel-script summary").first.click()
    my_page.locator(".scene textarea").nth(1).fill("นั่งสบายทั้งวันค่ะ")

    my_page.get_by_role("button", name="บันทึกและสร้างวิดีโอใหม่").click()

    expect(my_page.get_by_role("heading", name="กำลังทำวิดีโอให้คุณ")).to_be_visible()
    my_page.get_by_role("heading", name="วิดีโอพร้อมแล้ว").wait_for(timeout=2 * A_MINUTE_MS)
    assert len(voices(bench, video_id) - before) == 1
    assert bench.states_entered(video_id, int(bench.row(video_id)["run"]))[:3] == ["Enter", "Voice", "OneVoice"]
    assert bench.marketer.video(video_id)["mp4_sha256"] != made_video["mp4_sha256"]


def test_another_window_saved_first_and_nothing_is_lost(
    my_page: Page, bench: Bench, made_video: dict[str, Any], watch: Watch
) -> None:
    watch.expect("409")
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_script")
    my_page.goto(f"/videos/{video_id}")
    mine = my_page.locator(".scene textarea").nth(1)
    mine.fill("คำของหน้าต่างนี้")
    save_elsewhere(bench, video_id, "คำของอีกหน้าต่าง")

    my_page.get_by_role("button", name="ทำวิดีโอ", exact=True).click()

    expect(my_page.get_by_text("ฉบับล่าสุด: คำของอีกหน้าต่าง")).to_be_visible()
    expect(mine).to_have_value("คำของหน้าต่างนี้")
    assert script_of(bench, video_id)["script"]["scenes"][1]["phrases"] == ["คำของอีกหน้าต่าง"]
    assert bench.marketer.video(video_id)["in_run"] is False


def test_another_hook_is_heard_in_the_first_scene(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_script")
    my_page.goto(f"/videos/{video_id}")

    my_page.locator(".hook").nth(2).click()

    words = my_page.locator(".scene textarea").first.input_value()
    assert words.replace("\n", " ") == script_of(bench, video_id)["script"]["hooks"][2]


def test_what_the_page_did_not_say_is_asked_for(my_page: Page, bench: Bench) -> None:
    video_id = bench.marketer.start(bench.link("lazada no-price"), "product", options={"seconds": 15})["video_id"]
    bench.settled(video_id)
    my_page.goto(f"/videos/{video_id}")
    expect(my_page.get_by_text("ขาดช่องนี้")).to_be_visible()

    my_page.get_by_label(re.compile("^ราคา \\(บาท\\)")).fill("1,590 บาท")
    my_page.get_by_role("button", name="เขียนบท").click()

    my_page.get_by_role("button", name="ทำวิดีโอ", exact=True).wait_for(timeout=A_MINUTE_MS)
    product = bench.marketer.get(f"/api/videos/{video_id}/product")
    assert (product["price"], product["sources"]["price"]) == ("1590", "marketer")


def test_a_render_that_failed_is_made_with_one_tap(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    problem = {"code": "render_failed", "facts": {}}
    video_id = bench.another(made_video, state="FAILED", from_step="render", problem=problem)
    my_page.goto(f"/videos/{video_id}")
    expect(my_page.get_by_text("ทำวิดีโอไม่สำเร็จ")).to_be_visible()

    my_page.get_by_role("button", name="ทำต่อ", exact=True).dblclick()

    my_page.get_by_role("heading", name="วิดีโอพร้อมแล้ว").wait_for(timeout=A_MINUTE_MS)


def test_a_price_that_moved_leaves_two_ways(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    at = bench.row(made_video["video_id"])["changed_at"]
    tags = [{"price": price, "currency": "THB", "original_price": None, "read_at": at} for price in ("2890", "1990")]
    moved = {
        "state": "NEEDS_INPUT",
        "reason": "price_moved",
        "problem": {"code": "price_moved", "facts": {}},
        "price_check": {"in_video": tags[0], "now": tags[1], "checked_at": at},
    }
    as_it_is, anew = bench.another(made_video, **moved), bench.another(made_video, **moved)

    my_page.goto(f"/videos/{as_it_is}")
    expect(my_page.get_by_text("ราคาที่หน้าร้านตอนนี้: 1,990 บาท")).to_be_visible()
    my_page.get_by_role("link", name="ส่งตามเดิม").click()
    expect(my_page.get_by_role("heading", level=1)).to_have_text("ส่งเข้า TikTok")

    my_page.goto(f"/videos/{anew}")
    my_page.get_by_role("button", name="ทำฉากราคาใหม่").click()
    expect(my_page.get_by_role("heading", name="กำลังทำวิดีโอให้คุณ")).to_be_visible()
    my_page.get_by_role("button", name="ยกเลิก").click()
    expect(my_page.get_by_role("button", name="ทำต่อ", exact=True)).to_be_visible()
    assert bench.marketer.get(f"/api/videos/{anew}/product")["price"] == "1990"


def test_a_posted_video_whose_price_has_passed_is_made_again_by_who_says_so(
    my_page: Page, bench: Bench, made_video: dict[str, Any]
) -> None:
    at = bench.row(made_video["video_id"])["changed_at"]
    tags = [{"price": price, "currency": "THB", "read_at": at} for price in ("2890", "3290")]
    passed = {"in_video": tags[0], "now": tags[1], "checked_at": at}
    video_id = bench.another(made_video, state="PUBLISHED", price_passed=passed)
    my_page.goto("/videos")
    expect(my_page.locator(f'[data-id="{video_id}"]').get_by_text("ราคาเปลี่ยนแล้ว")).to_be_visible()

    my_page.goto(f"/videos/{video_id}")
    expect(my_page.get_by_text("ราคาเปลี่ยนแล้ว: ในวิดีโอ 2,890 บาท ตอนนี้ 3,290 บาท")).to_be_visible()
    my_page.get_by_role("button", name="ทำฉากราคาใหม่").click()
    my_page.get_by_role("button", name="ไว้ก่อน").click()
    assert bench.row(video_id)["state"] == "PUBLISHED"

    my_page.get_by_role("link", name="แคปชัน แฮชแท็ก และลิงก์").click()
    my_page.wait_for_url("**/post")
    caption = wait_until_settled(my_page).locator("#caption")
    expect(my_page.locator("#price-passed")).to_contain_text("ในวิดีโอ 2,890 บาท ตอนนี้ 3,290 บาท")
    caption.fill("ของฉันเอง 2,890 บาท")
    my_page.get_by_role("button", name="ใช้แคปชันที่ไม่มีราคา").click()
    expect(caption).not_to_have_value(re.compile("บาท"))
    my_page.get_by_role("button", name="เลิกทำ").click()
    expect(caption).to_have_value("ของฉันเอง 2,890 บาท")
    my_page.goto(f"/videos/{video_id}")

    my_page.get_by_role("button", name="ทำฉากราคาใหม่").click()
    my_page.get_by_role("button", name="ทำใหม่", exact=True).click()

    expect(my_page.get_by_role("heading", name="กำลังทำวิดีโอให้คุณ")).to_be_visible()
    my_page.get_by_role("button", name="ยกเลิก").click()
    expect(my_page.get_by_role("button", name="ทำต่อ", exact=True)).to_be_visible()
    assert bench.row(video_id).get("price_passed") is None


def test_a_sent_video_is_sent_to_the_account_that_was_shown(
    my_page: Page, bench: Bench, made_video: dict[str, Any]
) -> None:
    bench.free_draft_slots()
    video_id = bench.another(made_video)
    my_page.goto(f"/videos/{video_id}/send")
    expect(my_page.locator(f'input[value="{bench.connection_id}"]')).to_be_checked()
    my_page.get_by_label(re.compile("ฉันดูวิดีโอแล้ว")).check()

    my_page.get_by_role("button", name="ส่งเข้า TikTok").dblclick()

    my_page.get_by_text("อยู่ในกล่องข้อความ TikTok ของคุณแล้ว").wait_for(timeout=A_MINUTE_MS)
    my_page.go_back()
    assert "/send" not in my_page.url, "the form that sent it is no place to go back to"
    assert bench.marketer.video(video_id)["connection_id"] == bench.connection_id


def test_a_photo_is_moved_with_its_buttons(my_page: Page, bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video, state="NEEDS_INPUT", reason="check_product")
    my_page.goto(f"/videos/{video_id}")
    keys = [photo.get_attribute("data-key") for photo in my_page.locator("#photos .photo").all()]

    my_page.get_by_role("button", name="เลื่อนรูปที่ 1 ไปข้างหลัง").click()

    moved = [photo.get_attribute("data-key") for photo in my_page.locator("#photos .photo").all()]
    assert moved == [keys[1], keys[0], *keys[2:]]
