"""Prices, ratings and sales as they are said and shown; what was not read is not said."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from makeafvdo.domain.products.products import Product

_MONEY = {
    "THB": "บาท", "USD": "ดอลลาร์สหรัฐ", "IDR": "รูเปียห์", "VND": "ดอง", "MYR": "ริงกิต", "SGD": "ดอลลาร์สิงคโปร์",
    "PHP": "เปโซ", "EUR": "ยูโร", "CNY": "หยวน", "JPY": "เยน",
}  # fmt: skip
_GOOD_RATING = 4.0
_FEWEST_REVIEWS = 3
_FEWEST_SOLD = 10


@dataclass(frozen=True)
class PriceWords:
    """`facts` fill {price}, {original} and {percent}; `is_from`: other variants cost more."""

    facts: dict[str, str]
    is_from: bool
    is_reduced: bool

    @property
    def fields(self) -> tuple[str, ...]:
        return ("price", *["price_max"] * self.is_from, *["original_price"] * self.is_reduced)


def price_words(product: Product) -> PriceWords | None:
    if not product.price or product.price <= 0 or product.currency not in _MONEY:
        return None
    facts = {"price": _money(product.price, product.currency)}
    percent = product.discount_percent
    if percent and product.original_price:
        facts |= {"percent": str(percent), "original": _money(product.original_price, product.currency)}
    return PriceWords(facts, is_from=_is_range(product), is_reduced=bool(percent))


def price_shown(product: Product) -> str | None:
    """`฿1,290`, `เริ่ม ฿690`, `IDR 1,729,000`."""
    if not product.price or product.price <= 0:
        return None
    shown = _in_digits(product.price, product.currency)
    return f"เริ่ม {shown}" if _is_range(product) else shown


def original_price_shown(product: Product) -> str | None:
    """The price that is struck, only beside one that is lower."""
    if product.original_price is None or product.discount_percent is None:
        return None
    return _in_digits(product.original_price, product.currency)


def rating_words(product: Product) -> dict[str, str] | None:
    """{rating} of five and {reviews}, only when both were read and there is something to be proud of."""
    rating, reviews = product.rating, product.review_count
    if rating is None or not _GOOD_RATING <= rating <= 5 or not reviews or reviews < _FEWEST_REVIEWS:
        return None
    shown = Decimal(str(rating)).quantize(Decimal("0.1"), ROUND_DOWN)
    return {"rating": f"{shown.normalize():f}", "reviews": f"{reviews:,}"}


def sold_words(product: Product) -> dict[str, str] | None:
    if not product.sold_count or product.sold_count < _FEWEST_SOLD:
        return None
    return {"sold": f"{product.sold_count:,}"}


def _is_range(product: Product) -> bool:
    return product.price is not None and product.price_max is not None and product.price_max > product.price


def _in_digits(amount: Decimal, currency: str) -> str:
    digits = f"{amount:,.2f}".removesuffix(".00")
    return f"฿{digits}" if currency == "THB" else f"{currency} {digits}"


def _money(amount: Decimal, currency: str) -> str:
    whole, part = divmod(amount, 1)
    if currency == "THB" and part:
        return f"{whole:,.0f} บาท {int(part * 100)} สตางค์"
    return f"{amount.normalize():,f} {_MONEY[currency]}"
