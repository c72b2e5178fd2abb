"""schema.org data that pages embed for search engines (JSON-LD Product and ProductGroup)."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, shown_number, stars, text
from makeafvdo.adapters.marketplaces.offers import Offer, Prices, prices_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.reading import (
    MAX_TITLE,
    brand_name,
    currency_code,
    image_urls,
    lines_of_html,
    prose,
    tidy,
)
from makeafvdo.domain.products.products import Product, ProductLink
from makeafvdo.domain.products.shop_numbers import PriceText, read_price

_SITES = r"(?:Shopee|Lazada|AliExpress|TikTok(?: Shop)?)"
_SITE_SUFFIX = re.compile(rf" ?(?:\|+ ?{_SITES}\b.*|[–:-] ?{_SITES}(?:\.[a-z.]+| [A-Z][a-z]+| \[?\d+\]?)?)\Z")
_IDS = ("productGroupID", "productID", "sku")
_LIST_PRICES = ("listprice", "strikethroughprice", "srp", "msrp")


def products_in(page: Page) -> Iterator[Json]:
    """Every Product and ProductGroup; whose they are is not checked."""
    yield from page.json_ld("Product")
    yield from page.json_ld("ProductGroup")


def product_of(node: Json, link: ProductLink, read_at: datetime) -> Product:
    """The linked product as `node` tells it; where it was read is not noted yet."""
    prices = prices_in(node)
    return Product(
        title=title_in(node),
        marketplace=link.marketplace,
        product_id=link.product_id,
        canonical_url=link.canonical_url,
        affiliate_url=link.affiliate_url,
        description=prose(lines_of_html(text(node, "description"))),
        brand=brand_name(text(node, "brand", "name") or text(node, "brand")),
        shop=tidy(text(at(node, "offers"), "seller", "name")) or None,
        currency=currency_code(link.country, currency_in(node)),
        price=prices.price,
        price_max=prices.price_max,
        rating=stars(node, "aggregateRating", "ratingValue"),
        review_count=review_count_in(node),
        image_urls=image_urls(images_in(node)),
        read_at=read_at,
    )


def title_in(product: Json) -> str:
    """The name, without what the site appends to it."""
    return clean_title(text(product, "name"))


def clean_title(name: str | None) -> str:
    return _SITE_SUFFIX.sub("", tidy(unescape(name or ""), 2 * MAX_TITLE))[:MAX_TITLE]


def is_known_by_title(product: Json, title: str | None) -> bool:
    """Whether all that `product` says of whom it is, is the `title` that the page's state gives the linked one."""
    is_silent = not any(text(product, name) for name in _IDS) and not any(addresses_of(product))
    return bool(title) and is_silent and title_in(product) == clean_title(title)


def ids_in(product: Json) -> set[str]:
    """The digits that its own numbers begin with: `8735880893_ID-16175724614` → `8735880893`."""
    return {digits for name in _IDS if (digits := digits_at_start(text(product, name)))}


def review_count_in(product: Json) -> int | None:
    rated = shown_number(product, "aggregateRating", "ratingCount")
    return rated or shown_number(product, "aggregateRating", "reviewCount")


def prices_in(product: Json) -> Prices:
    """The prices of an Offer, a list of them or an AggregateOffer; a live variant has an Offer without any price."""
    currency = currency_in(product) or "THB"
    offers = [offer for each in _all_offers(product) for offer in _live_offers(each)]
    shown = filter(None, (_price_of(offer, currency) for offer in offers))
    return prices_of(Offer(price) for each in shown for price in (each.low, each.high) if price)


def _all_offers(product: Json) -> list[Json]:
    """Of the product and of each variant of a group."""
    return [offer for owner in (product, *items(product, "hasVariant")) for offer in _offers_of(owner)]


def _offers_of(node: Json) -> list[Json]:
    return items(node, "offers") or [at(node, "offers")]


def _live_offers(offer: Json) -> list[Json]:
    """The range of an AggregateOffer may begin at an offer that is sold out; where it lists one, the others count."""
    listed = items(offer, "offers")
    live = [each for each in listed if is_for_sale(each)]
    if not is_for_sale(offer) or len(live) < len(listed):
        return live
    return [offer] if text(offer, "lowPrice") or amount(offer, "lowPrice") else [offer, *live]


def _price_of(offer: Json, currency: str) -> PriceText | None:
    low, high = _amount(offer, "lowPrice", currency), _amount(offer, "highPrice", currency)
    if low:
        dearest = high.low if high else low.high
        return PriceText(low.low, dearest if dearest and dearest > low.low else None)
    listed = items(offer, "priceSpecification") or [at(offer, "priceSpecification")]
    specified = (_amount(each, "price", currency) for each in listed if not _is_list_price(each))
    return _amount(offer, "price", currency) or next(filter(None, specified), None)


def _is_list_price(specification: Json) -> bool:
    """`https://schema.org/StrikethroughPrice`."""
    return (text(specification, "priceType") or "").lower().endswith(_LIST_PRICES)


def addresses_of(product: Json) -> Iterator[str]:
    """Where structured data says that its product is sold."""
    of_offers = (text(offer, "url") for each in _all_offers(product) for offer in (each, *items(each, "offers")))
    page = text(product, "mainEntityOfPage") or text(product, "mainEntityOfPage", "@id")
    of_variants = (text(variant, "url") for variant in items(product, "hasVariant"))
    yield from filter(None, (text(product, "url"), text(product, "@id"), page, *of_offers, *of_variants))


def currency_in(product: Json) -> str | None:
    for offer in _all_offers(product):
        for place in (
            offer,
            *items(offer, "offers"),
            at(offer, "priceSpecification"),
            *items(offer, "priceSpecification"),
        ):
            if code := text(place, "priceCurrency"):
                return code
    return None


def images_in(product: Json) -> Iterator[str | None]:
    for image in [at(product, "image"), *items(product, "image")]:
        yield image if isinstance(image, str) else text(image, "url") or text(image, "contentUrl")


def digits_at_start(value: str | None) -> str | None:
    """`8735880893_ID-16175724614` → `8735880893`."""
    found = re.match(r"\d+", value or "")
    return found[0] if found else None


def _amount(offer: Json, name: str, currency: str) -> PriceText | None:
    """A number, or a text as shops write prices (`1,290.00`, `199 - 299`)."""
    number = amount(offer, name)
    return PriceText(number) if number else read_price(text(offer, name) or "", currency)
