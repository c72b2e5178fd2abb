"""/queue: products put in, a time that is skipped, paused and deleted, and products taken out again."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from makeafvdo.domain.messages.thai_time import THAILAND
from tests.support.stack_harness import Bench

pytestmark = pytest.mark.parametrize("viewport", ["phone"], indirect=True)


@pytest.fixture(autouse=True)
def empty_queue(bench: Bench) -> None:
    for item in bench.marketer.get("/api/queue")["waiting"]:
        bench.marketer.write("DELETE", f"/api/queue/{item['item_id']}", {}).raise_for_status()
    for schedule in bench.marketer.get("/api/schedules")["schedules"]:
        bench.marketer.write("DELETE", f"/api/schedules/{schedule['schedule_id']}", {}).raise_for_status()


def test_two_links_are_queued_put_in_another_order_and_taken_out(my_page: Page, bench: Bench) -> None:
    lazada, tiktok = bench.link("lazada"), bench.link("tiktok")
    my_page.goto("/queue")
    expect(my_page.get_by_text("ยังไม่มีสินค้าในคิว")).to_be_visible()

    my_page.get_by_label("เพิ่มสินค้าเข้าคิว").fill(f"{lazada}\n{tiktok}")
    expect(my_page.locator("#seen")).to_have_text("พบสินค้า 2 ชิ้น")
    my_page.get_by_role("button", name="เพิ่มเข้าคิว").click()
    names = my_page.locator("ol.queue-items .queue-name strong")
    expect(names).to_have_text(["Lazada", "TikTok Shop"])
    my_page.get_by_role("button", name="เลื่อนลำดับที่ 2 ขึ้น").click()
    expect(names).to_have_text(["TikTok Shop", "Lazada"])

    my_page.get_by_label("เพิ่มสินค้าเข้าคิว").fill(lazada)
    expect(my_page.locator("#found")).to_contain_text("รออยู่ในคิวแล้วเป็นลำดับที่ 2")
    my_page.get_by_role("button", name="เพิ่มเข้าคิว").click()
    expect(my_page.locator("ol.queue-items .row").nth(2)).to_contain_text("สินค้านี้อยู่ในคิวก่อนหน้านี้แล้ว")

    for left in (2, 1, 0):
        my_page.get_by_role("button", name="ลบลำดับที่ 1 ออกจากคิว").click()
        expect(my_page.get_by_role("heading", name=f"รออยู่ในคิว {left} ชิ้น")).to_be_visible()


def test_a_time_is_set_skipped_paused_and_deleted(my_page: Page) -> None:
    far_off = (datetime.now(UTC) + timedelta(hours=12)).astimezone(THAILAND)
    my_page.goto("/queue")
    my_page.get_by_role("button", name="เพิ่มเวลา").click()
    my_page.get_by_label("เวลา (เวลาไทย)").fill(f"{far_off:%H:%M}")
    my_page.get_by_role("button", name="บันทึก").click()
    schedule = my_page.locator("[data-schedule]")
    expect(schedule).to_contain_text(f"ทุกวัน {far_off:%H:%M} น.")
    first = schedule.get_by_text("ครั้งต่อไป").inner_text()

    my_page.get_by_role("button", name="เพิ่มเวลา").click()  # the same once more
    my_page.get_by_label("เวลา (เวลาไทย)").fill(f"{far_off:%H:%M}")
    my_page.get_by_role("button", name="บันทึก").click()
    expect(my_page.get_by_text("มีเวลาอื่นตรงกัน")).to_have_count(2)
    schedule.first.get_by_role("button", name="ลบเวลา").click()
    my_page.get_by_role("dialog").get_by_role("button", name="ลบเวลา").click()
    expect(my_page.get_by_text("มีเวลาอื่นตรงกัน")).to_have_count(0)

    schedule.get_by_role("button", name="ข้ามรอบหน้า").click()
    expect(schedule.get_by_text("ข้ามรอบ", exact=False).first).to_be_visible()
    expect(schedule.get_by_text("ครั้งต่อไป")).not_to_have_text(first)
    schedule.get_by_role("button", name="ไม่ข้ามแล้ว").click()
    expect(schedule.get_by_text("ครั้งต่อไป")).to_have_text(first)

    schedule.get_by_role("button", name="พักไว้").click()
    expect(schedule.locator(".chip")).to_have_text("พักอยู่")
    expect(schedule.get_by_text("ครั้งต่อไป")).to_have_count(0)
    schedule.get_by_role("button", name="เปิดต่อ").click()
    expect(schedule.locator(".chip")).to_have_text("เปิดอยู่")

    schedule.get_by_role("button", name="ลบเวลา").click()
    my_page.get_by_role("dialog").get_by_role("button", name="ลบเวลา").click()
    expect(my_page.get_by_text("ยังไม่ได้ตั้งเวลา")).to_be_visible()
