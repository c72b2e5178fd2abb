"""What the shops answer to one request; pure, apart from the prices that a switch may move."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from urllib.parse import urlsplit

from local.shops.catalogue.catalogue import BY_NUMBER, LAZADA_ODD, tiktok_link
from local.shops.catalogue.item import Item, Sku
from local.shops.catalogue.photos import file_name, photo_bytes
from local.shops.pages import aliexpress, lazada, odd, shopee, tiktok
from local.shops.responses import MISCHIEF, MISDIRECTED, Answer
from local.shops.short_links import SHORTENERS

PHOTOS_BY_HASH = {shopee.photo_hash(photo): file_name(photo) for item in BY_NUMBER.values() for photo in item.photos}


@dataclass
class Shops:
    """All shops; `prices` holds what was moved by the switch, by item number."""

    prices: dict[int, Decimal] = field(default_factory=dict)

    def move_price(self, order: bytes) -> Answer:
        """`{"number": 1, "price": "2590"}` sets the first SKU's price; a price of null puts the old one back."""
        told = json.loads(order)
        number = int(told["number"])
        if number not in BY_NUMBER:
            return Answer(status=404)
        if told["price"] is None:
            self.prices.pop(number, None)
        else:
            self.prices[number] = Decimal(str(told["price"]))
        return Answer(b"{}", content_type="application/json")

    def answer(self, host: str, target: str) -> Answer:
        parts = urlsplit(target)
        if parts.path == "/_local/health":
            return Answer(b'{"ok": true}', content_type="application/json")
        picture = re.fullmatch(r"/(?:p|file)/([^/]+)", parts.path)
        if picture:
            return _photo(picture[1])
        for ending, site in (*SHORTENERS.items(), *self._sites().items()):
            if host == ending or host.endswith(f".{ending}"):
                return site(parts.path)
        return MISDIRECTED

    def _sites(self) -> dict[str, Callable[[str], Answer]]:
        return {
            "lazada.co.th": self._lazada,
            "tiktok.com": self._tiktok,
            "shopee.co.th": self._shopee,
            "aliexpress.com": self._aliexpress,
        }

    def _lazada(self, path: str) -> Answer:
        found = re.search(r"-i(\d+)(?:-s\d+)?\.html", path)
        number = found[1] if found else ""
        special = MISCHIEF.get(number) or _html(odd.lazada_page(number) if number in LAZADA_ODD.values() else None)
        return special or self._product(number, 5_100_000_000, lazada.product_page)

    def _tiktok(self, path: str) -> Answer:
        found = re.search(r"/(\d{19})/?$", path)
        number = found[1] if found else ""
        item = self._item(number, 1_731_000_000_000_000_000)
        if item and path.startswith("/view/product/"):
            return Answer(status=301, location=f"{tiktok_link(item)}?enter_method=url_semantic_301")
        if path == "/" or path.startswith("/@"):
            return Answer(b"<title>TikTok - Make Your Day</title>")
        return _html(odd.tiktok_page(number)) or self._product(number, 1_731_000_000_000_000_000, tiktok.product_page)

    def _shopee(self, path: str) -> Answer:
        found = re.search(r"[./](\d+)$", path)
        number = found[1] if found else ""
        return _html(odd.shopee_page(number)) or self._product(number, 5_100_000_000, shopee.product_page)

    def _aliexpress(self, path: str) -> Answer:
        found = re.search(r"/(\d+)\.html", path)
        return self._product(found[1] if found else "", 1_005_007_000_000_000, aliexpress.product_page)

    def _product(self, number: str, base: int, product_page: Callable[[Item], str]) -> Answer:
        item = self._item(number, base)
        return Answer(product_page(item).encode()) if item else MISDIRECTED

    def _item(self, number: str, base: int) -> Item | None:
        item = BY_NUMBER.get(int(number) - base) if number else None
        return self.as_sold(item) if item else None

    def as_sold(self, item: Item) -> Item:
        """At its price of the moment."""
        moved = self.prices.get(item.number)
        if moved is None:
            return item
        first = Sku(item.skus[0].choice, moved, item.skus[0].original)
        return replace(item, skus=(first, *item.skus[1:]))


def _html(text: str | None) -> Answer | None:
    return Answer(text.encode()) if text is not None else None


def _photo(name: str) -> Answer:
    body = photo_bytes(PHOTOS_BY_HASH.get(name, name))
    return Answer(body, content_type="image/jpeg") if body is not None else MISDIRECTED
