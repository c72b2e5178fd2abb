"""Shopee: a signed-out visitor sees at best title, photographs and description, never the price.

The item's path in the state differs by date and country, so it is searched for by its ids. Prices are
integers × 100,000 and -1, 0 and null mean "unknown"; photographs are bare hashes.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, count, items, objects, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer, prices_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import (
    brand_name,
    currency_code,
    image_urls,
    lines_of_html,
    percent,
    prose,
    tidy,
    with_sources,
)
from makeafvdo.adapters.marketplaces.structured_data import currency_in, images_in, prices_in
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink
from makeafvdo.domain.products.shop_numbers import read_count

_STATES = 'script[type="text/mfe-initial-data"], script[type="application/json"]'
_PRICE_UNIT = Decimal(100_000)
_IMAGE_HASH = re.compile(r"[\w-]{20,80}")
_TITLE_SUFFIX = re.compile(r"\s*\|\s*Shopee.*$")


class Shopee:
    name = MarketplaceName.SHOPEE

    def parse_product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        for state in page.json_in(_STATES):
            for item in objects(state):
                if _is_item(item, link):
                    return _from_state(item, state, link, read_at)
        for node in page.json_ld("Product"):
            ids = (text(node, "productID"), text(node, "sku"))
            if link.product_id in ids or _is_address_of(link, text(node, "url")):
                return _from_structured_data(node, link, read_at)
        return None


def _is_item(node: dict[str, Json], link: ProductLink) -> bool:
    """Both ids where both are there: item numbers repeat in lists of other shops."""
    item = text(node, "item_id") or text(node, "itemid")
    shop = text(node, "shop_id") or text(node, "shopid")
    named = text(node, "title") or text(node, "name")
    return (
        item == link.product_id
        and bool(named)
        and (shop is None or shop == link.shop_id)
        and bool({"images", "description"} & node.keys())
    )


def _from_state(item: Json, state: Json, link: ProductLink, read_at: datetime) -> Product:
    prices = prices_of(_offers(item))
    sold = _sold_count(item)
    return with_sources(
        Product(
            title=tidy(text(item, "title") or text(item, "name")),
            marketplace=MarketplaceName.SHOPEE,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            description=prose(lines_of_html((text(item, "description") or "").replace("\n", "<br>"))),
            attributes=_attributes(item),
            categories=tuple(tidy(text(category, "display_name")) for category in _categories(item)),
            variants=tuple(tidy(text(model, "name")) for model in items(item, "models") if text(model, "name")),
            brand=brand_name(text(item, "brand")),
            shop=tidy(_shop_name(state)) or None,
            currency=currency_code(link.country, text(item, "currency")),
            price=prices.price,
            price_max=prices.price_max,
            original_price=prices.original_price,
            rating=stars(item, "item_rating", "rating_star"),
            review_count=_review_count(item),
            sold_count=sold[0] if sold else None,
            sold_count_is_rounded=bool(sold and sold[1]),
            image_urls=image_urls(_image_url(name, link.country) for name in items(item, "images")),
            read_at=read_at,
        )
    )


def _offers(item: Json) -> Iterator[Offer]:
    for sku in items(item, "models") or [item]:
        price = amount(sku, "price")
        if price:
            before = amount(sku, "price_before_discount")
            shown = percent(text(sku, "raw_discount") or text(sku, "discount"))
            yield Offer(price / _PRICE_UNIT, before / _PRICE_UNIT if before else None, shown)


def _attributes(item: Json) -> dict[str, str]:
    named = ((tidy(text(node, "name")), tidy(text(node, "value"))) for node in items(item, "attributes"))
    return {name: value for name, value in named if name and value}


def _categories(item: Json) -> list[Json]:
    return items(item, "categories") or items(item, "fe_categories")


def _review_count(item: Json) -> int | None:
    counts = items(item, "item_rating", "rating_count")
    return count({"all": counts[0]}, "all") if counts else None


def _sold_count(item: Json) -> tuple[int, bool] | None:
    exact = count(item, "historical_sold")
    if exact is not None:
        return exact, False
    shown = read_count(text(item, "historical_sold") or "")
    return (shown.number, shown.is_rounded) if shown else None


def _shop_name(state: Json) -> str | None:
    for node in objects(state):
        name = text(node, "shop_detailed", "name") or text(node, "shop_info", "name")
        if name:
            return name
    return None


def _image_url(name: Json, country: str) -> str | None:
    if not isinstance(name, str) or name.startswith(("http", "//")):
        return name if isinstance(name, str) else None
    return f"https://down-{country}.img.susercontent.com/file/{name}" if _IMAGE_HASH.fullmatch(name) else None


def _is_address_of(link: ProductLink, url: str | None) -> bool:
    return bool(re.search(rf"[./]{link.shop_id}[./]{link.product_id}(?!\d)", url or ""))


def _from_structured_data(node: Json, link: ProductLink, read_at: datetime) -> Product:
    prices = prices_in(node)
    return with_sources(
        Product(
            title=tidy(_TITLE_SUFFIX.sub("", text(node, "name") or "")),
            marketplace=MarketplaceName.SHOPEE,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            description=prose(lines_of_html(text(node, "description"))),
            brand=brand_name(text(node, "brand", "name") or text(node, "brand")),
            shop=tidy(text(at(node, "offers"), "seller", "name")) or None,
            currency=currency_code(link.country, currency_in(node)),
            price=prices.price,
            price_max=prices.price_max,
            rating=stars(node, "aggregateRating", "ratingValue"),
            review_count=count(node, "aggregateRating", "ratingCount"),
            image_urls=image_urls(images_in(node)),
            read_at=read_at,
        )
    )
