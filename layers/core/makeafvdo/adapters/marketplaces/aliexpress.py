"""AliExpress: since mid 2024 the page carries title and photographs only, never a price.

Older pages hold `window.runParams = {data: {…Module}}`. Their unsalable SKUs carry dummy prices, so only salable ones
count. The prices that the browser fetches afterwards (mtop) are not fetched here.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, count, items, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer, prices_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import currency_code, image_urls, tidy, with_sources
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink
from makeafvdo.domain.products.shop_numbers import read_count

_TITLE_SUFFIX = re.compile(r"\s*\|*\s*-\s*AliExpress(?:\s*\[?\d*\]?)?\s*$")
_PRICE_PREFIX = re.compile(r"^[^|]{0,40}\d[^|]{0,20}(?:OFF)?\|")
_APP_LINKS = ("al:android:url", "al:iphone:url", "al:ios:url")


class AliExpress:
    name = MarketplaceName.ALIEXPRESS

    def parse_product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        data = _run_params(page)
        if link.product_id in _own_ids(data):
            return _from_run_params(data, link, read_at)
        if _is_named_by_app_link(page, link):
            return _from_meta(page, link, read_at)
        return None


def _run_params(page: Page) -> Json:
    """`window.runParams = { data: {…} }` is JavaScript; the value of `data` is JSON."""
    found_at = page.html.find("window.runParams")
    found = re.compile(r"[\s{,]\"?data\"?\s*:\s*(?=\{)").search(page.html, found_at, found_at + 400)
    return page.json_at(found.end()) if found_at >= 0 and found else None


def _own_ids(data: Json) -> tuple[str | None, ...]:
    modules = ("actionModule", "commonModule", "storeModule", "priceModule", "productInfoComponent", "skuComponent")
    ids = ("productId", "productIdStr", "id", "idStr")
    return tuple(text(data, module, name) for module in modules for name in ids)


def _from_run_params(data: Json, link: ProductLink, read_at: datetime) -> Product:
    prices = prices_of(_offers(data))
    title = text(data, "titleModule", "subject") or text(data, "productInfoComponent", "subject")
    rating = at(data, "titleModule", "feedbackRating") or at(data, "feedbackComponent")
    sold = read_count(text(data, "titleModule", "tradeCount") or text(data, "tradeComponent", "formatTradeCount") or "")
    images = items(data, "imageModule", "imagePathList") or items(data, "imageComponent", "imagePathList")
    return with_sources(
        Product(
            title=tidy(title),
            marketplace=MarketplaceName.ALIEXPRESS,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            attributes=_attributes(data),
            shop=tidy(text(data, "storeModule", "storeName") or text(data, "sellerComponent", "storeName")) or None,
            currency=currency_code(link.country, _currency(data)),
            price=prices.price,
            price_max=prices.price_max,
            original_price=prices.original_price,
            rating=stars(rating, "averageStar") or stars(rating, "evarageStar"),
            review_count=count(rating, "totalValidNum"),
            sold_count=sold.number if sold else None,
            sold_count_is_rounded=bool(sold and sold.is_rounded),
            image_urls=image_urls(image for image in images if isinstance(image, str)),
            read_at=read_at,
        )
    )


def _skus(data: Json) -> list[Json]:
    return items(data, "skuModule", "skuPriceList") or items(data, "priceComponent", "skuPriceList")


def _offers(data: Json) -> Iterator[Offer]:
    for sku in _skus(data):
        value = at(sku, "skuVal")
        before = amount(value, "skuAmount", "value")
        price = amount(value, "skuActivityAmount", "value") or before
        if price and is_for_sale(sku) and is_for_sale(value):
            yield Offer(price, before)


def _currency(data: Json) -> str | None:
    codes = (text(sku, "skuVal", "skuAmount", "currency") for sku in _skus(data))
    return next(filter(None, codes), None)


def _attributes(data: Json) -> dict[str, str]:
    props = items(data, "specsModule", "props") or items(data, "productPropComponent", "props")
    named = ((tidy(text(node, "attrName")), tidy(text(node, "attrValue"))) for node in props)
    return {name: value for name, value in named if name and value}


def _is_named_by_app_link(page: Page, link: ProductLink) -> bool:
    """`aliexpress://product/detail?productId=…`, or the page's own address."""
    own = re.compile(rf"(?:productId=|/item/|/i/){link.product_id}(?!\d)")
    return any(own.search(page.meta(name) or "") for name in (*_APP_LINKS, "og:url"))


def _from_meta(page: Page, link: ProductLink, read_at: datetime) -> Product | None:
    title = tidy(_TITLE_SUFFIX.sub("", _PRICE_PREFIX.sub("", page.meta("og:title") or "")).strip(" |"))
    listed = [image for image in items(page.json_after("_d_c_.DCData"), "imagePathList") if isinstance(image, str)]
    images = image_urls(listed or [page.meta("og:image")])
    if not title and not images:
        return None
    return with_sources(
        Product(
            title=title,
            marketplace=MarketplaceName.ALIEXPRESS,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            currency=currency_code(link.country),
            image_urls=images,
            read_at=read_at,
        )
    )
