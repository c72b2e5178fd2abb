"""Prices and counts as shop pages write them."""

from decimal import Decimal

import pytest

from makeafvdo.domain.products.shop_numbers import Count, PriceText, read_count, read_price


@pytest.mark.parametrize(
    ("text", "currency", "price"),
    [
        ("฿1,250.50", "THB", "1250.50"),
        ("1,299 บาท", "THB", "1299"),
        ("590.-", "THB", "590"),
        ("฿๓๙๐", "THB", "390"),
        ("ราคา ๑,๒๙๐ บาท", "THB", "1290"),
        ("4 ชิ้น 390 บาท", "THB", "390"),
        ("฿1.250", "THB", "1.250"),
        ("1290", "THB", "1290"),
        ("Rp1.729.000", "IDR", "1729000"),
        ("€97,39", "EUR", "97.39"),
        ("$24.17", "USD", "24.17"),
    ],
)
def test_a_price_is_read(text: str, currency: str, price: str) -> None:
    assert read_price(text, currency) == PriceText(Decimal(price))


@pytest.mark.parametrize("text", ["฿300 - ฿450", "300-450 บาท", "฿300 ~ 450"])
def test_a_range_has_both_its_ends(text: str) -> None:
    assert read_price(text) == PriceText(Decimal(300), Decimal(450))


@pytest.mark.parametrize(
    "text", ["", "ฟรี", "฿62?", "฿1?9", "฿1,?99", "฿1xx", "฿*", "฿0", "฿450-300", "฿1,2,3..4", "4 ชิ้น"]
)
def test_what_is_masked_or_unclear_is_no_price(text: str) -> None:
    assert read_price(text) is None


@pytest.mark.parametrize(
    ("text", "number", "is_rounded"),
    [
        ("ขายแล้ว 3พัน+ ชิ้น", 3_000, True),
        ("1.5หมื่น ชิ้น", 15_000, True),
        ("๓แสน", 300_000, True),
        ("2ล้าน+", 2_000_000, True),
        ("47.7K sold", 47_700, True),
        ("1,5rb terjual", 1_500, True),
        ("50,000+ sold", 50_000, True),
        ("2,868", 2_868, False),
        ("1.234", 1_234, False),
        ("ขายแล้ว 45 ชิ้น", 45, False),
    ],
)
def test_a_count_is_read_and_known_to_be_rounded(text: str, number: int, *, is_rounded: bool) -> None:
    assert read_count(text) == Count(number, is_rounded)


@pytest.mark.parametrize("text", ["", "ขายดี", "1.2.3.4", "1.25"])
def test_what_is_no_count_is_none(text: str) -> None:
    assert read_count(text) is None
