"""The lines offered for the picture: what the product's data holds, no claim, no advertising, no list cut short."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.on_screen_lines import clean_title, on_screen_of
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.scripts import LineKind
from makeafvdo.domain.videos.options import Options
from tests.support.catalogue_products import CATALOGUE
from tests.support.products import a_bare_product, a_product


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("【พร้อมส่ง🔥】KAIRO เก้าอี้อาร์มแชร์ ผ้าบูเคล่ #แต่งบ้าน", "KAIRO เก้าอี้อาร์มแชร์ ผ้าบูเคล่"),
        ("<b>แจกันเซรามิก</b> #1 ขายดีอันดับ 1", "แจกันเซรามิก"),
        ("(แพ็ค 3) น้ำยาปรับผ้านุ่ม 600 มล.", "แพ็ค 3 น้ำยาปรับผ้านุ่ม 600 มล."),
        ("[1 ชิ้น] กระทะ 28 ซม. (ของใหม่)", "กระทะ 28 ซม."),
        ("ส่งฟรี!! โซฟาผ้าลินิน 3 ที่นั่ง", "โซฟาผ้าลินิน 3 ที่นั่ง"),
        ("โปรตีน เวย์ 5 ปอนด์", "โปรตีน เวย์ 5 ปอนด์"),
        ("แฟลชไดรฟ์ Kingston 128GB USB 3.2 ของแท้ ประกันศูนย์", "แฟลชไดรฟ์ Kingston 128GB USB 3.2"),
        ("ชาลดน้ำหนัก 10 กิโลใน 7 วัน ของแท้ 100% อันดับ 1", "ชา"),
        ("เซรั่ม ลดฝ้า กระ จุดด่างดำ", "เซรั่ม"),
        ("เคสไอโฟน 16 Pro Max 15 14 13 12 11 เคสใส", "เคสไอโฟน"),
        ("กระเป๋าสะพายข้าง หนัง PU mini crossbody bag กันน้ำ", "กระเป๋าสะพายข้าง หนัง PU"),
        ("Hot Wheels รถเหล็ก", "Hot Wheels รถเหล็ก"),
        ("โคมไฟ" + "สวย" * 30, "โคมไฟ"),
        ("พร้อมส่งรองเท้าแตะ เปิดส้น", "รองเท้าแตะ เปิดส้น"),
        ("ซื้อ 1 แถม 1 เซรั่มวิตซี", "เซรั่มวิตซี"),
        ("9.9 SALE กระเป๋าเป้ กันน้ำ", "กระเป๋าเป้ กันน้ำ"),
        ("แบตเตอรี่โน้ตบุ๊ค Acer Aspire E5-475 E5-476 E5-523", "แบตเตอรี่โน้ตบุ๊ค"),
        ("สายพานมอเตอร์ไซค์ Click 110i Scoopy-i Zoomer-X", "สายพานมอเตอร์ไซค์"),
        ("ฟิล์มกระจก iPhone 11/12/13/14/15", "ฟิล์มกระจก iPhone 11/12/13/14/15"),
        ("ปลั๊กไฟ 4 ช่อง 3 USB สาย 3 เมตร มอก.", "ปลั๊กไฟ 4 ช่อง 3 USB สาย 3 เมตร มอก."),
        ("ตะกรุดโทน เมตตามหานิยม", "ตะกรุดโทน"),
        ("เคส OPPO A3x A3 A18 A38 A58 A78 A79 Reno 11", "เคส OPPO"),
        ("ไส้กรอง Xiaomi 2S 3H 3C Pro 4 Lite Compact", "ไส้กรอง"),
        ("น้ำมันเครื่อง Shell Helix HX8 5W-30 4+1 ลิตร", "น้ำมันเครื่อง Shell Helix HX8 5W-30"),
        ("พัดลม Hatari 16 นิ้ว HA-T16M1 คละสี ของแท้ มี มอก.", "พัดลม Hatari 16 นิ้ว HA-T16M1 คละสี"),
        ("หนังสือ พ่อรวยสอนลูก", "หนังสือ พ่อรวยสอนลูก"),
    ],
)
def test_the_title_is_short_whole_and_sells_nothing(title: str, shown: str) -> None:
    assert clean_title(a_bare_product(title), segment) == shown


def test_name_and_price_are_shown_and_the_rest_is_offered() -> None:
    lines = on_screen_of(a_product(), Options(), "", segment).lines

    assert [(line.kind, line.shown) for line in lines] == [
        (LineKind.TITLE, True),
        (LineKind.PRICE, True),
        (LineKind.ORIGINAL_PRICE, False),
        (LineKind.DISCOUNT, False),
        (LineKind.RATING, False),
        (LineKind.SOLD, False),
    ]


@pytest.mark.parametrize(
    ("changes", "absent"),
    [
        ({"original_price": None}, {LineKind.ORIGINAL_PRICE, LineKind.DISCOUNT}),
        ({"price": None}, {LineKind.PRICE, LineKind.ORIGINAL_PRICE, LineKind.DISCOUNT}),
        ({"rating": None}, {LineKind.RATING}),
        ({"sold_count": None}, {LineKind.SOLD}),
    ],
)
def test_no_line_is_offered_that_the_data_does_not_hold(changes: dict[str, object], absent: set[LineKind]) -> None:
    whole, poorer = (
        on_screen_of(product, Options(), "", segment).lines for product in (a_product(), a_product(**changes))
    )

    assert {line.kind for line in whole} - {line.kind for line in poorer} == absent


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_line_holds_what_may_not_be_written(name: str) -> None:
    lines = on_screen_of(CATALOGUE[name], Options(), "", segment).lines

    assert [line.text for line in lines if forbidden_in(line.text)] == []
