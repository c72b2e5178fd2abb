"""Pages and links for the tests of the readers, made from the local shops' own page shapes."""

from dataclasses import replace
from decimal import Decimal

from local.shops.catalogue.catalogue import ITEMS, aliexpress_link, lazada_link, shopee_link, tiktok_link
from local.shops.catalogue.item import Item, sku
from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.marketplaces.marketplace import read_product_page
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import Product, ProductLink
from tests.unit.products.conftest import NOW

CHAIR = ITEMS[0]
LINKS = {"lazada": lazada_link, "tiktok": tiktok_link, "shopee": shopee_link, "aliexpress": aliexpress_link}


def item(**changed: object) -> Item:
    return replace(CHAIR, **changed)  # type: ignore[arg-type]


def two_skus() -> Item:
    """The dearer one is the better bargain, so that a mix of both would show."""
    return item(skus=(sku("เล็ก", 500, 550), sku("ใหญ่", 900, 1800)))


def link_to(marketplace: str, product: Item = CHAIR) -> ProductLink:
    link = recognise(LINKS[marketplace](product))
    assert isinstance(link, ProductLink)
    return link


def read(html: str, link: ProductLink, url: str = "", status: int = 200) -> Product:
    page = Page(url or link.canonical_url, status, html)
    return read_product_page(MARKETPLACES[link.marketplace], page, link, NOW)


def prices(product: Product) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return product.price, product.price_max, product.original_price
