"""Settings: connecting with consent, without it and with half of it; disconnecting; defaults; signing out."""

import json
import re
from collections.abc import Iterator

import boto3
import pytest
from playwright.sync_api import Page, expect

from local.demo.browser import Browser
from local.demo.marketer import Marketer, new_marketer
from local.stack.stack import Stack
from makeafvdo.domain.notices.stop_link import stop_address
from tests.browser.watch import Watch

CONNECT = re.compile("^เชื่อมต่อ TikTok$")


@pytest.fixture(scope="module")
def marketer(stack: Stack) -> Marketer:
    """Somebody of their own: the account the other tests send to stays connected."""
    return new_marketer(stack, "settings@makeafvdo.test")


@pytest.fixture
def my_page(my_page: Page, stack: Stack) -> Page:
    """Signed in at TikTok as that somebody, too."""
    my_page.context.add_cookies([{"name": "local_tiktok_account", "value": "ton", "url": stack.tiktok_url}])
    return my_page


@pytest.fixture(autouse=True)
def no_account(marketer: Marketer) -> Iterator[None]:
    """Each test begins, and leaves things, without a TikTok account."""
    _disconnect_all(marketer)
    yield
    _disconnect_all(marketer)


def test_connecting_with_consent_shows_the_account_as_tiktok_knows_it(my_page: Page) -> None:
    my_page.goto("/settings")
    my_page.get_by_role("link", name=CONNECT).click()
    my_page.get_by_role("button", name="Approve").click()

    account = my_page.locator("#accounts li")
    expect(account).to_contain_text("พร้อมใช้")
    expect(account).to_contain_text("0 จาก 5")
    expect(account.locator("img")).to_be_visible()


def test_saying_no_at_tiktok_connects_nothing_and_is_told_kindly(my_page: Page) -> None:
    my_page.goto("/settings")
    my_page.get_by_role("link", name=CONNECT).click()
    my_page.get_by_role("button", name="Deny").click()

    expect(my_page.locator(".notice")).to_be_visible()
    expect(my_page.locator("#accounts")).to_contain_text("ยังไม่ได้เชื่อมต่อ")


def test_leaving_out_the_upload_permission_offers_to_ask_again(my_page: Page) -> None:
    my_page.goto("/settings")
    my_page.get_by_role("link", name=CONNECT).click()
    my_page.locator("input[name=scope][value='video.upload']").uncheck()
    my_page.get_by_role("button", name="Approve").click()

    expect(my_page.locator(".notice").get_by_role("link", name=CONNECT)).to_be_visible()
    expect(my_page.locator("#accounts li")).to_contain_text("ใช้ส่งวิดีโอไม่ได้")
    expect(my_page.locator("#accounts li").get_by_role("link", name="เชื่อมต่อใหม่")).to_be_visible()


def test_disconnecting_asks_first_and_then_says_what_happened(my_page: Page, marketer: Marketer) -> None:
    marketer.connect_tiktok(account="ton")
    my_page.goto("/settings")

    my_page.get_by_role("button", name="ยกเลิกการเชื่อมต่อ").click()
    my_page.get_by_role("button", name="ไม่ทำแล้ว").click()
    expect(my_page.locator("#accounts li")).to_have_count(1)
    my_page.get_by_role("button", name="ยกเลิกการเชื่อมต่อ").first.click()
    my_page.locator("#ask-yes").click()

    expect(my_page.locator(".toast")).to_be_visible()
    expect(my_page.locator("#accounts li")).to_have_count(0)
    expect(my_page.get_by_role("link", name=CONNECT)).to_be_visible()


def test_defaults_are_kept_as_they_are_chosen(my_page: Page, marketer: Marketer) -> None:
    my_page.goto("/settings")

    my_page.locator("label.choice", has_text="15 วินาที").click()
    expect(my_page.locator(".toast")).to_have_text("บันทึกแล้ว")
    my_page.reload()

    expect(my_page.locator("input[name=seconds][value='15']")).to_be_checked()
    assert marketer.get("/api/me")["defaults"]["seconds"] == 15


def test_what_the_demo_switches_on_it_leaves_as_it_was(marketer: Marketer) -> None:
    marketer.connect_tiktok(account="ton")
    connection_id = marketer.ensure_connected()

    with marketer.sending_unheard(connection_id):
        during = switched_on(marketer)
    after = switched_on(marketer)
    marketer.give_standing_consent(connection_id)
    with marketer.sending_unheard(connection_id):
        pass

    assert (during, after) == ((True, True), (False, False))
    assert switched_on(marketer) == (False, True)


def switched_on(marketer: Marketer) -> tuple[bool, bool]:
    """Whether the preview voice may be sent unheard, and whether the account has a standing consent."""
    (account,) = marketer.get("/api/tiktok/accounts")["accounts"]
    return marketer.get("/api/me")["allows_preview_voice"], account["standing_consent_at"] is not None


def test_a_token_is_shown_once_and_works_until_it_is_revoked(my_page: Page, stack: Stack) -> None:
    my_page.goto("/settings")
    my_page.get_by_role("button", name="สร้างโทเค็น").click()
    shown = my_page.locator("#token-new code")
    expect(shown).to_contain_text("mka_")
    token = str(shown.text_content())

    my_page.reload()
    expect(shown).to_have_text("")
    expect(my_page.locator("#token-said")).to_contain_text("ยังไม่เคยใช้")
    assert status_with(token, stack) == 200
    my_page.reload()
    expect(my_page.locator("#token-said")).to_contain_text("ใช้ล่าสุด")
    my_page.get_by_role("button", name="ยกเลิกโทเค็น").click()
    my_page.locator("#ask-yes").click()

    expect(my_page.locator("#token-said")).to_have_text("ยังไม่มีโทเค็น")
    assert status_with(token, stack) == 401


