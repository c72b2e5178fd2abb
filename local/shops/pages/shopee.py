"""Pages in the shape Shopee serves to a signed-out visitor."""

import base64
import hashlib

from local.shops.catalogue.catalogue import shopee_link
from local.shops.catalogue.item import Item
from local.shops.pages.html import Data, page
from local.shops.pages.html import json_script as _json_script

_MODULE = base64.b64encode(b"pcmall-productdetailspage").decode()


def product_page(item: Item) -> str:
    """Without what is withheld from signed-out visitors: price, stock, sold and rating are null."""
    state = _json_script("state", {"initialState": {"item": {"items": {item.item_id: _item(item)}}}})
    state = state.replace('type="application/json" id="state"', f'type="text/mfe-initial-data" data-module="{_MODULE}"')
    return page(f"{item.title} | Shopee Thailand", state, canonical=shopee_link(item), og={"title": item.title})


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


def _item(item: Item) -> Data:
    return {
        "item_id": int(item.item_id),
        "shop_id": int(item.shop_id),
        "title": item.title,
        "description": "\n".join([*item.description, *(f"- {line}" for line in item.highlights)]),
        "images": [photo_hash(photo) for photo in item.photos],
        "brand": item.brand,
        "attributes": [{"name": name, "value": value} for name, value in item.attributes.items()],
        "categories": [{"display_name": name} for name in item.categories],
        "tier_variations": [{"name": item.option, "options": [sku.choice for sku in item.skus]}],
        "models": [{"name": sku.choice, "price": None, "price_before_discount": 0} for sku in item.skus],
        "price": -1,
        "historical_sold": None,
        "item_rating": {"rating_star": None, "rating_count": []},
    }
