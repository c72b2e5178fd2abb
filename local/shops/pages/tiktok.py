"""Pages in the three shapes TikTok Shop serves."""

import json

from local.shops.catalogue.item import Item, Sku
from local.shops.catalogue.photos import file_name
from local.shops.pages.html import Data, baht, json_script, page, percent_off

_CAPTCHA_SCRIPT = (
    '<script src="https://lf16-cdn-tos.tiktokcdn-us.com/obj/static-tx/oec-ttweb-captcha/index.js"></script>'
)


def product_page(item: Item) -> str:
    """Each item has one of the three schemas, so that daily use covers all."""
    state = (classic, flat, models)[item.number % 3](item)
    return page_with(item, state)


def page_with(item: Item, state: Data) -> str:
    component = {"component_name": "product_info", "component_data": {"product_info": state}}
    route = {
        "route_info": {"route_product_id": item.tiktok_id},
        "page_config": {
            "components_map": [{"component_name": "page_header"}, component],
            "global_data": {
                "product_info": {
                    "error_code": 0,
                    "categories": [{"category_name": name} for name in item.categories],
                    "product_info": {"product_id": item.tiktok_id},
                }
            },
        },
    }
    data = {
        "loaderData": {"layout": None, "(region)/pdp/(product_name_slug$)/(product_id)/page": route},
        "errors": None,
    }
    canonical = f"https://shop.tiktok.com/th/pdp/{item.slug}/{item.tiktok_id}"
    script = json_script("__MODERN_ROUTER_DATA__", data)
    return page(f"{item.title} - TikTok Shop", _CAPTCHA_SCRIPT, script, canonical=canonical)


def classic(item: Item) -> Data:
    return {
        "product_id": item.tiktok_id,
        "status": 1,
        "seller": {"seller_id": item.shop_id, "name": item.shop},
        "product_base": _base(item),
        "skus": [_classic_sku(item, index) for index in range(len(item.skus))],
        "product_detail_review": {"product_rating": float(item.rating), "review_count": item.reviews},
    }


def with_prices_as_texts(item: Item) -> Data:
    """The classic schema as of late 2026: the first SKU has only `price_v2`, the others the text that is shown."""
    first, *others = [_sku_without_price(item, index) for index in range(len(item.skus))]
    first["price_v2"] = [{"min_price": {"sale_price_decimal": str(item.skus[0].price), "currency_name": "THB"}}]
    for sku, shown in zip(others, item.skus[1:], strict=True):
        sku["price"] = {"real_price": f"฿{baht(shown.price)}", "currency": "THB"}
    return classic(item) | {"skus": [first, *others]}


def without_skus(item: Item) -> Data:
    """Only the range all SKUs lie in."""
    state = classic(item) | {"skus": []}
    dearest = max(sku.price for sku in item.skus)
    price = {"min_sku_price": baht(item.price), "real_price": f"฿{baht(item.price)} - {baht(dearest)}"}
    return state | {"product_base": _base(item) | {"price": price}}


def flat(item: Item) -> Data:
    return {
        "product_id": item.tiktok_id,
        "title": item.title,
        "description": _description(item),
        "sold_count": item.sold,
        "images": _images(item),
        "seller": {"name": item.shop},
        "specifications": _specifications(item),
        "review": {"product_rating": float(item.rating), "review_count": item.reviews},
        "skus": [
            {"sku_id": item.sku_id(n), "stock": 9, "sku_sale_props": _choice(item, sku), "price": _decimal_price(sku)}
            for n, sku in enumerate(item.skus)
        ],
        "unavailable_info": None,
    }


def models(item: Item) -> Data:
    prices = {item.sku_id(index): _decimal_price(sku) for index, sku in enumerate(item.skus)}
    return {
        "product_model": {
            "product_id": item.tiktok_id,
            "name": item.title,
            "description": _description(item),
            "images": _images(item),
            "sold_count": item.sold,
            "product_properties": [
                {"property_name": name, "property_values": [{"property_value_name": value}]}
                for name, value in {"แบรนด์": item.brand, **item.attributes}.items()
            ],
            "skus": [
                {
                    "sku_id": item.sku_id(index),
                    "property_pairs": [{"sku_property_value_name": sku.choice}],
                    "sku_quantity": {"available_quantity": 9},
                }
                for index, sku in enumerate(item.skus)
            ],
        },
        "promotion_model": {"promotion_product_price": {"currency_name": "THB", "skus_price": prices}},
        "seller_model": {"shop_name": item.shop},
        "review_model": {"product_rating": float(item.rating), "review_count": item.reviews},
    }


def challenge_page() -> str:
    return page("Security Check", _CAPTCHA_SCRIPT)


def region_page(item: Item) -> str:
    return page_with(item, _unavailable(item, "Product not available in this country or region"))


def removed_page(item: Item) -> str:
    return page_with(item, _unavailable(item, "This product is no longer available"))


def _unavailable(item: Item, why: str) -> Data:
    return {"product_id": item.tiktok_id, "unavailable_info": {"text": why}}


def _description(item: Item) -> str:
    blocks: list[Data] = [{"type": "text", "text": line} for line in item.description]
    return json.dumps([*blocks, {"type": "ul", "content": list(item.highlights)}], ensure_ascii=False)


def _images(item: Item) -> list[Data]:
    return [{"url_list": [f"https://p16-oec-va.ibyteimg.com/p/{file_name(photo)}"]} for photo in item.photos]


def _specifications(item: Item) -> list[Data]:
    return [{"name": name, "value": value} for name, value in {"แบรนด์": item.brand, **item.attributes}.items()]


def _choice(item: Item, sku: Sku) -> list[Data]:
    return [{"prop_name": item.option, "prop_value": sku.choice}]


def _base(item: Item) -> Data:
    return {
        "title": item.title,
        "desc_detail": _description(item),
        "images": _images(item),
        "specifications": _specifications(item),
        "sold_count": item.sold,
        "price": {"min_sku_price": baht(item.price) if item.skus else "", "currency": "THB"},
    }


def _sku_without_price(item: Item, index: int) -> Data:
    return {name: value for name, value in _classic_sku(item, index).items() if name != "price"}


def _classic_sku(item: Item, index: int) -> Data:
    sku = item.skus[index]
    price: Data = {"real_price": {"price_str": f"฿{baht(sku.price)}", "price_val": str(sku.price), "currency": "THB"}}
    if sku.original:
        price |= {"original_price_value": str(sku.original), "discount": f"-{percent_off(sku)}%"}
    return {"sku_id": item.sku_id(index), "stock": 12, "sku_sale_props": _choice(item, sku), "price": price}


def _decimal_price(sku: Sku) -> Data:
    price: Data = {"sale_price_decimal": str(sku.price), "currency_name": "THB"}
    if sku.original:
        price |= {"origin_price_decimal": str(sku.original), "discount_format": f"{percent_off(sku)}%"}
    return price
