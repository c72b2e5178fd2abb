"""Numbers in Thai text, however they are written."""

from decimal import Decimal

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ราคา 1,290 บาท ลด 35%", [("1290", "บาท"), ("35", "เปอร์เซ็นต์")]),
        ("฿99.50", [("99.50", "บาท")]),
        ("๑๒๐ บาท", [("120", "บาท")]),
        ("สามร้อยเก้าสิบบาท", [("390", "บาท")]),
        ("หนึ่งล้านสองแสนบาท", [("1200000", "บาท")]),
        ("ขายไปแล้วกว่า 5 หมื่นชิ้น", [("50000", "ชิ้น")]),
        ("58K รีวิว", [("58000", "รีวิว")]),
        ("จอ 4K 55 นิ้ว", [("4", ""), ("55", "นิ้ว")]),
        ("ใช้ได้สองปี ถือด้วยสองมือ", [("2", "ปี")]),
        ("500มล 20V 4.0Ah", [("500", "มิลลิลิตร"), ("20", "โวลต์"), ("4.0", "แอมป์ชั่วโมง")]),
        ("กว้าง 50 x 70 ซม.", [("50", ""), ("70", "เซนติเมตร")]),
        ("หม้อ 1½ ลิตร", [("1.5", "ลิตร")]),
        ("หนึ่งในนั้น เป็นที่หนึ่งในใจ", []),
        ("ม้วนละ 30 เมตร", [("30", "เมตร")]),
        ("มีสองแบบ", []),
    ],
)
def test_a_number_and_what_it_counts(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.value, each.unit) for each in quantities_in(text, segment)] == [
        (Decimal(value), unit) for value, unit in found
    ]


def test_the_place_of_a_quantity_is_told() -> None:
    text = "ลดจาก 890 บาท เหลือ ฿590"

    assert [text[each.start : each.end] for each in quantities_in(text, segment)] == ["890 บาท", "฿590"]
