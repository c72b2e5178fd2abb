"""Pages in the shape Lazada renders on its servers."""

import json
from decimal import Decimal

from local.shops.catalogue.catalogue import lazada_link
from local.shops.catalogue.item import Item
from local.shops.catalogue.photos import file_name
from local.shops.pages.html import Data, baht, page, percent_off, script


def product_page(item: Item) -> str:
    """`__moduleData__`, the tracking data and JSON-LD, in that order on the page."""
    tracking = json.dumps(json.dumps(_tracking(item), ensure_ascii=False), ensure_ascii=False)
    modules = {"data": {"root": {"fields": _fields(item)}, "module_core": {}}, "hierarchy": {"root": "root"}}
    return page(
        f"{item.title} | Lazada Thailand",
        script(f"var pdpTrackingData = {tracking};\npdpTrackingData = JSON.parse(pdpTrackingData);"),
        script(f"var __moduleData__ = {json.dumps(modules, ensure_ascii=False)};\napp.run(__moduleData__);"),
        script('window.baxia = {"captcha": "is not available"};'),
        _json_ld(item, with_price=True),
        canonical=lazada_link(item),
        og={"title": item.title, "type": "product"},
    )


def structured_data_page(item: Item) -> str:
    """The live variant without `__moduleData__`: JSON-LD has an Offer, but no price and no seller name in it."""
    return page(f"{item.title} | Lazada Thailand", _json_ld(item, with_price=False), canonical=lazada_link(item))


def category_page(item: Item) -> str:
    """A category calls itself a product too: its JSON-LD is that of its first tile."""
    tiles = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": []}
    return page(
        "ซื้อเก้าอี้ออนไลน์ ราคาดีที่สุด | Lazada.co.th",
        _json_ld(item, with_price=True),
        f'<script type="application/ld+json">{json.dumps(tiles)}</script>',
        canonical="https://www.lazada.co.th/shop-living-room-furniture/",
        og={"title": "ซื้อเก้าอี้ออนไลน์", "type": "product"},
    )


def _fields(item: Item) -> Data:
    return {
        "product": {
            "title": item.title,
            "desc": "".join(f"<p>{line}</p>" for line in item.description),
            "highlights": "<ul>" + "".join(f"<li>{line}\n</li>" for line in item.highlights) + "</ul>",
            "brand": {"name": item.brand},
            "rating": {"score": float(item.rating), "total": item.reviews},
        },
        "seller": {"name": item.shop, "sellerId": item.shop_id},
        "skuInfos": {"0": _sku_info(item, 0)} | {item.sku_id(n): _sku_info(item, n) for n in range(len(item.skus))},
        "productOption": {"skuBase": {"properties": [_options(item)], "skus": _skus(item)}},
        "skuGalleries": {"0": [{"type": "img", "itemLevel": True, "src": image_url(photo)} for photo in item.photos]},
        "specifications": {item.sku_id(0): {"features": {"แบรนด์": item.brand, "SKU": item.item_id} | item.attributes}},
        "primaryKey": {"itemId": int(item.item_id), "skuId": int(item.sku_id(0))},
        "review": {"averageRating": float(item.rating), "reviews": item.reviews, "itemId": item.item_id},
        "Breadcrumb": [{"title": name} for name in (*item.categories, item.title)],
        "globalConfig": {"currency": "THB", "site": "TH", "lang": "th_TH"},
    }


def _sku_info(item: Item, index: int) -> Data:
    if not item.skus:
        return {"itemId": item.item_id, "price": {}}
    sku = item.skus[index]
    price: Data = {"salePrice": {"text": f"฿{baht(sku.price)}", "value": float(sku.price)}}
    if sku.original:
        price |= {
            "originalPrice": {"text": f"฿{baht(sku.original)}", "value": float(sku.original)},
            "discount": f"-{percent_off(sku)}%",
        }
    return {"itemId": item.item_id, "skuId": item.sku_id(index), "price": price, "quantity": {"limit": {"max": 5}}}


def _options(item: Item) -> Data:
    values = [{"name": sku.choice, "vid": str(index)} for index, sku in enumerate(item.skus)]
    return {"pid": "30113", "name": item.option, "values": values}


def _skus(item: Item) -> list[Data]:
    return [{"skuId": item.sku_id(index), "propPath": f"30113:{index}"} for index in range(len(item.skus))]


def _tracking(item: Item) -> Data:
    return {
        "pdt_name": item.title,
        "pdt_price": f"฿{baht(item.price)}" if item.skus else "",
        "pdt_sku": int(item.item_id),
        "seller_name": item.shop,
        "brand_name": item.brand,
        "pdt_category": list(item.categories),
        "core": {"country": "TH", "currencyCode": "THB"},
    }


def _json_ld(item: Item, *, with_price: bool) -> str:
    offer: Data = {"@type": "Offer", "availability": "https://schema.org/InStock", "seller": {"name": ""}}
    if with_price and item.skus:
        high: Decimal = max(sku.price for sku in item.skus)
        offer = {"@type": "AggregateOffer", "lowPrice": float(item.price), "highPrice": float(high)}
    node = {
        "@type": "Product",
        "@context": "https://schema.org",
        "name": item.title,
        "sku": f"{item.item_id}_TH-{item.sku_id(0)}",
        "image": [image_url(photo) for photo in item.photos],
        "brand": {"@type": "Brand", "name": item.brand},
        "description": " ".join(item.description),
        "offers": offer | {"priceCurrency": "THB"},
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": str(item.rating), "ratingCount": item.reviews},
    }
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def image_url(photo: str) -> str:
    """Without a scheme, as Lazada writes them."""
    return f"//laz-img-sg.alicdn.com/p/{file_name(photo)}"
