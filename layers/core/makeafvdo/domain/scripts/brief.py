"""What a writer is given: the product's facts, each with an id, and the marketer's choices."""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.videos.options import Options

FactField = Literal[
    "title", "short_name", "brand", "category", "price", "price_max", "original_price", "discount", "rating",
    "review_count", "sold_count", "variant", "highlight", "attribute", "description",
]  # fmt: skip


class Fact(BaseModel):
    """`fact_id`: the field's name where a product has one of it (`price`), else `f1`, `f2` …

    `text` is clean, cut to length, and says no more than was read: an attribute is `name: value`.
    """

    model_config = ConfigDict(frozen=True)

    fact_id: str
    field: FactField
    text: str
    source: str
    """Where it was read: page, api, link, marketer, screenshot; derived from two others: computed."""


class Brief(BaseModel):
    """The order for one script. `facts` hold all a script may say of the product."""

    model_config = ConfigDict(frozen=True)

    product: Product
    options: Options
    facts: tuple[Fact, ...]
    syllables_a_second: float
    """Pace of the voice that will speak it."""

    def fact(self, fact_id: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.fact_id == fact_id), None)

    @property
    def has_basket(self) -> bool:
        """Only a TikTok Shop product can stand in TikTok's basket."""
        return self.product.marketplace is MarketplaceName.TIKTOK

    @property
    def shop_names(self) -> tuple[str, ...]:
        """No script says them; a shop that has its brand's name may be named as the brand."""
        shop, brand = self.product.shop or "", self.product.brand or ""
        return (shop,) if shop and shop.lower() != brand.lower() else ()

    @property
    def price(self) -> Decimal | None:
        return self.product.price
