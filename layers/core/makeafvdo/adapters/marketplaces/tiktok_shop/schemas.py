"""The three JSON schemas in which a TikTok Shop page carries one product."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, at, items, pairs, shown_count, shown_number, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer
from makeafvdo.adapters.marketplaces.reading import lines_of_html, tidy
from makeafvdo.adapters.marketplaces.tiktok_shop.prices import currency_of, currency_symbol_of, offers_of
from makeafvdo.adapters.marketplaces.wall_words import NAMES_A_REGION, SAYS_SOLD_OUT
from makeafvdo.domain.errors import NeedsInput, Permanent
from makeafvdo.domain.products.shop_numbers import Count


@dataclass(frozen=True)
class ProductState:
    """The page's own fields of one product, as found: not cleaned, not checked."""

    title: str | None
    shop: str | None
    description: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    images: tuple[str | None, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    currency: str | None = None
    currency_symbol: str | None = None
    is_sold_out: bool = False
    rating: float | None = None
    review_count: int | None = None
    sold: Count | None = None


def read_state(node: dict[str, Json], product_id: str) -> ProductState | None:
    """The state in `node`, if it is the product of that id in one of the schemas; else None.

    Raises Permanent `product_removed`, NeedsInput `product_not_in_region`.
    """
    if text(node, "product_model", "product_id") == product_id:
        return _models(node)
    if text(node, "product_id") != product_id:
        return None
    if isinstance(node.get("product_base"), dict):
        return _classic(node)
    state = _flat(node) if text(node, "title") and ("skus" in node or "images" in node) else None
    why = " ".join(_reasons(node.get("unavailable_info")))
    return _unavailable(state, why) if why else state


def _classic(node: Json) -> ProductState:
    base = at(node, "product_base")
    blocks = _blocks(at(base, "desc_detail"))
    skus = items(node, "skus")
    return ProductState(
        title=text(base, "title"),
        shop=text(node, "seller", "name"),
        description=tuple(_paragraphs(blocks)),
        highlights=tuple(_bullet_points(blocks)),
        images=tuple(_image_url(image) for image in items(base, "images")),
        attributes=_specifications(items(base, "specifications")),
        variants=tuple(_variant_names(skus, "sku_sale_props", "prop_value")),
        is_sold_out=bool(skus) and not any(map(is_for_sale, skus)),
        offers=offers_of(skus, [base, node]),
        currency=currency_of([*skus, base, node]),
        currency_symbol=currency_symbol_of([*skus, base, node]),
        rating=stars(node, "product_detail_review", "product_rating"),
        review_count=shown_number(node, "product_detail_review", "review_count"),
        sold=_sold_count(at(base, "sold_count")),
    )


def _flat(node: Json) -> ProductState:
    blocks = _blocks(at(node, "desc_detail") or at(node, "description"))
    skus = items(node, "skus")
    return ProductState(
        title=text(node, "title"),
        shop=text(node, "seller", "name") or text(node, "seller", "shop_name"),
        description=tuple(_paragraphs(blocks)),
        highlights=tuple(_bullet_points(blocks)),
        images=tuple(_image_url(image) for image in items(node, "images")),
        attributes=_specifications(items(node, "specifications")),
        variants=tuple(_variant_names(skus, "sku_sale_props", "prop_value")),
        is_sold_out=bool(skus) and not any(map(is_for_sale, skus)),
        offers=offers_of(skus, [node]),
        currency=currency_of([*skus, node]),
        currency_symbol=currency_symbol_of([*skus, node]),
        rating=stars(node, "review", "product_rating") or stars(node, "review", "rating"),
        review_count=shown_number(node, "review", "review_count"),
        sold=_sold_count(at(node, "sold_count")),
    )


def _models(node: Json) -> ProductState:
    product, reviews = at(node, "product_model"), at(node, "review_model")
    promotion = at(node, "promotion_model", "promotion_product_price")
    price_of = dict(pairs(promotion, "skus_price"))
    skus = [_with_price(sku, price_of) for sku in items(product, "skus")]
    skus = skus or [{"price": price} for price in price_of.values()]
    prices: list[Json] = [*skus, {"price": promotion}, {"price": at(promotion, "min_price")}]
    blocks = _blocks(at(product, "description"))
    return ProductState(
        title=text(product, "name") or text(product, "title"),
        shop=text(node, "seller_model", "shop_name") or text(node, "seller_model", "name"),
        description=tuple(_paragraphs(blocks)),
        highlights=tuple(_bullet_points(blocks)),
        images=tuple(_image_url(image) for image in items(product, "images")),
        attributes=_product_properties(items(product, "product_properties"))
        or _specifications(items(product, "specifications")),
        variants=tuple(_variant_names(items(product, "skus"), "property_pairs", "sku_property_value_name")),
        is_sold_out=bool(skus) and not any(map(is_for_sale, skus)),
        offers=offers_of(skus, [{"price": promotion}]),
        currency=text(promotion, "currency_name") or currency_of(prices),
        currency_symbol=currency_symbol_of(prices),
        rating=stars(reviews, "product_rating") or stars(reviews, "product_overall_score"),
        review_count=shown_number(reviews, "review_count") or shown_number(reviews, "product_review_count"),
        sold=_sold_count(at(product, "sold_count")),
    )


def _unavailable(state: ProductState | None, why: str) -> ProductState | None:
    """A product not sold in our region still has its title, a sold-out one its page; a removed one has no price."""
    if SAYS_SOLD_OUT.search(why):
        return state and replace(state, offers=(), is_sold_out=True)
    if NAMES_A_REGION.search(why):
        if state is None:
            raise NeedsInput("product_not_in_region", reason="missing")
    elif state is None or not state.offers:
        raise Permanent("product_removed")
    return state


def _reasons(info: Json, name: str = "") -> Iterator[str]:
    """The texts in `info`, and the names of what is switched on; nothing of an object that holds only defaults."""
    if isinstance(info, dict | list):
        for key, value in info.items() if isinstance(info, dict) else (("", value) for value in info):
            yield from _reasons(value, str(key))
    elif info:
        yield f"{name} {info}"


def _with_price(sku: Json, prices: dict[str, Json]) -> Json:
    return sku | {"price": prices.get(text(sku, "sku_id") or "")} if isinstance(sku, dict) else sku


def _blocks(description: Json) -> list[Json]:
    """A list of blocks, often as JSON text; plain or HTML text is one block."""
    if not isinstance(description, str):
        return description if isinstance(description, list) else []
    try:
        blocks = json.loads(description)
    except (ValueError, RecursionError):
        blocks = None
    return blocks if isinstance(blocks, list) else [{"type": "text", "text": description}]


def _paragraphs(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        yield from lines_of_html(text(block, "text"))


def _bullet_points(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        for point in [*items(block, "content"), *items(block, "items")]:
            yield from lines_of_html(point if isinstance(point, str) else text(point, "text"))


def _image_url(image: Json) -> str | None:
    if isinstance(image, str):
        return image
    urls = items(image, "url_list") or items(image, "thumb_url_list")
    return _first_found(url for url in urls if isinstance(url, str)) or text(image, "url")


def _specifications(specifications: list[Json]) -> dict[str, str]:
    rows = ((tidy(text(node, "name")), tidy(text(node, "value"))) for node in specifications)
    return {name: value for name, value in rows if name and value}


def _product_properties(properties: list[Json]) -> dict[str, str]:
    attributes = {}
    for node in properties:
        values = items(node, "property_values") or items(node, "values")
        value = ", ".join(tidy(text(value, "property_value_name")) for value in values)
        if text(node, "property_name") and value:
            attributes[tidy(text(node, "property_name"))] = value
    return attributes


def _variant_names(skus: list[Json], choices: str, name: str) -> Iterator[str]:
    for sku in skus:
        chosen = [tidy(text(choice, name)) for choice in items(sku, choices)]
        if any(chosen):
            yield ", ".join(chosen)


def _sold_count(value: Json) -> Count | None:
    return shown_count({"sold": value}, "sold")


def _first_found(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
