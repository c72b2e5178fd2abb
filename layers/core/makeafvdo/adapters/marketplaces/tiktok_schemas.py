"""The three JSON schemas in which a TikTok Shop page carries one product."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, count, items, pairs, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer
from makeafvdo.adapters.marketplaces.reading import lines_of_html, percent, tidy
from makeafvdo.domain.errors import NeedsInput, Permanent
from makeafvdo.domain.products.shop_numbers import Count, read_count, read_price


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
    if node.get("unavailable_info"):
        _raise_unavailable(node)
    return _flat(node) if text(node, "title") and ("skus" in node or "images" in node) else None


def _classic(node: Json) -> ProductState:
    base = at(node, "product_base")
    blocks = _blocks(at(base, "desc_detail"))
    skus = _in_stock(items(node, "skus"), "stock")
    return ProductState(
        title=text(base, "title"),
        shop=text(node, "seller", "name"),
        description=tuple(_paragraphs(blocks)),
        highlights=tuple(_bullet_points(blocks)),
        images=tuple(_image_url(image) for image in items(base, "images")),
        attributes=_specifications(items(base, "specifications")),
        variants=tuple(_variant_names(items(node, "skus"), "sku_sale_props", "prop_value")),
        offers=tuple(_offers(at(sku, "price") for sku in skus)),
        currency=_first_found(text(sku, "price", "real_price", "currency") for sku in skus)
        or text(base, "price", "currency"),
        rating=stars(node, "product_detail_review", "product_rating"),
        review_count=count(node, "product_detail_review", "review_count"),
        sold=_sold_count(at(base, "sold_count")),
    )


def _flat(node: Json) -> ProductState:
    blocks = _blocks(at(node, "desc_detail") or at(node, "description"))
    skus = _in_stock(items(node, "skus"), "stock")
    prices = [at(sku, "price") for sku in skus] or [at(node, "price")]
    return ProductState(
        title=text(node, "title"),
        shop=text(node, "seller", "name") or text(node, "seller", "shop_name"),
        description=tuple(_paragraphs(blocks)),
        highlights=tuple(_bullet_points(blocks)),
        images=tuple(_image_url(image) for image in items(node, "images")),
        attributes=_specifications(items(node, "specifications")),
        variants=tuple(_variant_names(items(node, "skus"), "sku_sale_props", "prop_value")),
        offers=tuple(_offers(prices)),
        currency=_first_found(_currency(price) for price in [*prices, at(node, "price")]),
        rating=stars(node, "review", "product_rating") or stars(node, "review", "rating"),
        review_count=count(node, "review", "review_count"),
        sold=_sold_count(at(node, "sold_count")),
    )


def _models(node: Json) -> ProductState:
    product, reviews = at(node, "product_model"), at(node, "review_model")
    promotion = at(node, "promotion_model", "promotion_product_price")
    skus = {text(sku, "sku_id") for sku in _in_stock(items(product, "skus"), "sku_quantity", "available_quantity")}
    prices = [price for sku, price in pairs(promotion, "skus_price") if sku in skus or not skus]
    prices = prices or [at(promotion, "min_price")]
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
        offers=tuple(_offers(prices)),
        currency=_first_found(_currency(price) for price in [promotion, *prices, at(promotion, "min_price")]),
        rating=stars(reviews, "product_rating") or stars(reviews, "product_overall_score"),
        review_count=count(reviews, "review_count") or count(reviews, "product_review_count"),
        sold=_sold_count(at(product, "sold_count")),
    )


def _raise_unavailable(node: Json) -> None:
    """A product not sold in our region still has its title; a removed one has none."""
    reason = json.dumps(at(node, "unavailable_info"), ensure_ascii=False)
    if "region" not in reason and "ประเทศ" not in reason:
        raise Permanent("product_removed")
    if not text(node, "title"):
        raise NeedsInput("product_not_in_region", reason="missing")


def _offers(prices: Iterable[Json]) -> Iterator[Offer]:
    for node in prices:
        shown = read_price(text(node, "real_price", "price_str") or "", _currency(node) or "THB")
        price = amount(node, "real_price", "price_val") or amount(node, "sale_price_decimal") or (shown and shown.low)
        if price:
            original = amount(node, "original_price_value") or amount(node, "origin_price_decimal")
            yield Offer(price, original, percent(text(node, "discount") or text(node, "discount_format")))


def _currency(price: Json) -> str | None:
    return text(price, "real_price", "currency") or text(price, "currency") or text(price, "currency_name")


def _in_stock(skus: list[Json], *stock: str) -> list[Json]:
    """The SKUs in stock; all of them where the page gives no stock or every SKU is sold out."""
    return [sku for sku in skus if count(sku, *stock) != 0] or skus


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
    exact = count({"sold": value}, "sold")
    if exact is not None:
        return Count(exact, is_rounded=False)
    return read_count(value) if isinstance(value, str) else None


def _first_found(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
