"""AliExpress: since mid 2024 the page carries title and photographs only, never a price.

Older pages hold `window.runParams = {data: {…Module}}`. Their unsalable SKUs carry dummy prices, so only salable ones
count, and a price told of all SKUs only where none is unsalable. What the state withholds is completed from JSON-LD.
The prices that the browser fetches afterwards (mtop) are not fetched here.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, shown_count, shown_number, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer, prices_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import (
    completed_from_structured_data,
    currency_code,
    currency_of_symbol,
    image_urls,
    percent,
    symbol_at_start,
    tidy,
    with_sources,
)
from makeafvdo.adapters.marketplaces.structured_data import (
    addresses_of,
    ids_in,
    is_known_by_title,
    product_of,
    products_in,
)
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink
from makeafvdo.domain.products.shop_numbers import PriceText, read_price

_TITLE_SUFFIX = re.compile(r"\s*\|*\s*-\s*AliExpress(?:\s*\[?\d*\]?)?\s*$")
_PRICE_PREFIX = re.compile(r"^[^|]{0,40}\d[^|]{0,20}(?:OFF)?\|")
_APP_LINKS = ("al:android:url", "al:iphone:url", "al:ios:url")


class AliExpress:
    name = MarketplaceName.ALIEXPRESS

    def parse_product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        data = _run_params(page)
        is_own = link.product_id in _own_ids(data)
        product = _from_run_params(data, link, read_at) if is_own else _from_meta(page, link, read_at)
        structured = next(_structured_products(page, link, product.title if product else None, read_at), None)
        if product is None:
            return structured
        return completed_from_structured_data(product, structured, is_sold_out=is_own and _is_sold_out(data))


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
    sold = shown_count(data, "titleModule", "tradeCount") or shown_count(data, "tradeComponent", "formatTradeCount")
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
            currency=currency_code(link.country, _currency(data, link.country)),
            price=prices.price,
            price_max=prices.price_max,
            original_price=prices.original_price,
            rating=stars(rating, "averageStar") or stars(rating, "evarageStar"),
            review_count=shown_number(rating, "totalValidNum"),
            sold_count=sold.number if sold else None,
            sold_count_is_rounded=bool(sold and sold.is_rounded),
            image_urls=image_urls(image for image in images if isinstance(image, str)),
            read_at=read_at,
        )
    )


def _skus(data: Json) -> list[Json]:
    return items(data, "skuModule", "skuPriceList") or items(data, "priceComponent", "skuPriceList")


def _buyable(data: Json) -> list[Json]:
    return [sku for sku in _skus(data) if is_for_sale(sku) and is_for_sale(at(sku, "skuVal"))]


def _is_sold_out(data: Json) -> bool:
    return bool(_skus(data)) and not _buyable(data)


def _offers(data: Json) -> list[Offer]:
    buyable = _buyable(data)
    offers = [offer for sku in buyable for offer in _offer_of_sku(sku)]
    return offers if offers or len(buyable) < len(_skus(data)) else list(_offers_of_all(data))


def _offer_of_sku(sku: Json) -> Iterator[Offer]:
    before = amount(sku, "skuVal", "skuAmount", "value")
    price = amount(sku, "skuVal", "skuActivityAmount", "value") or before
    if price:
        yield Offer(price, before)


def _offers_of_all(data: Json) -> Iterator[Offer]:
    """One offer, or the two ends of a range; of a range no struck price is known to be of the same SKU."""
    currency = _currency(data, "") or "THB"
    sales = (_range(node, "ActivityAmount", "formatedActivityPrice", currency) for node in _prices(data))
    befores = (_range(node, "Amount", "formatedPrice", currency) for node in _prices(data))
    sale, before = (next(filter(None, told), None) for told in (sales, befores))
    shown = sale or before
    if shown and shown.high:
        yield from (Offer(shown.low), Offer(shown.high))
    elif shown:
        discount = next(filter(None, (percent(text(node, "discount")) for node in _prices(data))), None)
        yield Offer(shown.low, before.low if before and not before.high else None, discount)


def _prices(data: Json) -> tuple[Json, ...]:
    """Where older and newer pages keep what all SKUs cost."""
    newer = at(data, "priceComponent")
    return at(data, "priceModule"), at(newer, "discountPrice"), at(newer, "origPrice")


def _range(node: Json, name: str, formatted: str, currency: str) -> PriceText | None:
    low, high = amount(node, f"min{name}", "value"), amount(node, f"max{name}", "value")
    if low is None:
        return read_price(text(node, formatted) or "", currency)
    return PriceText(low, high if high and high > low else None)


def _currency(data: Json, country: str) -> str | None:
    of_skus = [at(sku, "skuVal", name) for sku in _skus(data) for name in ("skuAmount", "skuActivityAmount")]
    of_all = [at(node, f"min{name}") for node in _prices(data) for name in ("Amount", "ActivityAmount")]
    code = next(filter(None, (text(each, "currency") for each in (*of_skus, *of_all))), None)
    shown = [text(node, name) for node in _prices(data) for name in ("formatedActivityPrice", "formatedPrice")]
    symbols = (currency_of_symbol(symbol_at_start(each), country) for each in shown)
    return code or next(filter(None, symbols), None)


def _attributes(data: Json) -> dict[str, str]:
    props = items(data, "specsModule", "props") or items(data, "productPropComponent", "props")
    named = ((tidy(text(node, "attrName")), tidy(text(node, "attrValue"))) for node in props)
    return {name: value for name, value in named if name and value}


def _is_named_by_app_link(page: Page, link: ProductLink) -> bool:
    """`aliexpress://product/detail?productId=…`, or the page's own address."""
    own = re.compile(rf"(?:productId=|/item/|/i/){link.product_id}(?!\d)")
    return any(own.search(page.meta(name) or "") for name in (*_APP_LINKS, "og:url"))


def _from_meta(page: Page, link: ProductLink, read_at: datetime) -> Product | None:
    if not _is_named_by_app_link(page, link):
        return None
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


def _structured_products(page: Page, link: ProductLink, title: str | None, read_at: datetime) -> Iterator[Product]:
    own = re.compile(rf"(?:productId=|/item/(?:[^/]+/)?|/i/){link.product_id}(?!\d)")
    for node in products_in(page):
        is_named = link.product_id in ids_in(node) or any(map(own.search, addresses_of(node)))
        if is_named or is_known_by_title(node, title):
            yield with_sources(product_of(node, link, read_at))
