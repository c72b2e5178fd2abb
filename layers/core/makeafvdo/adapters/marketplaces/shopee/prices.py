"""A Shopee item's prices: integers × 100,000; -1, 0 and null mean "not told".

Read from the SKUs that can be bought; else from the price shown, `product_price`; else from the item's own range.
"""

from decimal import Decimal

from makeafvdo.adapters.marketplaces.availability import is_for_sale
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, text
from makeafvdo.adapters.marketplaces.offers import Offer, Prices, prices_of
from makeafvdo.adapters.marketplaces.reading import percent
from makeafvdo.adapters.marketplaces.shopee.state import ItemState, models_of

_UNIT = Decimal(100_000)
_SMALLEST = Decimal(1)
"""Of any currency. Less than that was not written in 1/100,000."""


def has_no_sku_for_sale(item: ItemState) -> bool:
    """Sold out, so that a price told anywhere else on the page is that of an SKU nobody can buy."""
    models = models_of(item)
    return not any(map(is_for_sale, models)) if models else not is_for_sale(item.own)


def prices_of_item(item: ItemState) -> Prices:
    if has_no_sku_for_sale(item):
        return Prices()
    buyable = [model for model in models_of(item) if is_for_sale(model)]
    offers = [offer for offer in map(_offer_of_sku, buyable) if offer]
    if offers and len(offers) == len(buyable):
        return prices_of(offers)
    shown = _shown_price(at(item.beside, "product_price"))
    return shown if shown.price else _range_of_item(item.own) if not offers else prices_of(offers)


def _offer_of_sku(sku: Json) -> Offer | None:
    price = _money(sku, "price") or _money(sku, "price", "single_value")
    before = _money(sku, "price_before_discount") or _money(sku, "price_before_discount", "single_value")
    return Offer(price, before, _shown_discount(sku)) if price else None


def _shown_price(node: Json) -> Prices:
    """`single_value`, or `range_min` to `range_max`; of a range no struck price is known to be of the same SKU."""
    low = _money(node, "price", "range_min")
    if low is None:
        sku = _offer_of_sku(node)
        return prices_of([sku] if sku else [])
    high = _money(node, "price", "range_max")
    return Prices(low, high if high and high > low else None)


def _range_of_item(item: Json) -> Prices:
    low, high = _money(item, "price_min"), _money(item, "price_max")
    if low and high and high > low:
        return Prices(low, high)
    single = _offer_of_sku(item) or (low and Offer(low, _money(item, "price_before_discount"), _shown_discount(item)))
    return prices_of([single] if single else [])


def _shown_discount(node: Json) -> int | None:
    return percent(text(node, "raw_discount") or text(node, "show_discount") or text(node, "discount"))


def _money(node: Json, *path: str) -> Decimal | None:
    value = amount(node, *path)
    price = value / _UNIT if value else None
    return price if price and price >= _SMALLEST else None
