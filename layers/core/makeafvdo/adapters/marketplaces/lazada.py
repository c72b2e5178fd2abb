"""Lazada: `__moduleData__` holds nearly everything; without it JSON-LD and the tracking data are read.

Sold counts are not on the page. `quantity` is a purchase limit, not a stock.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, objects, pairs, shown_number, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer, prices_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import (
    brand_name,
    completed_from_structured_data,
    currency_code,
    image_urls,
    lines_of_html,
    percent,
    prose,
    tidy,
    with_sources,
)
from makeafvdo.adapters.marketplaces.structured_data import (
    addresses_of,
    currency_in,
    ids_in,
    is_known_by_title,
    product_of,
    products_in,
)
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink
from makeafvdo.domain.products.shop_numbers import read_price

_INTERNAL_FEATURES = {"SKU"}


class Lazada:
    name = MarketplaceName.LAZADA

    def parse_product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        for fields in objects(page.json_after("__moduleData__")):
            if _item_id(fields) == link.product_id:
                product = _from_state(fields, link, read_at)
                structured = next(_structured_products(page, link, product.title, read_at), None)
                return completed_from_structured_data(product, structured, is_sold_out=_is_sold_out(fields))
        return next(_structured_products(page, link, None, read_at), None)


def _item_id(fields: Json) -> str | None:
    of_skus = (text(sku, "itemId") for _, sku in pairs(fields, "skuInfos"))
    return text(fields, "primaryKey", "itemId") or next(filter(None, of_skus), None)


def _structured_products(page: Page, link: ProductLink, title: str | None, read_at: datetime) -> Iterator[Product]:
    own = re.compile(rf"[-/]i{link.product_id}(?!\d)")
    for node in products_in(page):
        is_named = link.product_id in ids_in(node) or any(map(own.search, addresses_of(node)))
        if is_named or is_known_by_title(node, title):
            yield _from_structured_data(node, _tracking(page, link), link, read_at)


def _from_state(fields: Json, link: ProductLink, read_at: datetime) -> Product:
    sku = text(fields, "primaryKey", "skuId") or "0"
    prices = prices_of(_offers(fields))
    return with_sources(
        Product(
            title=tidy(text(fields, "product", "title")),
            marketplace=MarketplaceName.LAZADA,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            description=prose(lines_of_html(text(fields, "product", "desc"))),
            highlights=tuple(lines_of_html(text(fields, "product", "highlights"))),
            attributes=_attributes(fields, sku),
            categories=_categories(fields),
            variants=tuple(_variants(fields)),
            brand=brand_name(text(fields, "product", "brand", "name")),
            shop=tidy(text(fields, "seller", "name")) or None,
            currency=currency_code(link.country, text(fields, "globalConfig", "currency")),
            price=prices.price,
            price_max=prices.price_max,
            original_price=prices.original_price,
            rating=stars(fields, "review", "averageRating") or stars(fields, "product", "rating", "score"),
            review_count=shown_number(fields, "review", "reviews")
            or shown_number(fields, "product", "rating", "total"),
            image_urls=_photos(fields, sku),
            read_at=read_at,
        )
    )


def _skus(fields: Json) -> list[Json]:
    """Entry "0" repeats the default SKU; it counts only where no other entry says a price."""
    listed = pairs(fields, "skuInfos")
    others = [sku for key, sku in listed if key != "0"]
    if any(at(sku, "price", "salePrice") for sku in others):
        return others
    switched_off = {text(sku, "skuId") for sku in others if not is_for_sale(sku)}
    return [*others, *(sku for key, sku in listed if key == "0" and text(sku, "skuId") not in switched_off)]


def _is_sold_out(fields: Json) -> bool:
    skus = _skus(fields)
    return bool(skus) and not any(map(is_for_sale, skus))


def _offers(fields: Json) -> Iterator[Offer]:
    """`salePrice` is what everybody pays; a price with a voucher stands beside it and is not read."""
    currency = text(fields, "globalConfig", "currency") or "THB"
    for sku in _skus(fields):
        price = _money(sku, "salePrice", currency)
        if price and is_for_sale(sku):
            yield Offer(price, _money(sku, "originalPrice", currency), percent(text(sku, "price", "discount")))


def _money(sku: Json, name: str, currency: str) -> Decimal | None:
    """`value` as a number, else the text shown: `฿1,990.00`, which may stand there alone."""
    price = at(sku, "price")
    plain = amount(price, name, "value") or amount(price, name)
    shown = read_price(text(price, name, "text") or text(price, name, "value") or text(price, name) or "", currency)
    return plain or (shown.low if shown else None)


def _attributes(fields: Json, sku: str) -> dict[str, str]:
    features = pairs(fields, "specifications", sku, "features")
    rows = ((tidy(name), tidy(text(value))) for name, value in features if name not in _INTERNAL_FEATURES)
    return {name: value for name, value in rows if name and value}


def _categories(fields: Json) -> tuple[str, ...]:
    """The breadcrumb without its last entry, which is the product itself."""
    own = tidy(text(fields, "product", "title"))
    return tuple(name for entry in items(fields, "Breadcrumb") if (name := tidy(text(entry, "title"))) and name != own)


def _variants(fields: Json) -> Iterator[str]:
    """One text per SKU: `41, Putih`."""
    names = dict(_value_names(fields))
    for sku in items(fields, "productOption", "skuBase", "skus"):
        value_ids = (text(sku, "propPath") or "").split(";")
        chosen = [names[value_id] for value_id in value_ids if value_id in names]
        if chosen:
            yield ", ".join(chosen)


def _value_names(fields: Json) -> Iterator[tuple[str, str]]:
    """`pid:vid` → the name shown to buyers. Sizes come in groups (EU, US), colours do not."""
    for prop in items(fields, "productOption", "skuBase", "properties"):
        for value in items(prop, "values"):
            for choice in items(value, "value") or [value]:
                yield f"{text(prop, 'pid')}:{text(choice, 'vid')}", tidy(text(choice, "name"))


def _photos(fields: Json, sku: str) -> tuple[str, ...]:
    gallery = items(fields, "skuGalleries", "0") or items(fields, "skuGalleries", sku)
    of_skus = dict.fromkeys(text(each, "image") for _, each in pairs(fields, "skuInfos"))
    return image_urls([text(photo, "src") for photo in gallery if text(photo, "type") == "img"] or of_skus)


def _tracking(page: Page, link: ProductLink) -> Json:
    """`pdpTrackingData`: JSON inside a JavaScript string."""
    quoted = page.json_after("pdpTrackingData =")
    try:
        tracking = json.loads(quoted) if isinstance(quoted, str) else None
    except (ValueError, RecursionError):
        return None
    return tracking if text(tracking, "pdt_sku") == link.product_id else None


def _from_structured_data(node: Json, tracking: Json, link: ProductLink, read_at: datetime) -> Product:
    """What the node does not tell, the page's tracking may."""
    product = product_of(node, link, read_at)
    currency = currency_code(link.country, currency_in(node), text(tracking, "core", "currencyCode"))
    shown = None if product.price else read_price(text(tracking, "pdt_price") or "", currency)
    filled = {
        "title": product.title or tidy(text(tracking, "pdt_name")),
        "brand": product.brand or brand_name(text(tracking, "brand_name")),
        "shop": product.shop or tidy(text(tracking, "seller_name")) or None,
        "currency": currency,
    }
    prices = {"price": shown.low, "price_max": shown.high} if shown else {}
    return with_sources(product.model_copy(update=filled | prices))
