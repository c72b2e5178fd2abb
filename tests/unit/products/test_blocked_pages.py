"""Why a page is no product: each reason has its own code."""

import unicodedata

import pytest

from local.shops.pages import error_pages, lazada, shopee, tiktok
from local.shops.pages.html import page
from local.shops.pages.state_pages import page_with_state
from makeafvdo.domain.errors import AppError, Invalid, NeedsInput, Permanent
from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.products.products import MarketplaceName
from tests.unit.products.pages import CHAIR, link_to, read

SHOP, ITEM = int(CHAIR.shop_id), int(CHAIR.item_id)


def saying(text: str, code: str = "") -> str:
    return f"<html><head><script>{code}</script></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    "text",
    [
        "เข้าสู่หน้าที่ต้องการไม่สำเร็จ ดูเหมือนว่าคุณยังไม่ได้เข้าสู่ระบบ",
        "กรุณาเข้าสู่ระบบเพื่อดูสินค้า",
        "คุณยังไม่ได้ลงชื่อเข้าใช้",
        "ลงชื่อเข้าใช้เพื่อดำเนินการต่อ",
        "คุณต้องเข้าสู่ระบบก่อนจึงจะดูหน้านี้ได้",
        "กรุณา เข้าสู่ระบบ",
        "จำเป็นต้องล็อคอินเพื่อดูราคา",
        "You need to be logged in to see this",
        "You must sign in before shopping",
        "Log in or sign up to continue",
        "Sign-in is required",
        "Your session ended and you have been logged out",
        "Page Unavailable. Looks like you're not logged in yet.",
        "Login Required: please log in to view this page",
        "Página indisponível. Parece que você ainda não fez login.",
        "Faça login para continuar",
        "Trang không khả dụng. Có vẻ như bạn chưa đăng nhập.",
        unicodedata.normalize("NFD", "Đăng nhập để tiếp tục"),
        "Halaman tidak tersedia. Sepertinya kamu belum log in.",
        "Silakan masuk untuk melanjutkan",
        "頁面無法顯示，您尚未登入",
        "请先登录后继续访问",
    ],
)
def test_a_login_page_is_known_in_the_languages_of_shopees_countries(text: str) -> None:
    with pytest.raises(NeedsInput) as refusal:
        read(saying(text, code='{"error": 90309999}'), link_to("shopee"))

    assert refusal.value.code == "product_login_required"


@pytest.mark.parametrize(
    ("marketplace", "html", "kind", "code"),
    [
        ("tiktok", tiktok.challenge_page(), NeedsInput, "product_blocked"),
        ("lazada", error_pages.punish_page(), NeedsInput, "product_blocked"),
        ("lazada", page("", "<p>ตรวจสอบว่าคุณเป็นหุ่นยนต์</p>"), NeedsInput, "product_blocked"),
        ("aliexpress", page("Captcha Interception"), NeedsInput, "product_blocked"),
        ("shopee", page("", '{"error": 90309999}'), NeedsInput, "product_blocked"),
        ("shopee", shopee.login_page(), NeedsInput, "product_login_required"),
        ("lazada", error_pages.login_page(), NeedsInput, "product_login_required"),
        ("lazada", error_pages.removed_page(), Permanent, "product_removed"),
        ("tiktok", page("", "</head><p>สินค้าไม่พร้อมใช้งาน</p>"), NeedsInput, "product_not_in_region"),
        ("lazada", lazada.category_page(CHAIR), Invalid, "not_a_product_page"),
        ("shopee", page("เข้าสู่ระบบเพื่อช้อปปิ้ง | Shopee Thailand"), NeedsInput, "product_login_required"),
        ("shopee", page("Masuk Angin Obat | Shopee Indonesia"), NeedsInput, "page_unreadable"),
        ("shopee", saying("มีคนเข้าสู่ระบบแล้ว | Log In | Entrar | Đăng nhập | 登入"), NeedsInput, "page_unreadable"),
        ("shopee", shopee.dead_page(CHAIR.item_id), Permanent, "product_removed"),
        ("shopee", saying("Sản phẩm này không tồn tại"), Permanent, "product_removed"),
        ("shopee", saying("ขออภัย ไม่พบสินค้าที่คุณต้องการ"), Permanent, "product_removed"),
        ("shopee", saying("สินค้าถูกลบไปแล้ว"), Permanent, "product_removed"),
        ("lazada", saying("Product not found"), Permanent, "product_removed"),
        ("shopee", saying("ไม่พบสินค้า กลับไปหน้าแรก"), Permanent, "product_removed"),
        ("shopee", saying("ไม่พบสินค้าที่คุณค้นหา"), Permanent, "product_removed"),
        ("shopee", saying("สินค้าที่คุณกำลังมองหาไม่มีขายอีกต่อไป"), Permanent, "product_removed"),
        ("lazada", saying("สินค้านี้เลิกผลิตแล้ว"), Permanent, "product_removed"),
        ("shopee", saying("สินค้ารายการนี้ถูกระงับชั่วคราว"), Permanent, "product_removed"),
        ("lazada", saying("The item you were looking for is no longer available."), Permanent, "product_removed"),
        ("lazada", saying("This product has been deleted by its seller"), Permanent, "product_removed"),
        ("lazada", saying("The listing you requested does not exist"), Permanent, "product_removed"),
        ("tiktok", saying("This item isn't available anymore"), Permanent, "product_removed"),
        ("aliexpress", saying("Sorry, the page you requested can not be found:("), Permanent, "product_removed"),
        ("shopee", saying("The item was removed from your cart"), NeedsInput, "page_unreadable"),
        ("shopee", saying("You do not need to log in. ไม่ต้องเข้าสู่ระบบ"), NeedsInput, "page_unreadable"),
        ("tiktok", saying("Security Check. One moment"), NeedsInput, "product_blocked"),
        ("lazada", saying("เราตรวจพบการเข้าใช้งานที่ผิดปกติจากเครือข่ายของคุณ"), NeedsInput, "product_blocked"),
        ("tiktok", saying("ลากตัวต่อให้ตรงช่องเพื่อยืนยัน"), NeedsInput, "product_blocked"),
        ("shopee", saying("ยืนยันว่าคุณเป็นมนุษย์ ไม่ใช่บอท"), NeedsInput, "product_blocked"),
        ("shopee", saying("Too many attempts, try later"), NeedsInput, "product_blocked"),
        ("tiktok", saying("This product isn't available in your location"), NeedsInput, "product_not_in_region"),
        ("aliexpress", saying("Unavailable in your country"), NeedsInput, "product_not_in_region"),
        ("aliexpress", saying("This item can't be shipped to your country"), NeedsInput, "product_not_in_region"),
        ("tiktok", saying("สินค้านี้ไม่มีในพื้นที่ของคุณ"), NeedsInput, "product_not_in_region"),
        ("shopee", saying("ยังไม่มีสินค้าในรถเข็น ไม่พบสินค้าในรายการโปรด"), NeedsInput, "page_unreadable"),
        ("lazada", saying("Sorry, we have detected unusual traffic from your network."), NeedsInput, "product_blocked"),
        ("tiktok", saying("Verify to continue: Drag the puzzle piece into place"), NeedsInput, "product_blocked"),
        ("shopee", saying("กรุณายืนยันว่าคุณไม่ใช่หุ่นยนต์"), NeedsInput, "product_blocked"),
        ("tiktok", saying("This item is no longer available in your region"), NeedsInput, "product_not_in_region"),
        ("aliexpress", saying("สินค้านี้ไม่มีจำหน่ายในภูมิภาคของคุณ"), NeedsInput, "product_not_in_region"),
        ("shopee", shopee.shell_page(), NeedsInput, "page_unreadable"),
        ("shopee", "", NeedsInput, "page_unreadable"),
        ("lazada", page("captcha baxia RGV587 oec-ttweb-captcha"), NeedsInput, "page_unreadable"),
    ],
)
def test_a_page_without_its_product_says_why(marketplace: str, html: str, kind: type[AppError], code: str) -> None:
    other = link_to(marketplace).model_copy(update={"product_id": "42"})

    with pytest.raises(kind) as refusal:
        read(html, other)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "state",
    [
        {"data": None, "error_code": 266900002},
        {"fetch": {"response": {"errcode": "266900002"}}},
        {"item": {"itemid": ITEM, "shopid": SHOP, "name": "เก้าอี้", "price": 5900000, "item_status": "seller_banned"}},
        {"item": {"item_id": ITEM, "shop_id": SHOP, "item_status": "DELETED"}},
    ],
)
def test_a_shopee_item_that_is_gone_is_told_by_its_state(state: dict[str, object]) -> None:
    with pytest.raises(Permanent) as refusal:
        read(page_with_state(MarketplaceName.SHOPEE, state), link_to("shopee"))

    assert refusal.value.code == "product_removed"


