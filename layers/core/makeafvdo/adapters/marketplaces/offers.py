"""The price of a product that may have many SKUs: every number of it from one and the same SKU."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

_DISCOUNT_TOLERANCE = 2
"""Percentage points a shown discount may differ from the recomputed one."""


@dataclass(frozen=True)
class Offer:
    """What one SKU costs, as its page has it. `shown_discount` in percent."""

    price: Decimal
    original: Decimal | None = None
    shown_discount: int | None = None

    @property
    def struck_price(self) -> Decimal | None:
        """The original price, unless it is not higher or contradicts the discount shown beside it."""
        if self.original is None or self.original <= self.price:
            return None
        discount = 100 - self.price * 100 / self.original
        if self.shown_discount is not None and abs(discount - self.shown_discount) > _DISCOUNT_TOLERANCE:
            return None
        return self.original


class Prices(NamedTuple):
    price: Decimal | None = None
    price_max: Decimal | None = None
    original_price: Decimal | None = None


def prices_of(offers: Iterable[Offer]) -> Prices:
    """The cheapest SKU's price and struck price, and the dearest price where SKUs differ."""
    by_price = sorted(offers, key=lambda offer: offer.price)
    if not by_price:
        return Prices()
    cheapest = min(by_price, key=lambda offer: (offer.price, -(offer.struck_price or 0)))
    dearest = by_price[-1].price
    return Prices(cheapest.price, dearest if dearest > cheapest.price else None, cheapest.struck_price)
