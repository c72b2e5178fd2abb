import pytest

from local.writing import write
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.scripts.on_screen_lint import Forbidden, forbidden_in
from makeafvdo.domain.storyboards.on_screen_text import refuse_forbidden_on
from makeafvdo.domain.storyboards.storyboard import PhotoFacts
from makeafvdo.domain.videos.options import STYLES, Options
from tests.support.products import FIXTURE_PRODUCTS, a_bare_product
from tests.unit.renderer.render_harness import a_board, a_voice, on_screen

PHOTO = [PhotoFacts(key="p", width=900, height=1600)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ดูที่ https://example.org/a", Forbidden.LINK),
        ("s.shopee.co.th/abc", Forbidden.LINK),
        ("ｗｗｗ．ร้าน．com", Forbidden.LINK),
        ("my\u200bshop.link", Forbidden.LINK),
        ("ตามมาที่ @baan.nord", Forbidden.HANDLE),
        ("แอดไลน์มาได้เลย", Forbidden.HANDLE),
        ("LINE ID: baannord", Forbidden.HANDLE),
        ("baan@nord.house", Forbidden.HANDLE),
        ("สแกน QR เลย", Forbidden.QR_CODE),
        ("สแกนคิวอาร์โค้ด", Forbidden.QR_CODE),
        ("ใส่โค้ดก่อนสั่ง", Forbidden.COUPON),
        ("โค้ด SAVE50", Forbidden.COUPON),
        ("เก็บคูปองก่อน", Forbidden.COUPON),
        ("CODE: NOV2026", Forbidden.COUPON),
        ("ถูกกว่าใน Shopee", Forbidden.SHOP_NAME),
        ("ช้อปปี้ลดแรง", Forbidden.SHOP_NAME),
        ("ลาซาด้า 11.11", Forbidden.SHOP_NAME),
        ("ติ๊กต็อกช็อป", Forbidden.SHOP_NAME),
        ("Tik Tok Shop", Forbidden.SHOP_NAME),
    ],
)
def test_what_may_not_be_written_is_found_however_it_is_typed(text: str, what: Forbidden) -> None:
    assert forbidden_in(text) is what


@pytest.mark.parametrize(
    "text",
    [
        "เก้าอี้อาร์มแชร์ ผ้าบูเคล่สีครีม",
        "฿1,290.50",
        "ลด 50%",
        "4.9 (1,284 รีวิว)",
        "ครีมกันแดด SPF50+ PA++++",
        "กว้าง 1.2 ม. สูง 0.9 ม.",
        "แตะที่ตะกร้าได้เลยค่ะ",
        "เครื่องสแกนลายนิ้วมือ",
        "เครื่องอ่านบาร์โค้ด",
        "กระโปรงทรงเอไลน์ A-LINE",
        "USB 3.0 Type-C",
        "Dr.Me cream",
    ],
)
def test_what_a_product_says_of_itself_is_let_be(text: str) -> None:
    assert forbidden_in(text) is None


def test_a_line_on_the_picture_is_refused_by_its_own_words() -> None:
    board = a_board([a_voice("a", [("คำ", [1.0])])], PHOTO, on_screen(title="เก้าอี้", end_card="ตามมาที่ @baan.nord"))

    with pytest.raises(Invalid) as caught:
        refuse_forbidden_on(board)

    said = message_for(caught.value)
    assert caught.value.code == "on_screen_handle"
    assert all("ตามมาที่ @baan.nord" in sentence for sentence in (said["th"], said["en"]))


def test_a_caption_is_refused_like_a_line() -> None:
    board = a_board([a_voice("a", [("สั่งได้ใน Shopee ค่ะ", [0.5] * 6)])], PHOTO)

    with pytest.raises(Invalid, match="on_screen_shop_name"):
        refuse_forbidden_on(board)


@pytest.mark.parametrize("product", FIXTURE_PRODUCTS, ids=lambda product: product.title[:12])
def test_nothing_the_writer_writes_is_refused(product: object) -> None:
    script = write(product, Options(seconds=60, style=STYLES[0]))  # type: ignore[arg-type]

    written = [line.text for line in script.on_screen.lines] + [
        phrase for scene in script.scenes for phrase in scene.phrases
    ]
    assert [text for text in written if forbidden_in(text)] == []


def test_a_title_leaves_out_what_may_not_be_written() -> None:
    script = write(a_bare_product("โคมไฟตั้งโต๊ะ @lampshop โค้ดLAMP50 Shopee Mall สีขาว"), Options())

    assert script.on_screen.lines[0].text == "โคมไฟตั้งโต๊ะ Mall สีขาว"
