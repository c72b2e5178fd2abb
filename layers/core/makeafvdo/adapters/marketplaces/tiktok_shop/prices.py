"""TikTok Shop's prices, which stand in a new place every few months.

price.real_price      {price_val, price_str, currency}, or the text shown: "$55.50", "$51.99 - 64.99"
price                 sale_price_decimal or sale_price_format, origin_price_decimal; min_sku_price and max_sku_price as
                      texts in the country's own format ("190.000" rupiah)
price_v2              [{min_price: {sale_price_decimal}, max_price: …}]
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, text
from makeafvdo.adapters.marketplaces.offers import Offer
from makeafvdo.adapters.marketplaces.reading import percent, symbol_at_start
from makeafvdo.domain.products.shop_numbers import PriceText, read_price

_CURRENCIES = (("real_price", "currency"), ("currency",), ("currency_name",))


def offers_of(skus: Sequence[Json], products: Iterable[Json]) -> tuple[Offer, ...]:
    """What the SKUs for sale cost; where none of them says, what the product says of all: `products` holds its price.

    Nothing where an SKU is sold out and no other says its price: the product's may be that of the sold-out one.
    """
    buyable = [sku for sku in skus if is_for_sale(sku)]
    offers = tuple(offer for sku in buyable for offer in _first_offers(_price_nodes(sku)))
    if offers or len(buyable) < len(skus):
        return offers
    return _first_offers(node for product in products for node in _price_nodes(product))


def currency_of(owners: Iterable[Json]) -> str | None:
    """The code the prices state."""
    nodes = [node for owner in owners for node in _price_nodes(owner)]
    return next(filter(None, (text(node, *path) for path in _CURRENCIES for node in nodes)), None)


def currency_symbol_of(owners: Iterable[Json]) -> str | None:
    """The symbol the prices are shown with: `$` of `$51.99 - 64.99`."""
    nodes = (node for owner in owners for node in _price_nodes(owner))
    symbols = (symbol_at_start(text(node, "currency_symbol") or text(node, "real_price")) for node in nodes)
    return next(filter(None, symbols), None)


def _price_nodes(owner: Json) -> Iterator[Json]:
    """Every object that may hold the owner's price, the oldest place first."""
    price = at(owner, "price")
    yield price
    for place in (owner, price):
        newer = at(place, "price_v2")
        yield from newer if isinstance(newer, list) else [newer]


def _first_offers(nodes: Iterable[Json]) -> tuple[Offer, ...]:
    return next(filter(None, map(_offers_in, nodes)), ())


def _offers_in(node: Json) -> tuple[Offer, ...]:
    """One offer, or the two ends of a range; none where the price is masked."""
    currency = currency_of([{"price": node}]) or "THB"
    own = _own_offers(node, currency)
    if own:
        return own
    return tuple(offer for end in ("min_price", "max_price") for offer in _own_offers(at(node, end), currency))


def _own_offers(node: Json, currency: str) -> tuple[Offer, ...]:
    plain = amount(node, "real_price", "price_val") or amount(node, "sale_price_decimal")
    shown = _shown(node, "real_price", currency) or _shown(node, "sale_price_format", currency)
    price = PriceText(plain) if plain else shown
    if price is None:
        low, high = (_shown(node, name, currency) for name in ("min_sku_price", "max_sku_price"))
        price = PriceText(low.low, high.low if high else low.high) if low else None
    if price is None:
        return ()
    if price.high and price.high > price.low:
        return Offer(price.low), Offer(price.high)
    discount = percent(text(node, "discount") or text(node, "discount_format"))
    return (Offer(price.low, _original(node, currency), discount),)


def _original(node: Json, currency: str) -> Decimal | None:
    plain = amount(node, "original_price_value") or amount(node, "origin_price_decimal")
    shown = read_price(text(node, "original_price") or "", currency)
    return plain or (shown.low if shown and shown.high is None else None)


def _shown(node: Json, name: str, currency: str) -> PriceText | None:
    """A text in the country's format, by itself or as `price_str`; or a number."""
    value = at(node, name)
    if isinstance(value, float | int):
        number = amount(node, name)
        return PriceText(number) if number else None
    return read_price(text(node, name, "price_str") or text(node, name) or "", currency)
