"""The marketplaces' link shorteners."""

from collections.abc import Callable

from local.http_response import Response
from local.shops.catalogue.catalogue import (
    BY_NUMBER,
    ITEMS,
    SHORT_CODES,
    aliexpress_link,
    lazada_link,
    shopee_link,
    tiktok_link,
)
from local.shops.catalogue.item import Item
from local.shops.responses import redirect

_ITEM_OF = {code: BY_NUMBER[number] for number, code in SHORT_CODES.items()}
_TIKTOK_ERRORS = {
    "dead": redirect("https://www.tiktok.com/?_r=1"),
    "busy": Response(b"<title>403</title>", status=403),
    "video": redirect("https://www.tiktok.com/@someone/video/7300000000000000000"),
    "elsewhere": redirect("https://example.com/product"),
    "scripted": Response(f"<script>var REDIRECTURL = new URL('{tiktok_link(ITEMS[0])}');</script>".encode()),
}


def _shortener(prefix: str, link_of: Callable[[Item], str]) -> Callable[[str], Response]:
    def respond(path: str) -> Response:
        code = path.removeprefix(prefix).strip("/")
        item = _ITEM_OF.get(code)
        if item:
            return redirect(f"{link_of(item)}?utm_source=an_1530000&utm_campaign=demo")
        return _TIKTOK_ERRORS.get(code) or Response(b"<title>404</title>", status=404)

    return respond


SHORTENERS = {
    "s.lazada.co.th": _shortener("/s.", lazada_link),
    "vt.tiktok.com": _shortener("/", tiktok_link),
    "s.shopee.co.th": _shortener("/", shopee_link),
    "s.click.aliexpress.com": _shortener("/e/_", aliexpress_link),
}
