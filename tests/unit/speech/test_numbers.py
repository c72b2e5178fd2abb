"""Numbers in Thai, against two other opinions: pythainlp's and num2words'."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words
from pythainlp.util import num_to_thaiword

from makeafvdo.domain.speech.normaliser import EMBEDDED, spoken
from makeafvdo.domain.speech.thai_numbers import digits_in_thai, number_in_thai

LONGEST_AMOUNT = 8
"""Digits: from nine on a number without commas is a code."""


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "ศูนย์"),
        ("1", "หนึ่ง"),
        ("11", "สิบเอ็ด"),
        ("21", "ยี่สิบเอ็ด"),
        ("101", "หนึ่งร้อยเอ็ด"),
        ("25000", "สองหมื่นห้าพัน"),
        ("21000001", "ยี่สิบเอ็ดล้านเอ็ด"),
        ("4.9", "สี่จุดเก้า"),
        ("0.05", "ศูนย์จุดศูนย์ห้า"),
        ("007", "ศูนย์ศูนย์เจ็ด"),
        ("0812345678", "ศูนย์แปดหนึ่งสองสามสี่ห้าหกเจ็ดแปด"),
    ],
)
def test_a_number_is_read_as_thai_reads_it(number: str, said: str) -> None:
    assert number_in_thai(number) == said


@given(st.integers(min_value=0, max_value=10**9))
def test_an_amount_is_said_as_others_say_it(amount: int) -> None:
    said = spoken(f"{amount:,}", EMBEDDED)

    assert said == num_to_thaiword(amount) == num2words(amount, lang="th")


@given(st.integers(min_value=10**LONGEST_AMOUNT, max_value=10**9))
def test_a_longer_number_is_a_code(code: int) -> None:
    assert spoken(str(code), EMBEDDED) == digits_in_thai(str(code))


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=9))
def test_a_decimal_is_said_digit_by_digit_behind_the_point(whole: int, tenths: int) -> None:
    said = spoken(f"หนัก {whole:,}.{tenths} กก.", EMBEDDED)

    assert said == f"หนัก {num_to_thaiword(whole)}จุด{num_to_thaiword(tenths)}กิโลกรัม"


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=99))
def test_a_price_has_baht_and_satang_and_no_point(baht: int, satang: int) -> None:
    said = spoken(f"฿{baht:,}.{satang:02}", EMBEDDED)

    assert said == f"{num_to_thaiword(baht)}บาท{num_to_thaiword(satang)}สตางค์"
