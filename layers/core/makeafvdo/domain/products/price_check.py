"""The price in a video compared with the price on its page."""

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.products.products import Product


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
        """The price differs, or both struck prices are known and differ; False where the page was not read."""
        was, now = self.in_video, self.now
        if now is None or now.currency != was.currency:
            return False
        struck = was.original_price, now.original_price
        return now.price != was.price or (None not in struck and struck[0] != struck[1])
