"""TikTok Shop: the product is searched for in all of `__MODERN_ROUTER_DATA__`, since its path in there keeps changing.

Three schemas are live: classic (`product_base`), flat (`product_id`, `title`, `skus`) and models (`product_model` …);
`tiktok_schemas` turns each into one `ProductState`. Without that data a JSON-LD ProductGroup may still be there.
"""

from collections.abc import Iterator
from datetime import datetime

from makeafvdo.adapters.marketplaces.json_tree import Json, items, objects, text
from makeafvdo.adapters.marketplaces.offers import prices_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import (
    brand_name,
    completed_from_structured_data,
    currency_code,
    currency_of_symbol,
    image_urls,
    prose,
    tidy,
    with_sources,
)
from makeafvdo.adapters.marketplaces.structured_data import (
    addresses_of,
    digits_at_start,
    ids_in,
    is_known_by_title,
    product_of,
)
from makeafvdo.adapters.marketplaces.tiktok_shop.schemas import ProductState, read_state
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

_BRAND_ATTRIBUTES = ("แบรนด์", "ยี่ห้อ", "Brand", "Merek")


class TikTokShop:
    name = MarketplaceName.TIKTOK

    def parse_product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        tree = [node for data in page.json_in("#__MODERN_ROUTER_DATA__") for node in objects(data)]
        groups = [*page.json_ld("ProductGroup"), *page.json_ld("Product")]
        state = next(filter(None, (read_state(node, link.product_id) for node in tree)), None)
        title = state.title if state else None
        own = (group for group in groups if link.product_id in _ids_of(group) or is_known_by_title(group, title))
        structured = next((with_sources(product_of(group, link, read_at)) for group in own), None)
        if state is None:
            return structured
        product = _from_state(state, _categories(tree, link), link, read_at)
        return completed_from_structured_data(product, structured, is_sold_out=state.is_sold_out)


def _from_state(state: ProductState, categories: tuple[str, ...], link: ProductLink, read_at: datetime) -> Product:
    prices = prices_of(state.offers)
    shown_in = currency_of_symbol(state.currency_symbol, link.country)
    brand = next((state.attributes[name] for name in _BRAND_ATTRIBUTES if name in state.attributes), None)
    return with_sources(
        Product(
            title=tidy(state.title),
            marketplace=MarketplaceName.TIKTOK,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            description=prose(state.description),
            highlights=state.highlights,
            attributes=state.attributes,
            categories=categories,
            variants=state.variants,
            brand=brand_name(brand),
            shop=tidy(state.shop) or None,
            currency=currency_code(link.country, state.currency, shown_in),
            price=prices.price,
            price_max=prices.price_max,
            original_price=prices.original_price,
            rating=state.rating,
            review_count=state.review_count,
            sold_count=state.sold.number if state.sold else None,
            sold_count_is_rounded=bool(state.sold and state.sold.is_rounded),
            image_urls=image_urls(state.images),
            read_at=read_at,
        )
    )


def _categories(tree: list[dict[str, Json]], link: ProductLink) -> tuple[str, ...]:
    for node in tree:
        if text(node, "product_info", "product_id") == link.product_id and items(node, "categories"):
            names = (tidy(text(category, "category_name")) for category in items(node, "categories"))
            return tuple(name for name in names if name)
    return ()


def _ids_of(node: Json) -> Iterator[str]:
    yield from ids_in(node)
    for address in addresses_of(node):
        path = address.partition("?")[0].rstrip("/")
        digits = digits_at_start(path.rpartition("/")[2])
        if digits:
            yield digits
