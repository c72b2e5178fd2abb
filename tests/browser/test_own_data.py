"""Taking one's data along and leaving, on a phone: the file, the page that warns, the receipt."""

import json
import re
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from ulid import ULID

from local.chaos.testbed import app_of
from local.demo.marketer import Marketer, new_marketer
from local.stack.stack import Stack
from makeafvdo.domain.videos.videos import Step, Until, Video, VideoState
from tests.browser.watch import Watch

TITLE = "เก้าอี้ที่ TikTok ยังไม่แจ้งผล"


@pytest.fixture
def viewport() -> str:
    return "phone"


@pytest.fixture
def marketer(stack: Stack) -> Marketer:
    """Somebody who may leave."""
    return new_marketer(stack, f"{ULID()}@makeafvdo.test".lower())


@pytest.fixture(autouse=True)
def preferences_as_new() -> None:
    """A new marketer has them."""


def test_the_file_of_ones_data_is_made_and_downloaded(my_page: Page) -> None:
    my_page.goto("/settings")

    my_page.get_by_role("button", name="สร้างไฟล์").click()
    expect(my_page.locator("#export-said")).to_contain_text("ไฟล์พร้อมแล้ว", timeout=30_000)
    with my_page.expect_download() as downloading:
        my_page.get_by_role("link", name="ดาวน์โหลด", exact=True).click()

    file = ZipFile(downloading.value.path())
    assert {"README.txt", "account.json", "videos.json", "files.json"} <= set(file.namelist())
    assert json.loads(file.read("sign_in.json"))[0]["email"].endswith("@makeafvdo.test")
    my_page.reload()
    expect(my_page.get_by_role("link", name="ดาวน์โหลด", exact=True)).to_be_visible()


def test_deleting_names_what_may_still_arrive_and_ends_with_a_receipt(
    my_page: Page, stack: Stack, marketer: Marketer, watch: Watch
) -> None:
    watch.expect("401")
    put_a_video_on_its_way(stack, str(marketer.get("/api/me")["user_id"]))
    my_page.goto("/settings")
    my_page.get_by_role("link", name="ลบบัญชี").click()

    expect(my_page.locator("#may-arrive")).to_contain_text(TITLE)
    button = my_page.get_by_role("button", name="ลบบัญชีถาวร")
    expect(button).to_be_disabled()
    my_page.get_by_text("ฉันเข้าใจว่ากู้คืนไม่ได้").click()
    button.click()

    expect(my_page).to_have_url(re.compile(r"/data-deletion\?receipt=[0-9A-F-]{19}&lang=th$"))
    number = re.findall(r"receipt=([0-9A-F-]+)", my_page.url)[0]
    expect(my_page.locator("#receipt")).to_contain_text(number)
    expect_state(my_page, "ลบทุกอย่างแล้ว เหลือตรวจครั้งสุดท้าย")
    expect(my_page.locator("#receipt .facts")).to_contain_text("วิดีโอ")
    assert marketer.browser.call("GET", f"{stack.base_url}/api/me").status_code == 401


def test_a_receipt_is_looked_up_by_its_number(page: Page) -> None:
    page.goto("/data-deletion")

    page.get_by_label("เลขที่ใบรับการลบข้อมูล").fill("0000-0000-0000-0000")
    page.get_by_role("button", name="ดูความคืบหน้า").click()

    expect(page.locator("#receipt .notice")).to_contain_text("ไม่พบใบรับเลขที่นี้")


def expect_state(page: Page, words: str) -> None:
    for _ in range(40):
        if words in page.locator("#receipt").inner_text():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator("#receipt")).to_contain_text(words)


def put_a_video_on_its_way(stack: Stack, user_id: str) -> None:
    app = app_of(stack)
    now = app.clock()
    app.videos.create(
        Video(
            user_id=user_id, video_id=app.new_id(), state=VideoState.PROCESSING, run=1, in_run=False,
            from_step=Step.SEND, until=Until.INBOX, link="https://shopee.co.th/a-i.1.2", title=TITLE, created_at=now,
            changed_at=now, expires_at=4_000_000_000,
        )
    )  # fmt: skip
