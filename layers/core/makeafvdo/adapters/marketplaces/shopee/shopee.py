"""Shopee: a signed-out visitor sees title, photographs and description, rarely the price.

`shopee_state` finds the item in the page's states; what those withhold is completed from JSON-LD.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import reduce

from makeafvdo.adapters.marketplaces.json_tree import Json, objects, text
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import (
    brand_name,
    completed_from_structured_data,
    currency_code,
    image_urls,
    tidy,
    with_sources,
)
from makeafvdo.adapters.marketplaces.shopee.prices import has_no_sku_for_sale, prices_of_item
from makeafvdo.adapters.marketplaces.shopee.state import (
    ItemState,
    attributes_of,
    categories_of,
    description_of,
    find_items,
    images_of,
    is_dead,
    is_withdrawn,
    rating_of,
    review_count_of,
    sold_count_of,
    variants_of,
)
from makeafvdo.adapters.marketplaces.structured_data import (
    addresses_of,
    is_known_by_title,
    product_of,
    products_in,
)
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

_STATES = 'script[type="text/mfe-initial-data"], script[type="application/json"]'


class Shopee:
    name = MarketplaceName.SHOPEE

    def parse_product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        states = list(page.json_in(_STATES))
        if any(is_withdrawn(state, link) for state in states):
            raise Permanent("product_removed")
        found = [(item, state) for state in states for item in find_items(state, link)]
        products = [_from_state(item, state, link, read_at) for item, state in found]
        title = products[0].title if products else None
        structured = next(_structured_products(page, link, title, read_at), None)
        if products:
            product = reduce(Product.completed_by, products)
            is_sold_out = any(has_no_sku_for_sale(item) for item, _ in found)
            return completed_from_structured_data(product, structured, is_sold_out=is_sold_out)
        if structured is None and any(is_dead(state) for state in states):
            raise Permanent("product_removed")
        return structured


def _from_state(item: ItemState, state: Json, link: ProductLink, read_at: datetime) -> Product:
    prices = prices_of_item(item)
    sold = sold_count_of(item)
    return with_sources(
        Product(
            title=tidy(item.title),
            marketplace=MarketplaceName.SHOPEE,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            description=description_of(item),
            attributes=attributes_of(item),
            categories=categories_of(item),
            variants=variants_of(item),
            brand=brand_name(text(item.own, "brand")),
            shop=tidy(_shop_name(item.beside) or _shop_name(state)) or None,
            currency=currency_code(link.country, text(item.own, "currency")),
            price=prices.price,
            price_max=prices.price_max,
            original_price=prices.original_price,
            rating=rating_of(item),
            review_count=review_count_of(item),
            sold_count=sold.number if sold else None,
            sold_count_is_rounded=bool(sold and sold.is_rounded),
            image_urls=image_urls(images_of(item, link.country)),
            read_at=read_at,
        )
    )


def _shop_name(state: Json) -> str | None:
    for node in objects(state):
        name = text(node, "shop_detailed", "name") or text(node, "shop_info", "name")
        if name:
            return name
    return None


def _structured_products(page: Page, link: ProductLink, title: str | None, read_at: datetime) -> Iterator[Product]:
    """The JSON-LD that names the linked product: by its ids, or without any by the title its state has."""
    for node in products_in(page):
        ids = {text(node, "productID"), text(node, "sku"), text(node, "productGroupID")}
        is_named = link.product_id in ids or any(_is_address_of(link, url) for url in addresses_of(node))
        if is_named or is_known_by_title(node, title):
            yield with_sources(product_of(node, link, read_at))


def _is_address_of(link: ProductLink, url: str) -> bool:
    return bool(re.search(rf"[./]{link.shop_id}[./]{link.product_id}(?!\d)", url))
