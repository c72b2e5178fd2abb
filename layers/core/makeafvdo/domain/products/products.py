"""A product as read: no value is guessed; what was not read is None or empty."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

GIVEN_BY_MARKETER = frozenset({"marketer", "screenshot"})
"""Sources of what no page is asked about again."""
FROM_API = "api"
"""Source of what an official affiliate API told."""
ESSENTIALS = ("title", "price", "photos")
"""What the marketer is asked for where it cannot be read. "No price" is a valid answer."""


class MarketplaceName(StrEnum):
    SHOPEE = "shopee"
    LAZADA = "lazada"
    ALIEXPRESS = "aliexpress"
    TIKTOK = "tiktok"


class LinkPreview(BaseModel):
    """Title and picture in a share link; unsigned, so not trusted."""

    model_config = ConfigDict(frozen=True)

    title: str
    image_url: str | None = None


class ProductLink(BaseModel):
    """A pasted link, recognised. `affiliate_url` is the pasted link byte for byte; ids are strings of digits."""

    model_config = ConfigDict(frozen=True)

    marketplace: MarketplaceName
    affiliate_url: str
    canonical_url: str
    """Made from marketplace, country and ids alone: no query, no tracking, nothing personal."""
    product_id: str
    shop_id: str | None = None
    sku_id: str | None = None
    country: str = "th"
    preview: LinkPreview | None = None

    @property
    def cache_key(self) -> str:
        return f"product#{self.marketplace}#{self.country}#{self.product_id}"


class GivenFacts(BaseModel):
    """What the marketer has said of a product before its page is read; it wins over the page. None: nothing."""

    model_config = ConfigDict(frozen=True)

    title: str | None = None
    price: Decimal | None = None
    price_max: Decimal | None = None


_FIELD_GROUPS = {
    "price": {"price", "price_max", "original_price", "currency"},
    "sold_count": {"sold_count", "sold_count_is_rounded"},
}


class Product(BaseModel):
    """One product, from a marketplace page, an official API or the marketer.

    Prices are in `currency` (ISO 4217). `price` is what a buyer pays for one SKU, the lowest where SKUs differ;
    `price_max` is set only then. `original_price` is the struck price of the same SKU, only if higher.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    marketplace: MarketplaceName | None = None
    product_id: str | None = None
    canonical_url: str | None = None
    affiliate_url: str | None = None
    short_name: str | None = None
    """What the marketer calls it: ไส้กรอง, not the machine it is for."""
    description: str = ""
    highlights: tuple[str, ...] = ()
    attributes: dict[str, str] = {}
    categories: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    brand: str | None = None
    shop: str | None = None
    currency: str = "THB"
    price: Decimal | None = None
    price_max: Decimal | None = None
    original_price: Decimal | None = None
    rating: float | None = None
    review_count: int | None = None
    sold_count: int | None = None
    sold_count_is_rounded: bool = False
    image_urls: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    """S3 keys in the media bucket, best first."""
    clips: tuple[str, ...] = ()
    """S3 keys of the marketer's own film clips of the product, in the order they were added."""
    commission_percent: Decimal | None = None
    offer_url: str | None = None
    """The operator's own tracking link, as the affiliate API gives it; never put in place of `affiliate_url`."""
    in_affiliate_programme: bool | None = None
    """None: no API was called. False does not mean that the product is gone."""
    sources: dict[str, str] = {}
    """Field name → where it was read: page, api, link, marketer, or a screenshot the marketer has confirmed it from."""
    missing: tuple[str, ...] = ()
    read_at: datetime

    def completed_by(self, other: "Product") -> "Product":
        """This product, its missing fields filled from `other`, with the longer of both lists of photographs.

        All price fields come from one of the two products, and so do the sold count and its rounding. Where both have
        the same price, a missing struck price or `price_max` is filled from the other.
        """
        taken = other.sources.keys() - self.sources.keys()
        for lead, group in _FIELD_GROUPS.items():
            if lead == "price" and self._has_the_price_of(other):
                continue
            taken = taken - group if lead in self.sources else taken | (group if lead in other.sources else set())
        if len(other.image_urls) > len(self.image_urls):
            taken |= {"image_urls"}
        return self.model_copy(
            update={name: getattr(other, name) for name in taken}
            | {
                "sources": self.sources | {name: other.sources[name] for name in taken if name in other.sources},
                "missing": tuple(name for name in self.missing if name in other.missing),
            }
        )

    def as_given(self, given: GivenFacts | None) -> "Product":
        """With what the marketer has said of it in place of what was read."""
        if given is None:
            return self
        said: dict[str, str | Decimal | None] = {"title": given.title} if given.title else {}
        if given.price is not None:
            is_struck_still = self.currency == "THB" and self.original_price and self.original_price > given.price
            said |= {"price": given.price, "price_max": given.price_max, "currency": "THB"}
            said |= {} if is_struck_still else {"original_price": None}
        named = said.keys() & {"title", "price"}
        sources = self.sources | dict.fromkeys(named, "marketer")
        missing = tuple(name for name in self.missing if name not in named)
        return self.model_copy(update=said | {"sources": sources, "missing": missing})

    def without_price(self) -> "Product":
        group = _FIELD_GROUPS["price"] - {"currency"}
        sources = {name: source for name, source in self.sources.items() if name not in group}
        missing = tuple(name for name in ESSENTIALS if name == "price" or name in self.missing)
        return self.model_copy(update=dict.fromkeys(group) | {"sources": sources, "missing": missing})

    def _has_the_price_of(self, other: "Product") -> bool:
        return self.price is not None and (self.price, self.currency) == (other.price, other.currency)

    @property
    def discount_percent(self) -> int | None:
        """Recomputed from the two prices of one SKU, rounded down; None without a real discount."""
        if self.price is None or self.original_price is None or self.original_price <= self.price:
            return None
        return int((self.original_price - self.price) * 100 / self.original_price) or None


FIELDS_OF_SCRIPT = frozenset(Product.model_fields) - {
    "affiliate_url", "canonical_url", "clips", "image_urls", "missing", "photos", "read_at", "sources",
}  # fmt: skip
"""What a script is written from: a change of one of these makes the script stale."""
