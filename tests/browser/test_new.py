"""/new: where a link comes in, however it comes."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from local.stack.stack import DEMO_EMAIL, Stack
from tests.browser.watch import Watch
from tests.support.stack_harness import Bench

pytestmark = pytest.mark.parametrize("viewport", ["phone"], indirect=True)


def fill_link(page: Page, link: str) -> None:
    page.get_by_label("ลิงก์สินค้า").fill(link)


def video_id_of(page: Page) -> str:
    page.wait_for_url(re.compile("/videos/[0-9a-z]{26}$"))
    return page.url.rpartition("/")[2]


def test_a_link_shared_from_the_shops_app_is_filled_in_and_recognised(my_page: Page) -> None:
    text = quote("เก้าอี้สวย ๆ https://s.shopee.co.th/demo01 ลดอยู่")

    my_page.goto(f"/new?title={quote('แชร์จาก Shopee')}&text={text}")

    expect(my_page.get_by_label("ลิงก์สินค้า")).to_have_value(re.compile("https://s.shopee.co.th/demo01"))
    expect(my_page.locator("#seen")).to_contain_text("Shopee")


@pytest.mark.parametrize("text", ["สวัสดีค่ะ", "https://example.com/product/1"])
def test_what_is_no_product_link_is_said_at_once(my_page: Page, watch: Watch, text: str) -> None:
    watch.expect("400")
    my_page.goto("/new")

    fill_link(my_page, text)

    expect(my_page.locator("#seen")).to_have_attribute("data-tone", "bad")
    expect(my_page.get_by_label("ลิงก์สินค้า")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("text", ["https://www.youtube.com/watch?v=abc", "https://invol.co/cl75vrb"])
def test_a_link_of_no_shop_stays_at_the_field_and_makes_no_video(
    my_page: Page, bench: Bench, watch: Watch, text: str
) -> None:
    watch.expect("400")
    before = bench.video_ids()
    my_page.goto("/new")

    fill_link(my_page, text)
    my_page.get_by_role("button", name="อ่านสินค้า").click()

    expect(my_page.get_by_label("ลิงก์สินค้า")).to_be_focused()
    expect(my_page.locator("#seen")).to_have_attribute("data-tone", "bad")
    assert my_page.url.endswith("/new")
    assert bench.video_ids() == before


def test_two_links_in_one_paste_are_a_list_to_look_over_and_then_two_videos(my_page: Page, bench: Bench) -> None:
    links = [bench.link("lazada speckled"), bench.link("lazada ribbed")]
    before = bench.video_ids()
    my_page.goto("/new")

    fill_link(my_page, f"1) {links[0]} 2) {links[1]} https://youtu.be/abc")
    expect(my_page.locator("#found li:not(.made)")).to_have_count(3)
    expect(my_page.locator("#found .unused")).to_contain_text("youtu.be/abc")
    my_page.get_by_role("button", name="ดูรายการ 2 ชิ้นก่อนเริ่ม").click()

    my_page.wait_for_url(re.compile("/batches#"))
    expect(my_page.locator("#videos")).to_have_text("2 วิดีโอ")
    looked_over = my_page.url
    assert bench.video_ids() == before
    my_page.get_by_role("button", name="เริ่มทำ").click()
    my_page.wait_for_url(re.compile("/batches/[a-z2-7]{26}$"))
    batch_id = my_page.url.rpartition("/")[2]
    assert [row["link"] for row in bench.marketer.get(f"/api/batches/{batch_id}")["rows"]] == links
    bench.marketer.write("POST", f"/api/batches/{batch_id}/cancel", {}).raise_for_status()

    my_page.goto(looked_over)  # the same list once more
    expect(my_page.get_by_text("เคยเริ่มไปแล้ว")).to_be_visible()
    expect(my_page.locator("#plan")).to_be_hidden()
    expect(my_page.get_by_role("button", name="เริ่มทำ")).to_be_hidden()
    expect(my_page.get_by_role("link", name="เปิดรายการนี้")).to_have_attribute("href", f"/batches/{batch_id}")


def test_a_list_of_which_nothing_can_be_made_promises_nothing(my_page: Page) -> None:
    my_page.goto("/batches")

    bad = b"url,price\nhttps://www.lazada.co.th/products/-i1-s1.html,many\n"
    my_page.locator("#file").set_input_files({"name": "bad.csv", "mimeType": "text/csv", "buffer": bad})

    expect(my_page.locator("#plan")).to_contain_text("ไม่มีแถวที่ทำเป็นวิดีโอได้")
    expect(my_page.locator("#refused .row")).to_have_count(1)
    for row in ("#takes-row", "#costs-row", "#begin"):
        expect(my_page.locator(row)).to_be_hidden()


def test_markup_in_what_is_shared_stays_text(my_page: Page, watch: Watch) -> None:
    watch.expect("400")

    my_page.goto(f"/new?text={quote('<img src=x onerror=alert(1)> ://')}")

    expect(my_page.get_by_label("ลิงก์สินค้า")).to_have_value("<img src=x onerror=alert(1)> ://")


def test_a_double_tap_is_one_video(my_page: Page, bench: Bench) -> None:
    before = set(bench.video_ids())
    my_page.goto("/new")
    fill_link(my_page, bench.link("lazada speckled"))

    my_page.evaluate("() => { const go = document.getElementById('go'); go.click(); go.click(); }")

    video_id = video_id_of(my_page)
    after = set(bench.video_ids())
    assert after - before == {video_id}
    bench.settled(video_id)


def test_going_back_and_pasting_another_link_is_another_video(my_page: Page, bench: Bench) -> None:
    my_page.goto("/new")
    fill_link(my_page, bench.link("lazada ribbed"))
    my_page.get_by_role("button", name="อ่านสินค้า").click()
    first = video_id_of(my_page)

    my_page.go_back()
    fill_link(my_page, bench.link("lazada white"))
    my_page.get_by_role("button", name="อ่านสินค้า").click()

    my_page.wait_for_url(lambda url: "/videos/" in url and first not in url)
    second = video_id_of(my_page)
    titles = {bench.settled(video_id)["title"] for video_id in (first, second)}
    assert len(titles) == 2


def test_a_sub_id_is_refused_at_its_field_and_a_link_without_room_for_one_is_told(my_page: Page, bench: Bench) -> None:
    my_page.goto("/new")
    fill_link(my_page, f"{bench.link('lazada white')} {bench.link('lazada')}")
    my_page.get_by_text("ตัวเลือกวิดีโอ").click()
    field = my_page.get_by_label("sub id ของคุณ")
    field.fill("dec chair")

    my_page.get_by_role("button", name="อ่านสินค้า").click()

    expect(field).to_be_focused()
    expect(my_page.locator("#sub-id-said")).to_contain_text("ไม่เกิน 64 ตัว")
    expect(my_page).to_have_url(re.compile("/new$"))
    field.fill("dec-chair")
    expect(my_page.locator("#sub-id-said")).to_contain_text("ลิงก์นี้ใส่ sub id เพิ่มไม่ได้")


def test_without_a_link_the_product_is_asked_for(my_page: Page) -> None:
    my_page.goto("/new")

    my_page.get_by_role("button", name="ไม่มีลิงก์").click()

    expect(my_page.get_by_label(re.compile("ชื่อสินค้า")).first).to_be_visible(timeout=30_000)
    expect(my_page.get_by_text("ขาดช่องนี้").first).to_be_visible()


def test_an_expired_session_comes_back_with_what_was_typed(
    my_page: Page, bench: Bench, stack: Stack, watch: Watch
) -> None:
    watch.expect("favicon")
    watch.expect("401")
    my_page.goto("/new")
    fill_link(my_page, bench.link("lazada cognac"))
    expect(my_page.locator("#seen")).to_have_attribute("data-tone", "good")
    my_page.context.clear_cookies(name="__Host-sid")

    my_page.get_by_role("button", name="อ่านสินค้า").click()
    my_page.get_by_role("link", name="อีเมล").click()
    my_page.locator("[name=username]").fill(DEMO_EMAIL)
    my_page.locator("[name=password]").fill(stack.demo_password)
    my_page.locator("[type=submit]").click()

    my_page.wait_for_url(re.compile("/new$"))
    expect(my_page.get_by_label("ลิงก์สินค้า")).to_have_value(bench.link("lazada cognac"))
    expect(my_page.locator("#seen")).to_have_attribute("data-tone", "good")
