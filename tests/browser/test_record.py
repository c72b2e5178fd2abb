"""A marketer reads the script into the phone: Chromium hears a file as its microphone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Dialog, Page, ViewportSize, expect

from local.demo.chromium import add_session_cookies, launch
from local.demo.marketer import Marketer
from local.stack.stack import Stack
from makeafvdo.adapters.voices.sound import pcm16, wav_bytes
from makeafvdo.domain.scripts.recordings import reading_seconds
from tests.browser.watch import Watch
from tests.support.readings import RATE, Floats, a_reading
from tests.support.stack_harness import Bench

PHONE = ViewportSize(width=390, height=844)
ROOM_S, VOICE_S = 2.0, 2.4


def sounding(path: Path, samples: Floats) -> Path:
    path.write_bytes(wav_bytes(pcm16(samples), RATE))
    return path


def heard_by_the_phone() -> Floats:
    """A quiet room, then a voice, and again; the browser begins it when the microphone is opened."""
    round_ = (a_reading(0, lead_s=ROOM_S, tail_s=0, noise=0.0005), a_reading(12, lead_s=0, tail_s=0, level=0.15))
    return np.tile(np.concatenate(round_), 60)


@pytest.fixture(scope="module")
def microphone(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    heard = sounding(tmp_path_factory.mktemp("heard") / "voice.wav", heard_by_the_phone())
    running = launch(
        browser.browser_type,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={heard}",
    )
    yield running
    running.close()


@pytest.fixture
def reader(microphone: Browser, stack: Stack, marketer: Marketer, watch: Watch) -> Iterator[Page]:
    context = microphone.new_context(
        base_url=stack.base_url, viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True, locale="th-TH"
    )
    add_session_cookies(marketer, context)
    yield watch.over(context.new_page())
    context.close()
    assert watch.complaints == []


@pytest.fixture
def to_read(bench: Bench, made_video: dict[str, Any]) -> str:
    return bench.another(made_video, state="NEEDS_INPUT", reason="check_script")


def phrases_of(bench: Bench, video_id: str) -> list[dict[str, Any]]:
    phrases: list[dict[str, Any]] = bench.marketer.get(f"/api/videos/{video_id}/recordings")["phrases"]
    return phrases


def open_microphone(page: Page) -> None:
    page.get_by_role("button", name="เปิดไมค์").click()
    page.locator("#main-act[data-act=record]:not([aria-busy])").wait_for()


def read_one(page: Page, seconds: float) -> None:
    page.get_by_role("button", name="แตะแล้วอ่าน").click()
    expect(page.get_by_role("button", name="หยุด")).to_be_visible()
    page.wait_for_timeout(seconds * 1000)
    page.get_by_role("button", name="หยุด").click()
    page.locator("#main-act:not([data-act=stop]):not([aria-busy])").wait_for()


def a_whole_reading(phrases: list[dict[str, Any]]) -> Floats:
    spoken = [max(2, round((reading_seconds(phrase["text"]) - 0.3) / 0.2)) for phrase in phrases]
    return np.concatenate([a_reading(syllables, lead_s=0.2, tail_s=0.5, level=0.15) for syllables in spoken])


def test_a_phrase_is_read_kept_and_still_there_after_a_reload(reader: Page, bench: Bench, to_read: str) -> None:
    reader.goto(f"/videos/{to_read}")
    reader.locator("#panel-script").get_by_role("button", name="อัดเสียงตัวเอง").click()
    expect(reader).to_have_url(re.compile("/record$"))

    open_microphone(reader)
    expect(reader.locator("#verdict")).to_have_text("ห้องเงียบดี แตะแล้วอ่านได้เลย")
    read_one(reader, ROOM_S + VOICE_S)
    expect(reader.locator("#verdict")).to_have_text("เสียงชัดดี")
    expect(reader.locator("#phrases > li").first).to_have_attribute("data-state", "kept")

    first = phrases_of(bench, to_read)[0]
    assert first["take"]
    reader.reload()
    expect(reader.locator("#phrases > li").first).to_have_attribute("data-state", "kept")
    expect(reader.locator("#nth")).to_contain_text("ประโยคที่ 2")
    reader.locator("#phrases button").first.click()
    reader.get_by_role("button", name="อัดใหม่").click()
    expect(reader.locator("#verdict")).to_have_text("ห้องเงียบดี แตะแล้วอ่านได้เลย")
    read_one(reader, ROOM_S + VOICE_S)
    expect(reader.locator("#verdict")).to_have_text("เสียงชัดดี")
    expect(reader.locator("#phrases > li").first).to_have_attribute("data-state", "kept")
    assert phrases_of(bench, to_read)[0]["take"] != first["take"]


def test_a_take_without_a_voice_is_told_at_once_and_not_kept(reader: Page, bench: Bench, to_read: str) -> None:
    reader.goto(f"/videos/{to_read}/record")
    open_microphone(reader)

    read_one(reader, 0.25)

    expect(reader.locator("#verdict")).to_have_attribute("data-tone", "bad")
    expect(reader.locator("#main-act")).to_have_attribute("data-act", "record")
    assert phrases_of(bench, to_read)[0]["take"] is None


def test_a_take_waits_for_the_internet_and_a_reload_is_asked_about_meanwhile(
    reader: Page, bench: Bench, to_read: str, watch: Watch
) -> None:
    watch.expect("net::ERR")
    reader.goto(f"/videos/{to_read}/record")
    open_microphone(reader)
    reader.route("**/api/uploads", lambda route: route.abort("internetdisconnected"))
    first = reader.locator("#phrases > li").first

    read_one(reader, ROOM_S + VOICE_S)
    expect(first).to_have_attribute("data-state", "waiting")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    reader.once("dialog", stay)
    reader.close(run_before_unload=True)
    reader.wait_for_timeout(500)
    reader.unroute("**/api/uploads")

    assert asked == ["beforeunload"]
    expect(first).to_have_attribute("data-state", "kept", timeout=30_000)
    assert phrases_of(bench, to_read)[0]["take"]


def test_one_file_for_the_whole_becomes_the_voice_of_the_video(
    reader: Page, bench: Bench, to_read: str, tmp_path: Path
) -> None:
    phrases = phrases_of(bench, to_read)
    reader.goto(f"/videos/{to_read}/record")
    reader.locator("#whole summary").click()

    reader.locator("#whole-file").set_input_files(sounding(tmp_path / "whole.wav", a_whole_reading(phrases)))
    expect(reader.locator("#whole-note")).to_have_text("ตัดได้ครบทุกประโยค ลองฟังก่อนใช้")
    expect(reader.locator("#whole-pieces > li")).to_have_count(len(phrases))
    cut = reader.locator(".cut").nth(1)
    before = float(cut.get_attribute("aria-valuenow") or 0)
    cut.press("ArrowRight")
    assert float(cut.get_attribute("aria-valuenow") or 0) == pytest.approx(before + 0.05, abs=0.011)
    cut.press("ArrowLeft")
    reader.locator("#whole-use").click()
    reader.get_by_role("button", name="ใช้เสียงนี้ทำวิดีโอ").click(timeout=60_000)
    reader.get_by_role("heading", name="วิดีโอพร้อมแล้ว").wait_for(timeout=180_000)

    video = bench.marketer.video(to_read)
    assert video["options"]["voice"] == "own"
    assert video["state"] == "READY"


def test_a_script_read_in_part_asks_for_the_rest(reader: Page, bench: Bench, to_read: str) -> None:
    bench.marketer.write("PATCH", f"/api/videos/{to_read}/options", {"voice": "own"})
    reader.goto(f"/videos/{to_read}")

    reader.get_by_role("button", name="ทำวิดีโอ", exact=True).click()
    reader.get_by_text("ยังไม่ได้อัดเสียง").wait_for(timeout=60_000)
    reader.get_by_role("link", name="อัดเสียงตัวเอง").click()

    expect(reader).to_have_url(re.compile("/record$"))
    expect(reader.locator("#nth")).to_contain_text("ประโยคที่ 1")


@pytest.mark.parametrize("viewport", ["phone"], indirect=True)
def test_a_phone_without_a_microphone_is_told_what_to_do(my_page: Page, to_read: str) -> None:
    """The usual browser of these tests has none."""
    my_page.goto(f"/videos/{to_read}/record")

    my_page.get_by_role("button", name="เปิดไมค์").click()

    expect(my_page.locator(".no-microphone:visible")).to_have_count(1)
    expect(my_page.locator("#main-act")).to_have_attribute("data-act", "open")
