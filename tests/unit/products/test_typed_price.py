"""What a marketer types as a price: the number a person would read, or a question."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.products.typed_price import MOST, TypedPrice, read_typed_price

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
thorough = settings(max_examples=500, deadline=None, database=None)


def priced(price: str, price_max: str | None = None) -> TypedPrice:
    return TypedPrice(price=Decimal(price), price_max=Decimal(price_max) if price_max else None)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("590", "590"), (" 590 ", "590"), ("590.50", "590.50"), ("1290", "1290"), ("1,290", "1290"),
        ("1,234,567", "1234567"), ("฿1,290.00", "1290"), ("฿ 1,290", "1290"), ("THB 1290", "1290"),
        ("1290บ.", "1290"), ("1290 บาท", "1290"), ("1,290บาท", "1290"), ("1290 baht", "1290"), ("1290 THB", "1290"),
        ("590บาทถ้วน", "590"), ("1,290.-", "1290"), ("590.-", "590"), ("590,-", "590"), ("590-", "590"),
        ("590.- บาท", "590"), ("590.", "590"), ("ราคา 590 บาท", "590"), ("๑๒๙๐", "1290"), ("฿๑,๒๙๐.๕๐", "1290.50"),
        ("１２９０", "1290"), ("1.2k", "1200"), ("1.25K", "1250"), ("2k", "2000"), ("2.5พัน", "2500"),
        ("2.5 พัน บาท", "2500"), ("๓หมื่น", "30000"), ("1.5แสน", "150000"), ("2ล้าน", "2000000"), ("5ร้อย", "500"),
        ("590 bath", "590"), ("590bht", "590"), ("590 B", "590"), ("590 บาทค่ะ", "590"), ("590 ครับ", "590"),
        ("590 บาทเท่านั้น", "590"), ("590 บาทนะ", "590"),
        ("1290. -", "1290"), ("590/-", "590"), ("ราคา=590", "590"), ("ราคาเพียง 590", "590"), ("เพียง 590.-", "590"),
        ("Price: 590 THB", "590"), ("1,290 บาทนะคะ", "1290"),
        ("ราคา：590", "590"), ("0.50", "0.50"), ("9999999999", "9999999999"), ("590\u200b", "590"),
    ],
)  # fmt: skip
def test_one_price_is_read_as_a_person_reads_it(text: str, price: str) -> None:
    assert read_typed_price(text) == priced(price)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("590-690", "590", "690"), ("590 - 690", "590", "690"), ("฿590–฿690", "590", "690"), ("590~690", "590", "690"),
        ("590 ถึง 690 บาท", "590", "690"), ("590 to 690", "590", "690"), ("590.- - 690.-", "590", "690"),
        ("๕๙๐-๖๙๐", "590", "690"), ("1,290-1,490", "1290", "1490"), ("1k-1.5k", "1000", "1500"),
        ("99.50-199", "99.50", "199"), ("590〜690", "590", "690"), ("590∼690", "590", "690"),
        ("590-690.", "590", "690"),
    ],
)  # fmt: skip
def test_two_prices_are_a_range(text: str, low: str, high: str) -> None:
    assert read_typed_price(text) == priced(low, high)


def test_twice_the_same_price_is_one() -> None:
    assert read_typed_price("590-590") == priced("590")


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\u00a0"])
def test_an_empty_field_is_no_price(text: str) -> None:
    assert read_typed_price(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2 ชิ้น 390", "3 แถม 1 ราคา 390", "ลด 50% เหลือ 390", "50%", "8324,23", "12,90", "1.290,00", "1.290", "1,29,000",
        "1,2900", "1 290", "พันสอง", "2พันห้า", "2พัน5", "ห้าร้อย", "ฟรี", "590 690", "590/690", "690-590",
        "590-690-790", "1-2k", "1.2-1.5พัน", "500-1k", "590+", "~590", "ประมาณ 590", "เริ่มต้น 590", "590 บาท/ชิ้น",
        "$590", "590 USD", "€20", "0590", "02-1234567", "590²", "½", "①", "1e3", "590.555", "1,200k", "1.234k",
        "99999999999", "9,999,999,999.99", "10000ล้าน", "?", ".", "-", "บาท", "฿", "฿฿590", "59O", "590\n690",
        "+590", "٥٩٠", "590.-690", "https://shopee.co.th/a-i.1.2",
    ],
)  # fmt: skip
def test_what_has_two_meanings_or_more_than_a_price_is_asked_about(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_typed_price(text)

    assert refusal.value.code == "price_unclear"
    said = message_for(refusal.value)
    assert "590-690" in said["next_th"]
    assert "590-690" in said["next_en"]


@pytest.mark.parametrize("text", ["0", "0.00", "๐", "฿0", "0 บาท", "0k", "-5", "- 590", "-฿590", "−590", "0-590"])
def test_a_price_is_more_than_nothing(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_typed_price(text)

    assert refusal.value.code == "price_not_above_zero"


satang = st.integers(1, int(MOST) * 100).map(lambda each: Decimal(each) / 100)
marks = st.sampled_from(["", ".-", "-", " บาท", "บ.", " THB", "฿"])
before = st.sampled_from(["", "฿", "฿ ", "THB ", "ราคา "])


@st.composite
def written(draw: st.DrawFn, price: st.SearchStrategy[Decimal] = satang) -> tuple[str, Decimal]:
    """A price as one of the ways to write it."""
    amount = draw(price)
    text = draw(st.sampled_from([f"{amount:f}", f"{amount:,f}", f"{amount:.2f}", f"{amount:,.2f}"]))
    text = text.translate(THAI_DIGITS) if draw(st.booleans()) else text
    return draw(before) + text + draw(marks), amount


@thorough
@given(written())
def test_however_a_price_is_written_it_is_that_price(each: tuple[str, Decimal]) -> None:
    text, amount = each

    assert read_typed_price(text) == TypedPrice(price=amount)


@thorough
@given(written(), written(), st.sampled_from([" - ", "–", "~", " ถึง ", " to "]))
def test_however_two_are_written_they_are_those_two(
    one: tuple[str, Decimal], two: tuple[str, Decimal], between: str
) -> None:
    (low_text, low), (high_text, high) = sorted((one, two), key=lambda each: each[1])
    try:
        read = read_typed_price(low_text + between + high_text)
    except Invalid:
        return

    assert read == TypedPrice(price=low, price_max=high if high > low else None)


typed = st.text(alphabet="0123456789๐๑๙.,-–~ฐ฿ kKพันหมื่นบาทชิ้นถึงto%/x½²\u200b ", max_size=14)


@thorough
@given(typed)
def test_no_digit_is_made_up_moved_or_lost(text: str) -> None:
    """The digits of what is accepted stand in what was typed, in that order, each of them read once."""
    try:
        read = read_typed_price(text)
    except Invalid:
        return
    if read is None:
        assert not any(letter.isalnum() for letter in text)
        return
    assert 0 < read.price <= MOST
    assert read.price_max is None or read.price < read.price_max <= MOST
    shown = [read.price] if read.price_max is None else [read.price, read.price_max]
    significant = "".join(f"{price.normalize():f}".replace(".", "").strip("0") for price in shown)
    digits = "".join(str(int(letter)) for letter in text if letter.isdecimal())
    rest = iter(digits)
    assert all(digit in rest for digit in significant)
    if read.price_max is None and not any(mark in text for mark in "-–~ถt"):
        assert significant == digits.strip("0")