def status_with(token: str, stack: Stack) -> int:
    """What a program is answered that reads videos with it."""
    headers = {"Authorization": f"Bearer {token}"}
    return Browser().call("GET", f"{stack.base_url}/api/videos", headers=headers).status_code


def test_notices_by_mail_are_switched_on_here_and_stopped_from_a_mail_by_nobody_signed_in(
    my_page: Page, page: Page, marketer: Marketer, stack: Stack
) -> None:
    user_id = marketer.write("PATCH", "/api/me", {"wants_mail": False}).json()["user_id"]
    my_page.goto("/settings")
    switch = my_page.locator("#wants-mail")
    expect(switch).not_to_be_checked()

    switch.check()
    expect(my_page.locator(".toast")).to_have_text("บันทึกแล้ว")
    row = boto3.resource("dynamodb").Table(stack.outputs["UsersTable"]).get_item(Key={"user_id": user_id})["Item"]
    page.goto(stop_address("", user_id, str(row["stop_mail_secret"])))
    page.get_by_role("button", name="หยุดรับอีเมล").click()

    expect(page.get_by_role("heading", name="หยุดส่งอีเมลแจ้งเตือนแล้ว")).to_be_visible()
    my_page.reload()
    expect(switch).not_to_be_checked()


def test_a_browser_without_a_push_service_says_so_and_shows_what_is_pushed_to_its_worker(
    my_page: Page, marketer: Marketer, stack: Stack, watch: Watch
) -> None:
    """This one has none to subscribe at; its worker takes what the developer tools push."""
    watch.expect("Push API")
    my_page.context.grant_permissions(["notifications"], origin=stack.base_url)
    my_page.goto("/settings")
    switch = my_page.locator("#wants-push")
    expect(switch).to_be_enabled()

    switch.click()
    expect(my_page.locator(".toast")).to_contain_text("เปิดการแจ้งเตือนไม่สำเร็จ")
    expect(switch).not_to_be_checked()

    scopes = my_page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope))")
    assert scopes == [f"{stack.base_url}/push/"]
    assert marketer.get("/api/me/push")["public_key"]
    push(my_page, stack.base_url, {"title": "วิดีโอพร้อมแล้ว", "body": "เปิดดู", "path": "/videos/one", "tag": "one"})
    assert shown(my_page) == [["วิดีโอพร้อมแล้ว", "เปิดดู", "/videos/one"]]


def push(page: Page, origin: str, said: dict[str, str]) -> None:
    tools = page.context.new_cdp_session(page)
    found: list[str] = []
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(
        each["registrationId"] for each in told["registrations"] if each["scopeURL"].endswith("/push/")
    ))  # fmt: skip
    tools.send("ServiceWorker.enable")
    page.wait_for_timeout(200)
    tools.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": origin, "registrationId": found[-1], "data": json.dumps(said, ensure_ascii=False)},
    )


def shown(page: Page) -> list[list[str]]:
    """Title, text and path of each notice on the screen, once there is one."""
    look = """async () => {
        const { scope } = (await navigator.serviceWorker.getRegistrations())[0];
        const registration = await navigator.serviceWorker.getRegistration(scope);
        for (let tries = 0; tries < 50; tries++) {
            const all = await registration.getNotifications();
            if (all.length) return all.map((one) => [one.title, one.body, one.data.path]);
            await new Promise((next) => setTimeout(next, 100));
        }
        return [];
    }"""
    return list(page.evaluate(look))


def test_signing_out_everywhere_ends_the_other_browser_too(page: Page, stack: Stack, watch: Watch) -> None:
    watch.expect("401")
    other = new_marketer(stack, "everywhere@makeafvdo.test")
    host = stack.base_url.removeprefix("http://")
    page.context.add_cookies(
        [{"name": name, "value": value, "url": f"https://{host}", "secure": True, "httpOnly": True}
         for name, value in other.browser.cookies_of(host).items()]
    )  # fmt: skip
    page.goto("/settings")

    page.get_by_role("button", name="ออกจากระบบทุกเครื่อง").click()
    page.locator("#ask-yes").click()

    expect(page).to_have_url(re.compile(r"/$"))
    assert other.browser.call("GET", f"{stack.base_url}/api/me").status_code == 401


def test_a_session_that_ended_brings_back_the_same_page(my_page: Page, stack: Stack, watch: Watch) -> None:
    watch.expect("401")
    my_page.goto("/settings?tab=defaults")
    my_page.context.clear_cookies(name="__Host-sid")

    my_page.locator("label.choice", has_text="45 วินาที").click()

    expect(my_page).to_have_url(f"{stack.base_url}/login?next=%2Fsettings%3Ftab%3Ddefaults")


def _disconnect_all(marketer: Marketer) -> None:
    for account in marketer.get("/api/tiktok/accounts")["accounts"]:
        marketer.write("POST", "/api/tiktok/disconnect", {"connection_id": account["connection_id"]})
