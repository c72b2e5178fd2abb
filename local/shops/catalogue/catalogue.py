"""The products of the local shops, and every link a demo or a test may paste."""

from collections.abc import Iterator
from dataclasses import replace

from local.shops.catalogue.decor import DECOR
from local.shops.catalogue.furniture import FURNITURE
from local.shops.catalogue.item import Item

ITEMS = (*FURNITURE, *DECOR)
NO_PHOTO = replace(ITEMS[0], number=91, slug="no-photo", photos=())
CORRUPT_PHOTO = replace(ITEMS[5], number=92, slug="corrupt-photo", photos=("corrupt", *ITEMS[5].photos[:1]))
NO_PRICE = replace(ITEMS[7], number=93, slug="no-price", skus=())
BY_NUMBER = {item.number: item for item in (*ITEMS, NO_PHOTO, CORRUPT_PHOTO, NO_PRICE)}

LAZADA_ERROR_IDS = {
    "wall": "5100000801", "removed": "5100000802", "category": "5100000803", "login": "5100000804",
    "error": "5100000805", "slow": "5100000806", "huge": "5100000807", "bomb": "5100000808",
    "unreadable": "5100000809", "no-price-in-structured-data": "5100000810",
}  # fmt: skip
TIKTOK_ERROR_IDS = {"wall": "1731000000000000801", "region": "1731000000000000802", "removed": "1731000000000000803"}
SHOPEE_ERROR_IDS = {"login": "5100000804", "shell": "5100000809", "wall": "5100000801", "removed": "5100000802"}
SHORT_CODES = {item.number: f"demo{item.number:02d}" for item in ITEMS}


def lazada_link(item: Item) -> str:
    return f"https://www.lazada.co.th/products/{item.slug}-i{item.item_id}.html"


def tiktok_link(item: Item) -> str:
    return f"https://shop.tiktok.com/th/pdp/{item.slug}/{item.tiktok_id}"


def shopee_link(item: Item) -> str:
    return f"https://shopee.co.th/{item.slug}-i.{item.shop_id}.{item.item_id}"


def aliexpress_link(item: Item) -> str:
    return f"https://th.aliexpress.com/item/{item.aliexpress_id}.html"


def demo_links() -> Iterator[tuple[str, str]]:
    """(what it is, link) for every product on every marketplace, every short link and every error page."""
    for item in BY_NUMBER.values():
        yield f"lazada {item.slug}", lazada_link(item)
        yield f"tiktok {item.slug}", tiktok_link(item)
        yield f"shopee {item.slug}", shopee_link(item)
        yield f"aliexpress {item.slug}", aliexpress_link(item)
    for number, code in SHORT_CODES.items():
        yield f"short lazada {BY_NUMBER[number].slug}", f"https://s.lazada.co.th/s.{code}?cc"
        yield f"short tiktok {BY_NUMBER[number].slug}", f"https://vt.tiktok.com/{code}/"
        yield f"short shopee {BY_NUMBER[number].slug}", f"https://s.shopee.co.th/{code}"
        yield f"short aliexpress {BY_NUMBER[number].slug}", f"https://s.click.aliexpress.com/e/_{code}"
    for what in ("dead", "busy", "video", "scripted", "elsewhere"):
        yield f"short tiktok {what}", f"https://vt.tiktok.com/{what}/"
    for what, item_id in LAZADA_ERROR_IDS.items():
        yield f"lazada {what}", f"https://www.lazada.co.th/products/pdp-i{item_id}.html"
    for what, item_id in TIKTOK_ERROR_IDS.items():
        yield f"tiktok {what}", f"https://www.tiktok.com/view/product/{item_id}"
    for what, item_id in SHOPEE_ERROR_IDS.items():
        yield f"shopee {what}", f"https://shopee.co.th/product/880000/{item_id}"
