"""From the landing page to a draft in the inbox and the words for posting it, as a new marketer on a phone."""

import re

import boto3
import pytest
from playwright.sync_api import Page, expect

from local.demo.chromium import wait_until_settled
from local.stack.stack import Stack
from tests.browser.watch import Watch
from tests.support.stack_harness import Bench

EMAIL, PASSWORD = "nok@makeafvdo.test", "A-new-marketer-1"
A_MINUTE_AND_A_HALF_MS = 90_000
NEVER_BACK = """() => {
  window.shares = [];
  setInterval(() => {
    const bar = document.getElementById("bar");
    if (bar?.hasAttribute("aria-valuenow")) window.shares.push(Number(bar.getAttribute("aria-valuenow")));
  }, 100);
}"""


@pytest.fixture
def new_marketer(stack: Stack) -> None:
    cognito, pool = boto3.client("cognito-idp"), stack.outputs["UserPoolId"]
    cognito.admin_create_user(UserPoolId=pool, Username=EMAIL, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=EMAIL, Password=PASSWORD, Permanent=True)


@pytest.mark.parametrize("viewport", ["phone"], indirect=True)
@pytest.mark.usefixtures("new_marketer")
def test_the_first_video_of_a_new_marketer(page: Page, bench: Bench, watch: Watch) -> None:
    watch.expect("favicon")  # of Cognito's own page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    # a link on the landing page leads through signing in to the new video
    page.goto("/")
    page.locator(".hero-form [name=text]").fill(bench.link("tiktok"))
    page.locator(".hero-form button").click()
    page.get_by_role("link", name="อีเมล").click()
    page.locator("[name=username]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").click()
    page.wait_for_url(re.compile(r"/new\?text="))
    expect(page.get_by_role("status").first).to_contain_text("TikTok Shop")
    page.locator("#options summary").first.click()
    page.get_by_label("15 วินาที").check(force=True)
    page.get_by_role("button", name="อ่านสินค้า").click()

    # product → script → video, each one tap
    page.get_by_role("button", name="เขียนบท").click(timeout=A_MINUTE_AND_A_HALF_MS)
    page.get_by_role("button", name="ทำวิดีโอ", exact=True).wait_for(timeout=A_MINUTE_AND_A_HALF_MS)
    page.evaluate(NEVER_BACK)
    page.get_by_role("button", name="ทำวิดีโอ", exact=True).click()
    page.get_by_role("heading", name="วิดีโอพร้อมแล้ว").wait_for(timeout=A_MINUTE_AND_A_HALF_MS)
    shares = page.evaluate("window.shares")
    assert shares == sorted(shares)
    assert len(set(shares)) > 3
    assert shares[-1] < 100

    # to whom, once connected
    page.get_by_role("link", name="ส่งเข้า TikTok").click()
    connect = page.get_by_role("link", name="เชื่อมต่อ TikTok")
    connect.evaluate("link => { link.href += '&always_ask=true' }")  # TikTok knows the demo marketer's account already
    connect.click()
    page.locator("[name=account][value=nok]").check()
    page.get_by_role("button", name=re.compile("Approve")).click()
    expect(page).to_have_url(re.compile("/send$"))
    send = page.get_by_role("button", name="ส่งเข้า TikTok")
    expect(send).to_be_disabled()
    page.get_by_label(re.compile("ฉันดูวิดีโอแล้ว")).check()
    send.click()

    # in the inbox, and the words for posting
    page.get_by_text("อยู่ในกล่องข้อความ TikTok ของคุณแล้ว").wait_for(timeout=A_MINUTE_AND_A_HALF_MS)
    expect(page.get_by_text("เปิดแอป TikTok > กล่องข้อความ > แตะการแจ้งเตือน")).to_be_visible()
    sha256 = page.locator("#video").get_attribute("data-sha256") or ""
    assert [draft["status"] for draft in bench.drafts(sha256)] == ["SEND_TO_USER_INBOX"]
    page.get_by_role("link", name="แคปชัน แฮชแท็ก และลิงก์").click()
    wait_until_settled(page).get_by_role("button", name="คัดลอกลิงก์").click()
    expect(page.get_by_text("คัดลอกแล้ว")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == bench.link("tiktok")
    page.get_by_role("button", name="คัดลอกแคปชันและแฮชแท็ก").click()
    expect(page.get_by_text("คัดลอกแล้ว")).to_have_count(2)
    assert "#โฆษณา" in page.evaluate("navigator.clipboard.readText()")
    expect(page.get_by_text("ใช้ไป 1 จาก 5")).to_be_visible()
