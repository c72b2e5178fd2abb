"""From one request to its response; pure, apart from prices that `/_local/price` changes."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from urllib.parse import urlsplit

from local.http_response import Response
from local.shops.catalogue.catalogue import BY_NUMBER, LAZADA_ERROR_IDS, tiktok_link
from local.shops.catalogue.item import Item, Sku
from local.shops.catalogue.photos import file_name, photo_bytes
from local.shops.pages import aliexpress, error_pages, lazada, shopee, tiktok
from local.shops.responses import FAILING_RESPONSES, MISDIRECTED
from local.shops.short_links import SHORTENERS

PHOTOS_BY_HASH = {shopee.photo_hash(photo): file_name(photo) for item in BY_NUMBER.values() for photo in item.photos}


@dataclass
class Shops:
    """All shops; `prices` holds the changed prices by item number."""

    prices: dict[int, Decimal] = field(default_factory=dict)

    def set_price(self, command: bytes) -> Response:
        """`{"number": 1, "price": "2590"}` sets the first SKU's price; a price of null puts the old one back."""
        change = json.loads(command)
        number = int(change["number"])
        if number not in BY_NUMBER:
            return Response(status=404)
        if change["price"] is None:
            self.prices.pop(number, None)
        else:
            self.prices[number] = Decimal(str(change["price"]))
        return Response(b"{}", content_type="application/json")

    def respond(self, host: str, target: str) -> Response:
        parts = urlsplit(target)
        if parts.path == "/_local/health":
            return Response(b'{"ok": true}', content_type="application/json")
        picture = re.fullmatch(r"/(?:p|file)/([^/]+)", parts.path)
        if picture:
            return _photo(picture[1])
        for ending, site in (*SHORTENERS.items(), *self._sites().items()):
            if host == ending or host.endswith(f".{ending}"):
                return site(parts.path)
        return MISDIRECTED

    def _sites(self) -> dict[str, Callable[[str], Response]]:
        return {
            "lazada.co.th": self._lazada,
            "tiktok.com": self._tiktok,
            "shopee.co.th": self._shopee,
            "aliexpress.com": self._aliexpress,
        }

    def _lazada(self, path: str) -> Response:
        found = re.search(r"-i(\d+)(?:-s\d+)?\.html", path)
        number = found[1] if found else ""
        if number in LAZADA_ERROR_IDS.values():
            response = FAILING_RESPONSES.get(number) or _html(error_pages.lazada_page(number))
            if response:
                return response
        return self._product(number, 5_100_000_000, lazada.product_page)

    def _tiktok(self, path: str) -> Response:
        found = re.search(r"/(\d{19})/?$", path)
        number = found[1] if found else ""
        item = self._item(number, 1_731_000_000_000_000_000)
        if item and path.startswith("/view/product/"):
            return Response(status=301, location=f"{tiktok_link(item)}?enter_method=url_semantic_301")
        if path == "/" or path.startswith("/@"):
            return Response(b"<title>TikTok - Make Your Day</title>")
        error_page = _html(error_pages.tiktok_page(number))
        return error_page or self._product(number, 1_731_000_000_000_000_000, tiktok.product_page)

    def _shopee(self, path: str) -> Response:
        found = re.search(r"[./](\d+)$", path)
        number = found[1] if found else ""
        return _html(error_pages.shopee_page(number)) or self._product(number, 5_100_000_000, shopee.product_page)

    def _aliexpress(self, path: str) -> Response:
        found = re.search(r"/(\d+)\.html", path)
        return self._product(found[1] if found else "", 1_005_007_000_000_000, aliexpress.product_page)

    def _product(self, number: str, base: int, product_page: Callable[[Item], str]) -> Response:
        item = self._item(number, base)
        return Response(product_page(item).encode()) if item else MISDIRECTED

    def _item(self, number: str, base: int) -> Item | None:
        item = BY_NUMBER.get(int(number) - base) if number else None
        return self.at_current_price(item) if item else None

    def at_current_price(self, item: Item) -> Item:
        """The item at its current price."""
        price = self.prices.get(item.number)
        if price is None:
            return item
        first = Sku(item.skus[0].choice, price, item.skus[0].original)
        return replace(item, skus=(first, *item.skus[1:]))


def _html(text: str | None) -> Response | None:
    return Response(text.encode()) if text is not None else None


def _photo(name: str) -> Response:
    body = photo_bytes(PHOTOS_BY_HASH.get(name, name))
    return Response(body, content_type="image/jpeg") if body is not None else MISDIRECTED