def test_another_shopee_item_that_is_gone_takes_nothing_away() -> None:
    other = {"itemid": 42, "shopid": SHOP, "name": "โคมไฟ", "item_status": "deleted"}
    own = {"itemid": ITEM, "shopid": SHOP, "name": "เก้าอี้", "images": ["th-1"], "item_status": "normal"}
    html = page_with_state(MarketplaceName.SHOPEE, {"items": [other], "item": own})

    assert read(html, link_to("shopee")).title == "เก้าอี้"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.lazada.co.th/_____tmd_____/punish?x5secdata=1", "product_blocked"),
        ("https://shopee.co.th/verify/traffic/error?home_url=x", "product_blocked"),
        ("https://shopee.co.th/buyer/login?next=x", "product_login_required"),
        ("https://login.aliexpress.com/", "product_login_required"),
    ],
)
def test_where_the_redirects_ended_counts_before_what_the_page_says(url: str, code: str) -> None:
    with pytest.raises(NeedsInput) as refusal:
        read(lazada.product_page(CHAIR), link_to("lazada"), url=url)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("status", "code"), [(404, "product_removed"), (410, "product_removed"), (403, "product_blocked")]
)
def test_the_status_counts_when_the_page_says_nothing(status: int, code: str) -> None:
    with pytest.raises(AppError) as refusal:
        read("<title>.</title>", link_to("lazada"), status=status)

    assert refusal.value.code == code


def test_wall_words_in_a_good_page_do_not_matter() -> None:
    words = "<p>x5secdata _____tmd_____ captcha 90309999 Sorry! This product is no longer available</p>"

    assert read(lazada.product_page(CHAIR) + words, link_to("lazada")).title == CHAIR.title


def test_words_of_removal_inside_a_script_do_not_matter() -> None:
    hidden = page("Lazada", '<script>var i18n = "This product is no longer available";</script>')

    with pytest.raises(NeedsInput) as refusal:
        read(hidden, link_to("lazada"))

    assert refusal.value.code == "page_unreadable"


def test_every_reason_can_be_said_in_both_languages() -> None:
    codes = {
        "not_a_link", "unknown_shop", "storefront_link", "not_a_product_page", "address_refused", "shop_timeout",
        "shop_unreachable", "shop_busy", "too_many_redirects", "page_unreadable", "photo_unreadable", "product_blocked",
        "product_login_required", "product_removed", "product_not_in_region", "shop_pages_paused", "short_link_dead",
        "short_link_rate_limited", "short_link_not_a_product",
    }  # fmt: skip

    assert codes <= MESSAGES.keys()
