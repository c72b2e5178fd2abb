"""A row of a specification table becomes one clause, and none that says more than the row."""

import pytest

from makeafvdo.adapters.writers.clauses import clauses_of
from makeafvdo.adapters.writers.telling import Telling
from makeafvdo.domain.videos.options import Tone
from tests.support.products import a_bare_product


def said(**fields: object) -> str:
    clauses = clauses_of(Telling(a_bare_product("โซฟา", **fields), Tone.KHA))
    return " | ".join(" ".join(clause.phrases) for clause in clauses)


@pytest.mark.parametrize(
    ("name", "value", "heard"),
    [
        ("วัสดุหุ้ม", "ผ้ากำมะหยี่", "ผ้ากำมะหยี่"),
        ("วัสดุด้ามจับ", "ไม้บีช", "ด้ามจับ"),
        ("การรับประกัน", "ประกันศูนย์ 1 ปี", "ประกัน"),
        ("รับประกันโครงสร้าง", "3 ปี", "รับประกันโครงสร้าง"),
        ("ความลึกที่นั่ง", "58 ซม.", "ความลึกที่นั่ง"),
        ("ระยะเวลาใช้งานรวมเคส", "36 ชม.", "ระยะเวลาใช้งานรวมเคส"),
        ("แรงดันไฟฟ้าขาเข้า (V)", "20", "20 โวลต์"),
        ("จำนวนที่นั่ง", "2-4 ที่นั่ง", "2 ถึง 4 ที่นั่ง"),
        ("จำนวนลิ้นชัก", "2 ลิ้นชัก", "2 ลิ้นชัก"),
        ("เหมาะสำหรับ", "คอนโด, ห้องรับแขก", "คอนโดและห้องรับแขก"),
        ("กลิ่น", "ไม่มีน้ำหอม", "ไม่มีน้ำหอม"),
        ("ช่องเสียบหูฟัง", "มี", "มีช่องเสียบหูฟัง"),
        ("Material", "Stainless steel", "สแตนเลส"),
    ],
)
def test_a_row_is_said_with_all_it_says(name: str, value: str, heard: str) -> None:
    assert heard in said(attributes={name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("แบรนด์", "KAIRO"),
        ("รุ่น", "NB-TWS12"),
        ("เลขที่ อย.", "57-1-01234-2-0001"),
        ("อุปกรณ์ไฟฟ้า", "ใช่"),
        ("ประเภทการรับประกัน", "ประกันจากผู้ผลิต"),
        ("วัสดุ", "Rattan Peel Core"),
        ("สรรพคุณ", "รักษาสิว"),
        ("ส่งจาก", "กรุงเทพ"),
    ],
)
def test_a_row_not_worth_saying_is_left_out(name: str, value: str) -> None:
    assert said(attributes={name: value}) == ""


def test_what_a_highlight_has_said_the_table_does_not_repeat() -> None:
    heard = said(highlights=("หุ้มผ้ากำมะหยี่เนื้อละเอียด",), attributes={"วัสดุหุ้ม": "ผ้ากำมะหยี่"})

    assert heard.count("กำมะหยี่") == 1


def test_numbers_keep_two_like_rows_apart() -> None:
    heard = said(attributes={"ความสูง": "80 ซม.", "ความลึก": "88 ซม."})

    assert "80 เซนติเมตร" in heard
    assert "88 เซนติเมตร" in heard


@pytest.mark.parametrize(
    ("variants", "heard"),
    [
        (("สีเบจ", "สีเทาเข้ม"), "ทั้งสีเบจและสีเทาเข้ม"),
        (("ดำ,M", "ดำ,L", "ขาว,M"), "ทั้งสีดำและสีขาว"),
        (("สีดำ", "สีขาว", "สีเทา", "สีครีม"), "โซฟามี 4 สี"),
        (("24 ซม.", "30 ซม."), "ทั้ง 24 เซนติเมตร และ 30 เซนติเมตร"),
    ],
)
def test_choices_are_named(variants: tuple[str, ...], heard: str) -> None:
    assert heard in said(variants=variants)


@pytest.mark.parametrize("variants", [("สีเบจ",), ("แบตเดี่ยว DXR-1", "แบตคู่ DXR-2")])
def test_one_variant_or_a_model_code_is_no_choice(variants: tuple[str, ...]) -> None:
    assert said(variants=variants) == ""
