"""Writing becomes speech: units and Latin in Thai words, clean sentences, phrases cut where one breathes."""

import pytest

from makeafvdo.adapters.writers.cleaning import sentences, visible
from makeafvdo.adapters.writers.phrasing import phrases_of
from makeafvdo.adapters.writers.sayable import sayable
from makeafvdo.adapters.writers.subjects import subject_of
from tests.support.products import a_bare_product


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ขนาด 75 x 80 x 90 ซม.", "ขนาด 75 คูณ 80 คูณ 90 เซนติเมตร"),
        ("W75 x D80 x H90 cm", "กว้าง 75 ลึก 80 สูง 90 เซนติเมตร"),
        ("กว้าง 74 x ลึก 78 x สูง 82 ซม.", "กว้าง 74 ลึก 78 สูง 82 เซนติเมตร"),
        ("SPF50+ PA++++", "เอสพีเอฟ 50 บวก พีเอสี่บวก"),
        ("รองรับ Bluetooth 5.3 และ USB-C", "รองรับบลูทูธ 5.3 และยูเอสบีซี"),
        ("แบต 20,000mAh", "แบต 20,000 มิลลิแอมป์ชั่วโมง"),
        ("ใช้ได้ 10-12 ชม.", "ใช้ได้ 10 ถึง 12 ชั่วโมง"),
        ("ลดเสียง 35dB", "ลดเสียง 35 เดซิเบล"),
        ("โปรตีน 32%", "โปรตีน 32 เปอร์เซ็นต์"),
        ("คอตตอน 100%", "คอตตอน"),
        ("พกง่าย ๆ", "พกง่ายๆ"),
        ("ขั้ว E27", "ขั้วอี 27"),
    ],
)
def test_units_and_latin_are_said_in_thai_words(written: str, said: str) -> None:
    assert sayable(written) == said


@pytest.mark.parametrize("written", ["รุ่น DXR-99P", "Square Neck Shaping", "โทร 0812345678", "ยาวววววมาก", "日本製"])
def test_what_a_thai_voice_cannot_say_is_not_said(written: str) -> None:
    assert sayable(written) is None


def test_sentences_lose_decoration_and_end_at_lines_bullets_and_stops() -> None:
    text = "✨✅ ผ้านุ่ม สัมผัสลื่นมือ ✅ ซักเครื่องได้<br>• ไม่ต้องรีด.\n1. แขวนง่าย (ใหม่)"

    assert sentences(text) == ["ผ้านุ่ม สัมผัสลื่นมือ", "ซักเครื่องได้", "ไม่ต้องรีด", "แขวนง่าย"]


def test_a_long_paragraph_is_cut_at_spaces_but_not_before_a_leaning_word() -> None:
    text = "ตัวเบาะบุฟองน้ำหนาแน่นสูงทั้งใบ นั่งนานแล้วไม่ยวบตัวง่าย แผ่นหลังโค้งรับกับสรีระ และถอดปลอกออกซักได้"

    assert sentences(text) == [
        "ตัวเบาะบุฟองน้ำหนาแน่นสูงทั้งใบ นั่งนานแล้วไม่ยวบตัวง่าย",
        "แผ่นหลังโค้งรับกับสรีระ และถอดปลอกออกซักได้",
    ]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("พนักพิงโค้งโอบหลัง นั่งอ่านหนังสือได้นาน", ("พนักพิงโค้งโอบหลัง", "นั่งอ่านหนังสือได้นาน")),
        ("ใช้คู่กับโต๊ะกลางหรือโคมไฟตั้งพื้นก็เข้ากัน", ("ใช้คู่กับโต๊ะกลาง", "หรือโคมไฟตั้งพื้นก็เข้ากัน")),
        ("เบาะหนา 15 เซนติเมตร คืนตัวหลังลุกนั่ง", ("เบาะหนา 15 เซนติเมตร", "คืนตัวหลังลุกนั่ง")),
        ("ฐานกว้าง วางแล้วไม่โยก", ("ฐานกว้าง วางแล้วไม่โยก",)),
    ],
)
def test_phrases_break_where_one_breathes(sentence: str, phrases: tuple[str, ...]) -> None:
    assert phrases_of(sentence) == phrases


def test_a_sentence_that_cannot_be_broken_is_not_forced() -> None:
    assert phrases_of("ก" * 40) is None


def test_marks_above_and_below_take_no_place() -> None:
    assert visible("ที่นี่") == 2


@pytest.mark.parametrize(
    ("title", "noun", "name", "unit"),
    [
        ("【พร้อมส่ง】KAIRO เก้าอี้อาร์มแชร์ ผ้ากำมะหยี่", "เก้าอี้อาร์มแชร์", "เก้าอี้อาร์มแชร์", "ตัว"),
        ("โซฟา 3 ที่นั่ง ผ้าลินิน", "โซฟา", "โซฟา 3 ที่นั่ง", "ตัว"),
        ("🔥ขายดีโซฟาผ้าลินิน", "โซฟา", "โซฟาผ้าลินิน", "ตัว"),
        ("แจกันเซรามิกทรงสูง", "แจกัน", "แจกันเซรามิกทรงสูง", "ใบ"),
        ("เซรั่มวิตามินซี 30ml", "เซรั่ม", "เซรั่มวิตามินซี", "ตัว"),
        ("ปลอกหมอนอิง 45x45", "ปลอกหมอน", "ปลอกหมอน", "ชิ้น"),
        ("Air Jordan 1 Sepatu Pria", "รองเท้า", "รองเท้า", "คู่"),
        ("ไฟแช็กกันลม", "ไฟแช็กกันลม", "ไฟแช็กกันลม", "ตัว"),
        ("XYZ 3000", "สินค้า", "สินค้า", "ชิ้น"),
    ],
)
def test_a_title_says_what_the_thing_is(title: str, noun: str, name: str, unit: str) -> None:
    subject = subject_of(a_bare_product(title))

    assert (subject.noun, subject.name, subject.unit) == (noun, name, unit)


def test_a_category_says_it_where_the_title_does_not() -> None:
    assert subject_of(a_bare_product("OSLO 2024", categories=("เฟอร์นิเจอร์", "โซฟา"))).noun == "โซฟา"
