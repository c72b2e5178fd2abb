"""Prices as they are said, with satang; a minus before one is a discount."""

import re

from makeafvdo.domain.speech.measures import BEFORE_MINUS
from makeafvdo.domain.speech.rewriting import FRESH, NUMBER, THAI, rewrites, rewritten

_MONEY_AFTER = rf"฿|[.,]-(?: ?บาท)?|(?:(?i:thb|baht)(?![A-Za-z])|บาท|บ\.|บ(?![{THAI}]))"


def without_currencies(text: str) -> str:
    """Currency signs in words behind their numbers."""
    return rewritten(text, _ROWS)


def _money(amount: str, name: str, hundredth: str) -> str:
    whole, _, part = amount.partition(".")
    hundredths = int(part.ljust(2, "0")[:2]) if part else 0
    if len(part) == 3:  # no money has three decimals: 1.290 is 1,290
        return f"_{whole}{part}_{name}_"
    if len(part) > 2:
        return f"_{amount}_{name}_"
    if not hundredths:
        return f"_{whole}_{name}_"
    said = f"_{hundredths}_{hundredth}_"
    return f"_{whole}_{name}{said}" if int(whole) else said


def _baht(found: re.Match[str]) -> str:
    return _money(found[1], "บาท", "สตางค์")


_CURRENCIES = {"$": ("ดอลลาร์", "เซนต์"), "€": ("ยูโร", "เซนต์"), "£": ("ปอนด์", "เพนนี"), "¥": ("เยน", "เซน")}


def _foreign_money(found: re.Match[str]) -> str:
    return _money(found[2], *_CURRENCIES[found[1]])


def _discount(found: re.Match[str]) -> str:
    """A minus before a price or a percentage is a discount."""
    before = found.string[max(0, found.start() - 6) : found.start()]
    return f"_{found[1]}" if "ลด" in before else f"_ลด_{found[1]}"


def _from(found: re.Match[str]) -> str:
    """The low end of a range: its currency is said once, behind the high end, unless it has satang."""
    low = found["low"]
    has_satang = "." in low and not low.endswith(".00")
    return f"{_money(low, 'บาท', 'สตางค์') if has_satang else low} ถึง ฿"


_BEFORE = "(?:(?i:(?<![A-Za-z])thb) ?|฿ ?)"
_LOW = rf"(?<![\d.])(?P<low>{NUMBER})"
_TO = " ?[-~] ?"
_ROWS = rewrites(
    (rf"{_BEFORE}({NUMBER})[kK](?![A-Za-z])", lambda price: f"฿{round(float(price[1]) * 1000)}"),
    (rf"{_BEFORE}{_LOW}(?: ?(?:{_MONEY_AFTER}))?{_TO}{_BEFORE}?(?={NUMBER})", _from),
    (rf"{_LOW} ?(?:{_MONEY_AFTER}){_TO}{_BEFORE}?(?={NUMBER} ?(?:{_MONEY_AFTER}))", _from),
    (rf"{_LOW}{_TO}(?={NUMBER} ?(?:{_MONEY_AFTER}))", _from),
    (rf"{BEFORE_MINUS}- ?(?=฿ ?\d)", "_ลด_"),
    (rf"{BEFORE_MINUS}-({NUMBER} ?(?:%|฿|บาท))", _discount),
    (rf"{_BEFORE}({NUMBER})(?: ?(?:{_MONEY_AFTER}))?", _baht),
    (rf"{FRESH} ?(?:{_MONEY_AFTER})", _baht),
    (rf"(?:US)?([$€£¥]) ?({NUMBER})", _foreign_money),
    (rf"{FRESH} ?(?i:usd|\$)(?![A-Za-z])", r"_\1_ดอลลาร์_"),
    (r"(?<=\d)\.00(?!\.?\d)", ""),
    ("฿", "_บาท_"),
)
