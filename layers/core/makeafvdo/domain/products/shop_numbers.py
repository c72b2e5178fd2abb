"""Prices and counts as Thai, English and Indonesian shop pages write them. Masked or ambiguous numbers give None.

Not left to price-parser: it reads `฿1.250` as 1250, `4 ชิ้น 390 บาท` as 4, a range as its low end and `฿62?` as 62.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NUMBER = r"\d[\d.,]*"
_COMMA_DECIMAL = {"IDR", "VND", "BRL", "EUR", "CLP", "COP"}
_CURRENCY_BEFORE = r"(?:฿|THB|บ\.|Rp|RM|US\$|\$|₱|₫|S\$|NT\$|€)\s*"
_CURRENCY_AFTER = r"\s*(?:บาท|฿|THB|\.-|,-|€|₫)"
_MASK = re.compile(r"[?*xX•]")
_SHOWN = re.compile(
    rf"{_CURRENCY_BEFORE}(?P<a>{_NUMBER}[?*xX•]*)|(?P<b>{_NUMBER}[?*xX•]*){_CURRENCY_AFTER}", re.IGNORECASE
)
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*[-–~]\s*(?:{_CURRENCY_BEFORE})?(?P<high>\d[\d.,?*xX•]*)", re.IGNORECASE)
_BARE = re.compile(rf"\s*(?P<a>{_NUMBER})\s*")
_UNITS = {
    "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000,
    "k": 1_000, "rb": 1_000, "ribu": 1_000, "m": 1_000_000, "jt": 1_000_000, "juta": 1_000_000,
}  # fmt: skip
_COUNT = re.compile(
    rf"(?P<number>{_NUMBER}(?:\.\d+)?)\s*(?P<unit>พัน|หมื่น|แสน|ล้าน|ribu|juta|rb|jt|k|m)?(?P<plus>\s*\+)?(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PriceText:
    """`high` is set for a range."""

    low: Decimal
    high: Decimal | None = None


@dataclass(frozen=True)
class Count:
    """`is_rounded`: the page shows "3พัน+" or "47.7K", a rounded lower bound."""

    number: int
    is_rounded: bool


def read_price(text: str, currency: str = "THB") -> PriceText | None:
    """`฿1,250.50`, `1,299 บาท`, `590.-`, `฿๓๙๐`, `Rp1.729.000`, `฿300 - ฿450`. A masked `฿62?` is None."""
    text = text.translate(_THAI_DIGITS)
    found = _RANGE.search(text)
    if found:
        low, high = _decimal(found["low"], currency), _decimal(found["high"], currency)
        return PriceText(low, high) if low and high and high > low else None
    shown = _SHOWN.search(text) or _BARE.fullmatch(text)
    amount = shown and _decimal(next(group for group in shown.groups() if group), currency)
    return PriceText(amount) if amount else None


def read_count(text: str) -> Count | None:
    """`ขายแล้ว 3พัน+ ชิ้น`, `2ล้าน+`, `1.5หมื่น`, `47.7K sold`, `10RB+ terjual`, `2,868`."""
    found = _COUNT.search(text.translate(_THAI_DIGITS))
    if found is None:
        return None
    unit = _UNITS.get((found["unit"] or "").lower())
    number = _decimal(found["number"].replace(",", "."), "USD") if unit else _whole(found["number"])
    if number is None:
        return None
    return Count(int(number * (unit or 1)), is_rounded=bool(unit or found["plus"]))


def _whole(number: str) -> Decimal | None:
    digits = re.sub(r"[.,](?=\d{3}(?!\d))", "", number.rstrip(".,"))
    return Decimal(digits) if digits.isdecimal() else None


def _decimal(number: str, currency: str) -> Decimal | None:
    """The number above zero; None when it is masked or malformed."""
    if _MASK.search(number):
        return None
    number = number.rstrip(".,")
    thousands, decimal = (".", ",") if currency in _COMMA_DECIMAL else (",", ".")
    number = number.replace(thousands, "").replace(decimal, ".")
    if not re.fullmatch(r"\d{1,15}(?:\.\d{1,6})?", number):
        return None
    return Decimal(number) or None
