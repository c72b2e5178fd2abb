"""The three shapes in which a TikTok Shop page states one product."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, count, items, pairs, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer
from makeafvdo.adapters.marketplaces.reading import lines_of_html, percent, tidy
from makeafvdo.domain.errors import NeedsInput, Permanent
from makeafvdo.domain.products.shop_numbers import Count, read_count, read_price


@dataclass(frozen=True)
class Told:
    """What the state says, before it is judged."""

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


def told_by(node: dict[str, Json], product_id: str) -> Told | None:
    """What `node` tells if it is, in any of the schemas, the product of that id."""
    if text(node, "product_model", "product_id") == product_id:
        return _models(node)
    if text(node, "product_id") != product_id:
        return None
    if isinstance(node.get("product_base"), dict):
        return _classic(node)
    if node.get("unavailable_info"):
        _refuse_unavailable(node)
    return _flat(node) if text(node, "title") and ("skus" in node or "images" in node) else None


def _classic(node: Json) -> Told:
    base = at(node, "product_base")
    blocks = _blocks(at(base, "desc_detail"))
    skus = _in_stock(items(node, "skus"), "stock")
    return Told(
        title=text(base, "title"),
        shop=text(node, "seller", "name"),
        description=tuple(_texts(blocks)),
        highlights=tuple(_bullets(blocks)),
        images=tuple(_image(image) for image in items(base, "images")),
        attributes=_named(items(base, "specifications")),
        variants=tuple(_joined(items(node, "skus"), "sku_sale_props", "prop_value")),
        offers=tuple(_offers(at(sku, "price") for sku in skus)),
        currency=_first(text(sku, "price", "real_price", "currency") for sku in skus)
        or text(base, "price", "currency"),
        rating=stars(node, "product_detail_review", "product_rating"),
        review_count=count(node, "product_detail_review", "review_count"),
        sold=_sold(at(base, "sold_count")),
    )


def _flat(node: Json) -> Told:
    blocks = _blocks(at(node, "desc_detail") or at(node, "description"))
    skus = _in_stock(items(node, "skus"), "stock")
    prices = [at(sku, "price") for sku in skus] or [at(node, "price")]
    return Told(
        title=text(node, "title"),
        shop=text(node, "seller", "name") or text(node, "seller", "shop_name"),
        description=tuple(_texts(blocks)),
        highlights=tuple(_bullets(blocks)),
        images=tuple(_image(image) for image in items(node, "images")),
        attributes=_named(items(node, "specifications")),
        variants=tuple(_joined(items(node, "skus"), "sku_sale_props", "prop_value")),
        offers=tuple(_offers(prices)),
        currency=_first(_currency(price) for price in [*prices, at(node, "price")]),
        rating=stars(node, "review", "product_rating") or stars(node, "review", "rating"),
        review_count=count(node, "review", "review_count"),
        sold=_sold(at(node, "sold_count")),
    )


def _models(node: Json) -> Told:
    product, reviews = at(node, "product_model"), at(node, "review_model")
    told = at(node, "promotion_model", "promotion_product_price")
    skus = {text(sku, "sku_id") for sku in _in_stock(items(product, "skus"), "sku_quantity", "available_quantity")}
    prices = [price for sku, price in pairs(told, "skus_price") if sku in skus or not skus] or [at(told, "min_price")]
    blocks = _blocks(at(product, "description"))
    return Told(
        title=text(product, "name") or text(product, "title"),
        shop=text(node, "seller_model", "shop_name") or text(node, "seller_model", "name"),
        description=tuple(_texts(blocks)),
        highlights=tuple(_bullets(blocks)),
        images=tuple(_image(image) for image in items(product, "images")),
        attributes=_properties(items(product, "product_properties")) or _named(items(product, "specifications")),
        variants=tuple(_joined(items(product, "skus"), "property_pairs", "sku_property_value_name")),
        offers=tuple(_offers(prices)),
        currency=_first(_currency(price) for price in [told, *prices, at(told, "min_price")]),
        rating=stars(reviews, "product_rating") or stars(reviews, "product_overall_score"),
        review_count=count(reviews, "review_count") or count(reviews, "product_review_count"),
        sold=_sold(at(product, "sold_count")),
    )


def _refuse_unavailable(node: Json) -> None:
    """A product held back from our region still states itself; a removed one does not."""
    why = json.dumps(at(node, "unavailable_info"), ensure_ascii=False)
    if "region" not in why and "ประเทศ" not in why:
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
    """The SKUs one can buy; all of them where the page does not say or all are gone."""
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


def _texts(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        yield from lines_of_html(text(block, "text"))


def _bullets(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        for point in [*items(block, "content"), *items(block, "items")]:
            yield from lines_of_html(point if isinstance(point, str) else text(point, "text"))


def _image(image: Json) -> str | None:
    if isinstance(image, str):
        return image
    urls = items(image, "url_list") or items(image, "thumb_url_list")
    return _first(url for url in urls if isinstance(url, str)) or text(image, "url")


def _named(specifications: list[Json]) -> dict[str, str]:
    told = ((tidy(text(node, "name")), tidy(text(node, "value"))) for node in specifications)
    return {name: value for name, value in told if name and value}


def _properties(properties: list[Json]) -> dict[str, str]:
    told = {}
    for node in properties:
        values = items(node, "property_values") or items(node, "values")
        value = ", ".join(tidy(text(value, "property_value_name")) for value in values)
        if text(node, "property_name") and value:
            told[tidy(text(node, "property_name"))] = value
    return told


def _joined(skus: list[Json], choices: str, name: str) -> Iterator[str]:
    for sku in skus:
        chosen = [tidy(text(choice, name)) for choice in items(sku, choices)]
        if any(chosen):
            yield ", ".join(chosen)


def _sold(value: Json) -> Count | None:
    exact = count({"sold": value}, "sold")
    if exact is not None:
        return Count(exact, is_rounded=False)
    return read_count(value) if isinstance(value, str) else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
