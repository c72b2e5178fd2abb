"""Prices and counts as shop pages write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        ("฿1.250", "THB", "1250"),
        ("฿1.250,50", "THB", "1250.50"),
        ("฿ 1 290", "THB", "1290"),
        ("฿12\u202f900.50", "THB", "12900.50"),
        ("1 290 บาท", "THB", "1290"),
        ("1.2k", "THB", "1200"),
        ("฿1.25ล้าน", "THB", "1250000"),
        ("1.5 หมื่นบาท", "THB", "15000"),
        ("1,290 บ.", "THB", "1290"),
        ("฿390/ชิ้น", "THB", "390"),
        ("฿１，２９０．５０", "THB", "1290.50"),
        ("3 ร้อยบาท", "THB", "300"),
        ("฿690 ใช้โค้ดเหลือ ฿590", "THB", "690"),
        ("€97.39", "EUR", "97.39"),
        ("190.000", "IDR", "190000"),
        ("1290", "THB", "1290"),
        ("Rp1.729.000", "IDR", "1729000"),
        ("€97,39", "EUR", "97.39"),
        ("$24.17", "USD", "24.17"),
    ],
)
def test_a_price_is_read(text: str, currency: str, price: str) -> None:
    assert read_price(text, currency) == PriceText(Decimal(price))


@pytest.mark.parametrize(
    "text",
    ["฿300 - ฿450", "300-450 บาท", "฿300 ~ 450", "300 ถึง 450.-", "฿300−฿450", "฿300‑฿450",
     "฿300～฿450", "฿300〜฿450"],
)  # fmt: skip
def test_a_range_has_both_its_ends(text: str) -> None:
    assert read_price(text) == PriceText(Decimal(300), Decimal(450))


@pytest.mark.parametrize(
    "text",
    ["", "ฟรี", "฿62?", "฿1?9", "฿1,?99", "฿1xx", "฿*", "฿0", "฿450-300", "฿1,2,3..4", "4 ชิ้น", "?62 บาท", "฿1,29",
     "฿1 29", "฿0.990", "฿1290.000", "฿290 590", "แพ็ค 4 390 บาท", "1.234k", "1.2-1.5k", "฿1.2kg", "-฿50", "฿300+",
     "฿50%", "฿590 ฿690", "฿590฿690", "฿62？", "฿6＊", "฿62●", "฿62…", "฿6_", "฿6#9",
     "ใช้โค้ดเหลือ ฿590", "ซื้อ 2 ลด ฿50 เหลือ ฿390"],
)  # fmt: skip
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
        ("1,234K", 1_234_000, True),
        ("10 000+ sold", 10_000, True),
        ("3ร้อย+", 300, True),
        ("12mil+ vendidos", 12_000, True),
        ("1.2萬", 12_000, True),
        ("Đã bán 2tr+", 2_000_000, True),
        ("2,868", 2_868, False),
        ("1.234", 1_234, False),
        ("ขายแล้ว 45 ชิ้น", 45, False),
    ],
)
def test_a_count_is_read_and_known_to_be_rounded(text: str, number: int, *, is_rounded: bool) -> None:
    assert read_count(text) == Count(number, is_rounded)


@pytest.mark.parametrize("text", ["", "ขายดี", "1.2.3.4", "1.25", "12b", "1.2b"])
def test_what_is_no_count_is_none(text: str) -> None:
    assert read_count(text) is None


def grouped(baht: int, separator: str) -> str:
    return f"{baht:,}".replace(",", separator)


hundredths = st.integers(100, 999_999_999)


@settings(max_examples=400, deadline=None, database=None)
@given(
    amount=hundredths,
    separator=st.sampled_from(["", ",", "\u00a0", "\u202f"]),
    with_currency=st.sampled_from(
        ["฿{}", "฿ {}", "THB {}", "{} บาท", "{}.-", "ราคา {} บาท", "4 ชิ้น {} บาท", "เหลือ ฿{}!"]
    ),
)
def test_a_price_as_people_write_it_is_the_number_they_mean(amount: int, separator: str, with_currency: str) -> None:
    baht, satang = divmod(amount, 100)
    number = grouped(baht, separator) + (f".{satang:02d}" if satang else "")

    assert read_price(with_currency.format(number)) == PriceText(Decimal(amount) / 100)


@settings(max_examples=400, deadline=None, database=None)
@given(
    amount=hundredths,
    separators=st.sampled_from([(".", ","), (" ", "."), ("", ","), (",", "."), (" ", ",")]),
    around=st.sampled_from(["{}", "฿{}", "฿ {}", "{} บาท", "รุ่น 15 {} บาท", "iPhone 15 {}", "฿{} ฿{}", "{}", "Rp{}"]),
    currency=st.sampled_from(["THB", "USD", "IDR", "EUR"]),
)
def test_a_price_written_in_any_other_way_is_that_number_or_unknown(
    amount: int, separators: tuple[str, str], around: str, currency: str
) -> None:
    thousands, decimal = separators
    whole, part = divmod(amount, 100)
    number = grouped(whole, thousands) + (f"{decimal}{part:02d}" if part else "")

    price = read_price(around.format(number, number), currency)

    assert price is None or price == PriceText(Decimal(amount) / 100)


@settings(max_examples=200, deadline=None, database=None)
@given(
    tenths=st.integers(11, 999),
    unit=st.sampled_from(
        [("k", 1_000), ("K", 1_000), ("พัน", 1_000), ("หมื่น", 10_000), ("แสน", 100_000), ("ล้าน", 10**6)]
    ),
    around=st.sampled_from(["฿{}", "{}", "{} บาท", "฿ {}"]),
)
def test_a_price_in_thousands_is_never_read_without_them(tenths: int, unit: tuple[str, int], around: str) -> None:
    text = around.format(f"{tenths / 10:g}{unit[0]}")

    assert read_price(text) == PriceText(Decimal(tenths) / 10 * unit[1])


@settings(max_examples=200, deadline=None, database=None)
@given(low=st.integers(1, 99_999), more=st.integers(1, 99_999), dash=st.sampled_from([" - ", "-", " – ", "~", " ถึง "]))
def test_a_range_is_never_read_as_one_of_its_ends(low: int, more: int, dash: str) -> None:
    high = low + more

    assert read_price(f"฿{low:,}{dash}฿{high:,}") == PriceText(Decimal(low), Decimal(high))
    assert read_price(f"{low}{dash}{high} บาท") == PriceText(Decimal(low), Decimal(high))
