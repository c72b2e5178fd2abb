"""Pages in the shapes Shopee serves to a signed-out visitor."""

import base64
import hashlib
import json
from decimal import Decimal

from local.shops.catalogue.catalogue import shopee_link
from local.shops.catalogue.item import Item
from local.shops.pages.html import Data, page, percent_off

_MODULE = base64.b64encode(b"pcmall-productdetailspage").decode()
_UNIT = 100_000
_ABSENT = -1


def product_page(item: Item) -> str:
    """Each item has one of the two shapes, so that daily use covers both."""
    return page_of_2026(item) if item.number % 2 == 0 else page_with_state(item, item_state(item))


def page_with_state(item: Item, state: Data, *parts: str) -> str:
    head = (state_script({"initialState": state}), *parts)
    return page(f"{item.title} | Shopee Thailand", *head, canonical=shopee_link(item), og={"title": item.title})


def page_of_2026(item: Item) -> str:
    """The state keeps the item's parts beside each other and withholds its price, which JSON-LD gives."""
    state = bff_state(item, bff_entry(item) | {"product_price": None})
    return page_with_state(item, state, json_ld(item) if item.skus else "")


def dead_page(item_id: str) -> str:
    """A shell whose own fetch of the item was told that there is none."""
    error = {"isError": True, "error": {"error": 266900002, "error_msg": None}}
    data = {"PDP_BFF_DATA": {"cachedMap": {}, "setPdpBffData": error}}
    context = {"data": {"itemId": int(item_id), "shopId": 880_000}}
    state = {"initialState": {"DOMAIN_CONTEXT": context, "DOMAIN_PDP": {"data": data}}}
    return page("Shopee Thailand", state_script(state))


def state_script(state: object) -> str:
    text = json.dumps(state, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="text/mfe-initial-data" data-module="{_MODULE}">{text}</script>'


def login_page() -> str:
    """A login page has a title and a share title, which a careless reader would take for a product's."""
    text = "<div>เข้าสู่หน้าที่ต้องการไม่สำเร็จ ดูเหมือนว่าคุณยังไม่ได้เข้าสู่ระบบ</div>"
    return (
        page("เข้าสู่ระบบ | Shopee Thailand", canonical="https://shopee.co.th/buyer/login", og={"title": "เข้าสู่ระบบ"})
        + text
    )


def shell_page() -> str:
    """The page script would fill this; it never mentions the product. It names captcha, as good pages do."""
    return page("", "<script>window.__captcha__ = {};</script>")


def photo_hash(photo: str) -> str:
    return hashlib.md5(photo.encode(), usedforsecurity=False).hexdigest()


def item_state(item: Item) -> Data:
    """Without what is withheld from signed-out visitors: price, stock, sold and rating are null."""
    own = {
        "item_id": int(item.item_id),
        "shop_id": int(item.shop_id),
        "title": item.title,
        "description": _description(item),
        "images": [photo_hash(photo) for photo in item.photos],
        "brand": item.brand,
        "attributes": _attributes(item),
        "categories": _categories(item),
        "tier_variations": [{"name": item.option, "options": [sku.choice for sku in item.skus]}],
        "models": [{"name": sku.choice, "price": None, "price_before_discount": 0} for sku in item.skus],
        "price": -1,
        "historical_sold": None,
        "item_rating": {"rating_star": None, "rating_count": []},
    }
    return {"item": {"items": {item.item_id: own}}}


def bff_state(item: Item, entry: Data) -> Data:
    cached = {"cachedMap": {f"{item.shop_id}/{item.item_id}": entry}, "setPdpBffData": {"isError": False}}
    return {"DOMAIN_PDP": {"data": {"PDP_BFF_DATA": cached}}}


def bff_entry(item: Item) -> Data:
    """All of a product, with what only some visitors are told: price, stock and sold count."""
    return {
        "item": {
            "item_id": int(item.item_id),
            "shop_id": int(item.shop_id),
            "title": item.title,
            "brand": item.brand,
            "categories": _categories(item),
            "currency": "THB",
            "price": None,
            "price_min": None,
            "price_max": None,
            "models": [{"name": sku.choice, "price": None, "stock": None} for sku in item.skus],
        },
        "product_attributes": {"attrs": _attributes(item)},
        "product_description": {"paragraph_list": [{"type": 1, "text": _description(item), "img_id": ""}]},
        "product_images": {"images": [{"image_id": photo_hash(photo)} for photo in item.photos]},
        "product_price": _shown_price(item),
        "product_review": {
            "rating_star": float(item.rating),
            "rating_count": [item.reviews, 0, 0, 0, 0, item.reviews],
            "total_rating_count": item.reviews,
            "historical_sold": item.sold,
            "sold": 3,
        },
        "shop_detailed": {"shopid": int(item.shop_id), "name": item.shop},
    }


def json_ld(item: Item) -> str:
    node = {
        "@context": "http://schema.org",
        "@type": "Product",
        "name": item.title,
        "productID": item.item_id,
        "url": shopee_link(item),
        "image": f"https://down-th.img.susercontent.com/file/{photo_hash(item.photos[0])}" if item.photos else None,
        "offers": {"@type": "AggregateOffer", "lowPrice": str(item.price), "highPrice": str(_dearest(item)),
                   "priceCurrency": "THB"},
        "aggregateRating": {"ratingValue": str(item.rating), "ratingCount": str(item.reviews)},
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def _shown_price(item: Item) -> Data | None:
    if not item.skus:
        return None
    cheapest = min(item.skus, key=lambda sku: sku.price)
    if len(item.skus) > 1:
        ends = {"range_min": int(cheapest.price * _UNIT), "range_max": int(_dearest(item) * _UNIT)}
        return {"price": {"single_value": _ABSENT} | ends}
    absent = {"range_min": _ABSENT, "range_max": _ABSENT}
    before = int(cheapest.original * _UNIT) if cheapest.original else _ABSENT
    return {
        "price": {"single_value": int(cheapest.price * _UNIT)} | absent,
        "price_before_discount": {"single_value": before} | absent,
        "discount": percent_off(cheapest),
    }


def _dearest(item: Item) -> Decimal:
    return max(sku.price for sku in item.skus)


def _description(item: Item) -> str:
    return "\n".join([*item.description, *(f"- {line}" for line in item.highlights)])


def _attributes(item: Item) -> list[Data]:
    return [{"name": name, "value": value} for name, value in item.attributes.items()]


def _categories(item: Item) -> list[Data]:
    return [{"display_name": name} for name in item.categories]
