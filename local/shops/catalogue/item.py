"""One product of the local shops."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Sku:
    """One variant a buyer can choose; `original` is the struck price."""

    choice: str
    price: Decimal
    original: Decimal | None = None


@dataclass(frozen=True)
class Item:
    """`number` gives its ids at all marketplaces. A photo is `name` or `name:left-top-right-bottom` in percent."""

    number: int
    slug: str
    title: str
    brand: str
    shop: str
    categories: tuple[str, ...]
    highlights: tuple[str, ...]
    description: tuple[str, ...]
    attributes: dict[str, str]
    option: str
    skus: tuple[Sku, ...]
    rating: Decimal
    reviews: int
    sold: int
    photos: tuple[str, ...]

    @property
    def item_id(self) -> str:
        """The item id at Lazada and Shopee."""
        return str(5_100_000_000 + self.number)

    @property
    def shop_id(self) -> str:
        return str(880_000 + self.number)

    @property
    def tiktok_id(self) -> str:
        return str(1_731_000_000_000_000_000 + self.number)

    @property
    def aliexpress_id(self) -> str:
        return str(1_005_007_000_000_000 + self.number)

    def sku_id(self, index: int) -> str:
        return str(19_000_000_000 + self.number * 100 + index)

    @property
    def price(self) -> Decimal:
        return min(sku.price for sku in self.skus)


def sku(choice: str, price: int | str, original: int | str | None = None) -> Sku:
    return Sku(choice, Decimal(price), Decimal(original) if original is not None else None)
