"""The price in a video compared with the price on its page."""

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.products.products import Product

_DRIFT = Decimal("0.01")


class PriceTag(BaseModel):
    """What a buyer pays, as read at one time; fields as in `Product`."""

    model_config = ConfigDict(frozen=True)

    price: Decimal
    price_max: Decimal | None = None
    original_price: Decimal | None = None
    currency: str = "THB"
    read_at: datetime

    @classmethod
    def on(cls, product: Product) -> "PriceTag | None":
        """The product's own tag; None where its price is not known."""
        return None if product.price is None else cls.model_validate(product.model_dump(include=set(cls.model_fields)))


class PriceCheck(BaseModel):
    """Made right before a send. `now` is None where the page could not be read."""

    model_config = ConfigDict(frozen=True)

    in_video: PriceTag
    now: PriceTag | None = None
    checked_at: datetime

    @property
    def has_moved(self) -> bool:
        """The price differs, or both struck prices are known and differ; False where the page was not read, and for a
        price in satang that an exchange rate has moved by less than a hundredth.
        """
        was, now = self.in_video, self.now
        if now is None or now.currency != was.currency:
            return False
        return self.price_differs or _differ(was.original_price, now.original_price)

    @property
    def price_differs(self) -> bool:
        """What a buyer pays, and not only the struck price."""
        return self.now is not None and _differ(self.in_video.price, self.now.price)


def _differ(was: Decimal | None, now: Decimal | None) -> bool:
    """AliExpress converts its prices anew each day; a shop that asks whole baht has changed them itself."""
    if was is None or now is None or was == now:
        return False
    has_satang = was % 1 or now % 1
    return not (has_satang and abs(now - was) < was * _DRIFT)
