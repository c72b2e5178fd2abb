"""TikTok Shop: the product is searched in `__MODERN_ROUTER_DATA__`, for its place in there keeps moving.

Three schemas are live: classic (`product_base`), flat (`product_id`, `title`, `skus`) and models (`product_model` …);
`tiktok_schemas` turns each into one `Told`. When the data is gone, a JSON-LD ProductGroup may still be there.
"""

from collections.abc import Iterator
from datetime import datetime

from makeafvdo.adapters.marketplaces.json_tree import Json, count, items, objects, stars, text
from makeafvdo.adapters.marketplaces.offers import prices_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import brand_name, currency_or, image_urls, prose, tidy, with_account
from makeafvdo.adapters.marketplaces.structured_data import currency_in, digits_at_start, images_in, prices_in
from makeafvdo.adapters.marketplaces.tiktok_schemas import Told, told_by
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

_BRAND_NAMES = ("แบรนด์", "ยี่ห้อ", "Brand", "Merek")


class TikTokShop:
    name = MarketplaceName.TIKTOK

    def product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        tree = [node for state in page.json_in("#__MODERN_ROUTER_DATA__") for node in objects(state)]
        for node in tree:
            told = told_by(node, link.product_id)
            if told:
                return _from_state(told, _categories(tree, link), link, read_at)
        for group in [*page.json_ld("ProductGroup"), *page.json_ld("Product")]:
            if link.product_id in _structured_ids(group):
                return _from_structured_data(group, link, read_at)
        return None


def _from_state(told: Told, categories: tuple[str, ...], link: ProductLink, read_at: datetime) -> Product:
    prices = prices_of(told.offers)
    brand = next((told.attributes[name] for name in _BRAND_NAMES if name in told.attributes), None)
    return with_account(
        Product(
            title=tidy(told.title),
            marketplace=MarketplaceName.TIKTOK,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            description=prose(told.description),
            highlights=told.highlights,
            attributes=told.attributes,
            categories=categories,
            variants=told.variants,
            brand=brand_name(brand),
            shop=tidy(told.shop) or None,
            currency=currency_or(link.country, told.currency),
            price=prices.price,
            price_max=prices.price_max,
            original_price=prices.original_price,
            rating=told.rating,
            review_count=told.review_count,
            sold_count=told.sold.number if told.sold else None,
            sold_count_is_rounded=bool(told.sold and told.sold.is_rounded),
            image_urls=image_urls(told.images),
            read_at=read_at,
        )
    )


def _categories(tree: list[dict[str, Json]], link: ProductLink) -> tuple[str, ...]:
    for node in tree:
        if text(node, "product_info", "product_id") == link.product_id and items(node, "categories"):
            names = (tidy(text(category, "category_name")) for category in items(node, "categories"))
            return tuple(name for name in names if name)
    return ()


def _structured_ids(node: Json) -> Iterator[str]:
    for name in ("productGroupID", "productID", "sku", "@id", "url"):
        told = text(node, name) or ""
        address = told.partition("?")[0].rstrip("/")
        digits = digits_at_start(address.rpartition("/")[2])
        if digits:
            yield digits


def _from_structured_data(node: Json, link: ProductLink, read_at: datetime) -> Product:
    prices = prices_in(node)
    variants = items(node, "hasVariant")
    currency = next((told for told in map(currency_in, [node, *variants]) if told), None)
    return with_account(
        Product(
            title=tidy(text(node, "name")),
            marketplace=MarketplaceName.TIKTOK,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            description=prose([tidy(text(node, "description"), limit=5_000)]),
            brand=brand_name(text(node, "brand", "name")),
            currency=currency_or(link.country, currency),
            price=prices.price,
            price_max=prices.price_max,
            rating=stars(node, "aggregateRating", "ratingValue"),
            review_count=count(node, "aggregateRating", "reviewCount"),
            image_urls=image_urls(images_in(node)),
            read_at=read_at,
        )
    )
