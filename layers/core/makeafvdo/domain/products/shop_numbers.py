"""Prices and counts as Thai, English and Indonesian shop pages write them. Masked or ambiguous numbers give None.

Not left to price-parser: it reads `4 ชิ้น 390 บาท` as 4, a range as its low end and `฿62?` as 62.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

PLAIN_SIGNS = str.maketrans(
    "๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９，．：？＊＋％～〜∼‐‑‒–—―−－", "01234567890123456789,.:?*+%~~~--------"
)
"""Thai and full-width digits and signs as ASCII has them; every dash is a hyphen, every tilde a tilde."""
_FIXED_SPACES = "\u00a0\u2009\u202f"
"""No-break and thin spaces: between digits they only ever group thousands."""
_NUMBER = rf"\d{{1,3}}(?:[ {_FIXED_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_DECIMAL_COMMA = {"IDR", "VND", "BRL", "EUR", "CLP", "COP"}
_WITHOUT_DECIMALS = {"IDR", "VND", "CLP", "COP", "JPY"}
_CURRENCY_BEFORE = r"฿|THB|บ\.|Rp\.?|RM|US\$|S\$|NT\$|R\$|\$|₱|₫|€|£"
_CURRENCY_AFTER = r"บาท|บ(?![ก-๛.])|\.-|,-|(?:฿|THB|บ\.|€|₫|USD|IDR|VND|MYR|PHP|SGD)(?!\s*\d)"
_MASK = "?*xX•●○…_#"
_UNITS = {
    "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000,
    "k": 1_000, "rb": 1_000, "ribu": 1_000, "m": 1_000_000, "jt": 1_000_000, "juta": 1_000_000,
    "mil": 1_000, "tr": 1_000_000, "千": 1_000, "萬": 10_000, "万": 10_000,
}  # fmt: skip
_AMOUNT = re.compile(
    rf"(?:(?<![\d.,{_MASK}A-Za-z])|(?<=\d)(?=฿))(?P<minus>-)?"
    rf"(?:(?P<before>{_CURRENCY_BEFORE})\s*|(?<!\d[ {_FIXED_SPACES}]))(?P<number>{_NUMBER})"
    rf"(?:(?P<mask>[.,]?[{_MASK}][\d.,{_MASK}]*)|(?![.,]?[\d{_MASK}]|[ {_FIXED_SPACES}]\d|\s*%))"
    r"(?:\s*(?P<unit>ร้อย|พัน|หมื่น|แสน|ล้าน|ribu|juta|rb|jt|k)(?![a-z]))?(?P<more>\s*\+)?"
    rf"(?:\s*(?P<after>{_CURRENCY_AFTER}))?(?![a-z])",
    re.IGNORECASE,
)
_RANGE_DASH = re.compile(r"\s*(?:[-~]|ถึง|to)\s*", re.IGNORECASE)
_VOUCHER = re.compile(r"โค้ด|คูปอง|วอเชอร์|voucher|coupon|\bcode\b", re.IGNORECASE)
_GROUPED = re.compile(
    rf"[1-9]\d{{0,2}}(?:(?:,\d{{3}})+(?:\.\d{{1,2}})?|(?:\.\d{{3}})+(?:,\d{{1,2}})?"
    rf"|(?:[ {_FIXED_SPACES}]\d{{3}})+(?:[.,]\d{{1,2}})?)"
)
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,2})?")
_PLAIN_DECIMAL_COMMA = re.compile(r"\d{1,15},\d{1,2}")
_AMBIGUOUS_SPACE = re.compile(r"\d{3} \d")
_COUNT_NUMBER = re.compile(rf"[1-9]\d{{0,2}}(?:[.,{_FIXED_SPACES} ]\d{{3}})+|\d+")
_COUNT = re.compile(
    rf"(?P<number>{_NUMBER})(?![.,]?\d)\s*(?P<unit>ร้อย|พัน|หมื่น|แสน|ล้าน|ribu|juta|rb|jt|mil|tr|千|萬|万|k|m)?"
    r"(?P<plus>\s*\+)?(?![a-z])",
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


@dataclass(frozen=True)
class _Shown:
    """One amount or range in a text, at `start` to `end`; `price` is None where it is masked or malformed."""

    start: int
    end: int
    price: PriceText | None
    has_currency: bool


def read_price(text: str, currency: str = "THB") -> PriceText | None:
    """`฿1,250.50`, `1,299 บาท`, `590.-`, `฿๓๙๐`, `฿1.250`, `฿ 1 290`, `1.2k`, `Rp1.729.000`, `฿300 - ฿450`.

    None where it is ambiguous: for a masked `฿62?`, for two prices neither of which is marked as the one with a
    voucher, for an amount without a currency inside other words.
    """
    text = text.translate(PLAIN_SIGNS).strip()
    shown = list(_shown(text, currency))
    prices = [each for each in shown if each.has_currency]
    if not prices and len(shown) == 1 and (shown[0].start, shown[0].end) == (0, len(text)):
        prices = shown
    voucher = _VOUCHER.search(text)
    if len(prices) == 1 and not voucher:
        return prices[0].price
    if len(prices) == 2 and voucher and prices[0].end <= voucher.start() < prices[1].start:
        without, with_voucher = prices[0].price, prices[1].price
        return without if without and with_voucher and with_voucher.low < without.low else None
    return None


def read_count(text: str) -> Count | None:
    """`ขายแล้ว 3พัน+ ชิ้น`, `2ล้าน+`, `1.5หมื่น`, `47.7K sold`, `10RB+ terjual`, `2,868`."""
    found = _COUNT.search(text.translate(PLAIN_SIGNS))
    if found is None:
        return None
    unit = _UNITS.get((found["unit"] or "").lower())
    number = _of_units(found["number"], unit) if unit else _whole(found["number"])
    return None if number is None else Count(int(number), is_rounded=bool(unit or found["plus"]))


def _shown(text: str, currency: str) -> Iterator[_Shown]:
    found = list(_AMOUNT.finditer(text))
    while found:
        low = found.pop(0)
        if found and _RANGE_DASH.fullmatch(text, low.end(), found[0].start() + bool(found[0]["minus"])):
            yield _range(low, found.pop(0), text, currency)
        else:
            amount = _amount(low, text, currency)
            yield _Shown(low.start(), low.end(), PriceText(amount) if amount else None, _has_currency(low))


def _range(low: re.Match[str], high: re.Match[str], text: str, currency: str) -> _Shown:
    ends = _amount(low, text, currency), _amount(high, text, currency, may_follow_dash=True)
    price = PriceText(ends[0], ends[1]) if ends[0] and ends[1] and ends[1] > ends[0] else None
    if high["unit"] and not low["unit"]:  # `1.2-1.5k`
        price = None
    return _Shown(low.start(), high.end(), price, _has_currency(low) or _has_currency(high))


def _has_currency(found: re.Match[str]) -> bool:
    return bool(found["before"] or found["after"])


def _amount(found: re.Match[str], text: str, currency: str, *, may_follow_dash: bool = False) -> Decimal | None:
    """None where the amount is masked, negative, a lower bound (`300+`) or malformed."""
    if found["mask"] or found["more"] or (found["minus"] and not may_follow_dash):
        return None
    number = found["number"]
    is_whole_text = (found.start(), found.end()) == (0, len(text))
    if " " in number and not (found["before"] or is_whole_text):  # `แพ็ค 4 390 บาท`
        return None
    if _AMBIGUOUS_SPACE.match(number):  # `฿290 590` may be two prices
        return None
    return _of_units(number, _UNITS[found["unit"].lower()]) if found["unit"] else _decimal(number, currency)


def _of_units(number: str, unit: int) -> Decimal | None:
    """`1.2` and `1,5` thousand; whole thousands may be grouped: `1,200`."""
    if re.fullmatch(r"\d{1,6}(?:[.,]\d{1,2})?", number):
        return _shortened(Decimal(number.replace(",", ".")) * unit) or None
    return Decimal(number.replace(",", "")) * unit if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3}){1,2}", number) else None


def _whole(number: str) -> Decimal | None:
    return Decimal(re.sub(r"\D", "", number)) if _COUNT_NUMBER.fullmatch(number) else None


def _decimal(number: str, currency: str) -> Decimal | None:
    """The number above zero; None when it is malformed.

    No currency of these shops has three decimals: `1.250` and `1,250` are both one thousand two hundred and fifty.
    """
    if _GROUPED.fullmatch(number):
        whole, fraction = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", number).groups()  # type: ignore[union-attr]
        number = f"{re.sub(r'[^0-9]', '', whole)}.{fraction or 0}"
    elif _PLAIN_DECIMAL_COMMA.fullmatch(number) and currency in _DECIMAL_COMMA:
        number = number.replace(",", ".")
    elif not _PLAIN.fullmatch(number):
        return None
    amount = Decimal(number)
    if amount.adjusted() > 15 or (currency in _WITHOUT_DECIMALS and amount % 1):
        return None
    return _shortened(amount) or None


def _shortened(amount: Decimal) -> Decimal:
    """`1200.0` → 1200."""
    return amount.to_integral_value() if amount == amount.to_integral_value() else amount
