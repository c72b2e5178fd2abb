"""A price in baht as a marketer types it: one unambiguous number or range, or a refusal.

Not `shop_numbers.read_price`, which finds a price among other words: here every character has to be understood,
because a wrong price in a video costs more than asking again.
"""

import re
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.shop_numbers import PLAIN_SIGNS

MOST = Decimal(9_999_999_999)
_UNITS = {"k": 1_000, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SEPARATOR = re.compile("-|~|ถึง|to", re.IGNORECASE)
_AMOUNT = re.compile(
    r"""\s*
    (?:(?:ราคา|price)\s*[:=]?\s*)? (?:(?:เพียง|แค่)\s*)? (?:(?:฿|THB)\s*)?
    (?: (?P<whole> (?:0|[1-9][0-9]{0,9}|[1-9][0-9]{0,2}(?:,[0-9]{3})+) (?:\.[0-9]{1,2})? )
      | (?P<rounded> (?:0|[1-9][0-9]{0,3}) (?:\.[0-9]{1,2})? ) \s* (?P<unit> k|ร้อย|พัน|หมื่น|แสน|ล้าน )
    )
    (?: \s*[.,]\s?- | \s*/- | - )?
    (?: \s*(?:฿|THB|baht|bath|bht|b\.?|บาทถ้วน|บาท|บ\.?) )?
    (?: \s*เท่านั้น )? (?: \s*(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้า|(?<=นะ)) )?
    \s*""",
    re.VERBOSE | re.IGNORECASE,
)


class TypedPrice(BaseModel):
    """`price_max` is set for a range, and higher."""

    model_config = ConfigDict(frozen=True)

    price: Decimal
    price_max: Decimal | None = None


def read_typed_price(text: str) -> TypedPrice | None:
    """`590`, `1,290.-`, `฿๑,๒๙๐.๐๐`, `1.2k`, `2.5พัน`, `590-690`, `เพียง 590/-`; None for an empty field.

    Raises Invalid: `price_not_above_zero`; `price_unclear` for what can be read in two ways or is more than a price.
    """
    typed = _UNSEEN.sub("", text).translate(PLAIN_SIGNS).strip()
    if not typed:
        return None
    sentence = typed.removesuffix(".")
    amount = _amount(sentence)
    prices = {(amount, None)} if amount is not None else set(_ranges(sentence))
    if 0 in {price for price, _ in prices} or (typed.startswith("-") and _amount(typed[1:]) is not None):
        raise Invalid("price_not_above_zero")
    if len(prices) != 1:
        raise Invalid("price_unclear")
    price, price_max = prices.pop()
    return TypedPrice(price=price, price_max=price_max)


def _ranges(typed: str) -> list[tuple[Decimal, Decimal | None]]:
    """The one or more ways to read `typed` as two prices. `1-2k` says neither 1 nor 1,000, so it is none."""
    halves = [(typed[: mark.start()], typed[mark.end() :]) for mark in _SEPARATOR.finditer(typed)]
    alike = [(low, high) for low, high in halves if _has_unit(low) == _has_unit(high)]
    amounts = [(_amount(low), _amount(high)) for low, high in alike]
    return [
        (low, high if high > low else None)
        for low, high in amounts
        if low is not None and high is not None and high >= low
    ]


def _amount(typed: str) -> Decimal | None:
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        return None
    if found["unit"]:
        amount = Decimal(found["rounded"]) * _UNITS[found["unit"].lower()]
    else:
        amount = Decimal(found["whole"].replace(",", ""))
    whole = amount.to_integral_value()
    return (whole if amount == whole else amount) if amount <= MOST else None


def _has_unit(typed: str) -> bool:
    return any(unit in typed.lower() for unit in _UNITS)
