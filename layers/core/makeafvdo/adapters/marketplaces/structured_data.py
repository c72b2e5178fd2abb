"""schema.org data that pages embed for search engines (JSON-LD Product and ProductGroup)."""

import re
from collections.abc import Iterator

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, text
from makeafvdo.adapters.marketplaces.offers import Offer, Prices, prices_of
from makeafvdo.domain.products.shop_numbers import PriceText, read_price


def prices_in(product: Json) -> Prices:
    """The prices of an Offer, a list of them or an AggregateOffer; a live variant has an Offer without any price."""
    currency = currency_in(product) or "THB"
    owners = (product, *items(product, "hasVariant"))
    offers = [offer for owner in owners for each in _offers_of(owner) for offer in _live_offers(each)]
    shown = filter(None, (_price_of(offer, currency) for offer in offers))
    return prices_of(Offer(price) for each in shown for price in (each.low, each.high) if price)


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
    return _amount(offer, "price", currency) or _amount(at(offer, "priceSpecification"), "price", currency)


def addresses_of(product: Json) -> Iterator[str]:
    """Where structured data says that its product is sold."""
    for address in (text(product, "url"), text(product, "@id"), text(product, "offers", "url")):
        if address:
            yield address


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


def _amount(offer: Json, name: str, currency: str) -> PriceText | None:
    """A number, or a text as shops write prices (`1,290.00`, `199 - 299`)."""
    number = amount(offer, name)
    return PriceText(number) if number else read_price(text(offer, name) or "", currency)
