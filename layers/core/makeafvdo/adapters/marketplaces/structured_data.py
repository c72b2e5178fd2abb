"""schema.org data that pages embed for search engines (JSON-LD Product and ProductGroup)."""

import re
from collections.abc import Iterator

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, text
from makeafvdo.adapters.marketplaces.offers import Offer, Prices, prices_of
from makeafvdo.domain.products.shop_numbers import PriceText, read_price


def prices_in(product: Json) -> Prices:
    """The prices of an Offer, a list of them or an AggregateOffer; a live variant has an Offer without any price."""
    offers, currency = at(product, "offers"), currency_in(product) or "THB"
    low, high = _price(offers, "lowPrice", currency), _price(offers, "highPrice", currency)
    if low and is_for_sale(offers):
        dearest = high.low if high else low.high
        return Prices(price=low.low, price_max=dearest if dearest and dearest > low.low else None)
    every_offer = [
        *([offers] if isinstance(offers, dict) else items(product, "offers")),
        *items(offers, "offers"),
        *(at(variant, "offers") for variant in items(product, "hasVariant")),
    ]
    shown = [_price(offer, "price", currency) for offer in every_offer if is_for_sale(offer)]
    return prices_of(Offer(price) for each in shown if each for price in (each.low, each.high) if price)


def currency_in(product: Json) -> str | None:
    first = next(iter(items(product, "offers")), None) or at(product, "offers")
    return text(first, "priceCurrency")


def images_in(product: Json) -> Iterator[str | None]:
    for image in [at(product, "image"), *items(product, "image")]:
        yield image if isinstance(image, str) else text(image, "url") or text(image, "contentUrl")


def digits_at_start(value: str | None) -> str | None:
    """`8735880893_ID-16175724614` → `8735880893`."""
    found = re.match(r"\d+", value or "")
    return found[0] if found else None


def _price(offer: Json, name: str, currency: str) -> PriceText | None:
    """A number, or a text as shops write prices (`1,290.00`, `199 - 299`)."""
    number = amount(offer, name)
    return PriceText(number) if number else read_price(text(offer, name) or "", currency)
