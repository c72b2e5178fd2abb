"""schema.org data that pages embed for search engines (JSON-LD Product and ProductGroup)."""

import re
from collections.abc import Iterator

from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, text
from makeafvdo.adapters.marketplaces.offers import Offer, Prices, prices_of


def prices_in(product: Json) -> Prices:
    """The prices of an Offer, a list of them or an AggregateOffer; a live variant has an Offer without any price."""
    offers = at(product, "offers")
    low, high = amount(offers, "lowPrice"), amount(offers, "highPrice")
    if low:
        return Prices(price=low, price_max=high if high and high > low else None)
    each = [offers, *items(product, "offers"), *(at(variant, "offers") for variant in items(product, "hasVariant"))]
    return prices_of(Offer(price) for price in (amount(offer, "price") for offer in each) if price)


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
