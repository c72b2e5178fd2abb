"""What a column is about: by its heading, in Thai or in English as marketers write it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    URL = "url"
    TITLE = "title"
    PRICE = "price"
    STYLE = "style"
    LENGTH = "length"
    FORMAT = "format"
    VOICE = "voice"
    TONE = "tone"
    HOOK = "hook"
    SEND = "send"
    SCHEDULE_AT = "schedule_at"
    SUB_ID = "sub_id"


HEADINGS_WITHIN = 5
"""Rows from the top in which the headings are looked for."""

_NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.URL: (
        "url", "link", "links", "product url", "product link", "affiliate link", "affiliate url", "short link",
        "ลิงก์", "ลิงค์", "ลิ้งค์", "ลิ้งก์", "ลิ้ง", "ลิงก์สินค้า", "ลิงค์สินค้า", "ลิ้งค์สินค้า", "ลิ้งก์สินค้า",
        "ลิงก์แอฟฟิลิเอต", "ลิงก์นายหน้า",
    ),
    Column.TITLE: ("title", "name", "product", "product name", "product title", "ชื่อ", "ชื่อสินค้า", "สินค้า"),
    Column.PRICE: ("price", "price thb", "ราคา", "ราคาสินค้า", "ราคา บาท", "ราคาขาย"),
    Column.STYLE: ("style", "สไตล์", "สไตล์วิดีโอ"),
    Column.LENGTH: ("length", "seconds", "duration", "ความยาว", "วินาที", "ความยาว วินาที"),
    Column.FORMAT: ("format", "ratio", "aspect ratio", "สัดส่วน", "สัดส่วนภาพ"),
    Column.VOICE: ("voice", "เสียง", "เสียงพากย์"),
    Column.TONE: ("tone", "น้ำเสียง", "น้ำเสียงของบท", "คำลงท้าย"),
    Column.HOOK: ("hook", "opening", "ประโยคเปิด", "ฮุก"),
    Column.SEND: ("send", "ส่ง", "ส่งเข้า tiktok", "ส่ง tiktok"),
    Column.SCHEDULE_AT: (
        "schedule at", "schedule", "scheduled at", "send at", "เวลาส่ง", "ส่งเมื่อ", "ตั้งเวลา", "วันเวลาส่ง",
    ),
    Column.SUB_ID: ("sub id", "subid", "sub", "ซับไอดี"),
}  # fmt: skip
_COLUMN_OF_NAME = {name: column for column, names in _NAMES.items() for name in names}


def column_named(heading: str) -> Column | None:
    """`Product_Link`, `ราคา (บาท)`, `ชื่อสินค้า*` are read as well."""
    plain = re.sub(r"[\s_()\[\]*:.\-\u200b\ufeff]+", " ", heading.lower()).strip()
    return _COLUMN_OF_NAME.get(plain)


def columns_in(headings: Sequence[str]) -> dict[Column, int]:
    """Column → its place, the first of two with the same heading. Headings of no meaning are left out."""
    named = [(column_named(heading), place) for place, heading in reversed(list(enumerate(headings)))]
    return {column: place for column, place in named if column is not None}


def most_names_in(rows: Iterable[Sequence[str]]) -> int:
    return max((len(columns_in(row)) for row in list(rows)[:HEADINGS_WITHIN]), default=0)


def is_all_headings(row: Sequence[str]) -> bool:
    """Whether it is nothing but headings: a second row of them, in the other language."""
    said = [cell for cell in row if cell.strip()]
    return bool(said) and all(column_named(cell) is not None for cell in said)
