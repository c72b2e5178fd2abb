"""Whether an SKU can be bought: the price of one that is sold out or switched off is nobody's price."""

from makeafvdo.adapters.marketplaces.json_tree import Json, at, count, items, text

_STOCKS = (
    "stock", "normal_stock", "available_stock", "display_stock", "available_quantity", "availQuantity", "skuStock",
)  # fmt: skip
_ON = (
    "salable", "saleable", "available", "is_available", "isAvailable", "has_stock", "in_stock", "inStock", "enabled",
    "is_clickable",
)  # fmt: skip
_OFF = ("disabled", "disable", "is_disabled", "sold_out", "is_sold_out", "soldOut", "is_grayout", "unavailable")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_STATES = ("status", "item_status", "sku_status", "stock_status", "stockStatus", "stockType", "availability")
_SOLD_OUT = ("soldout", "outofstock", "disabled", "inactive", "unavailable", "discontinued", "deleted", "banned")


def is_for_sale(sku: Json) -> bool:
    """False where the page says that the SKU is sold out or disabled; a page that does not say sells it.

    Zero is the only stock that says so: -1 and null stand for "not told".
    """
    stocks = (
        *(count(sku, name) for name in _STOCKS),
        count(sku, "sku_quantity", "available_quantity"),
        _stock_of_prices(sku),
        count(sku, "quantity"),
    )
    if next((stock for stock in stocks if stock is not None), None) == 0:
        return False
    if any(_flag(sku, name) is False for name in _ON) or any(_flag(sku, name) is True for name in _OFF):
        return False
    return not any(_says_sold_out(text(sku, name)) for name in _STATES) and _has_a_way_to_buy(sku)


def _flag(node: Json, name: str) -> bool | None:
    """`true`, `1` and `"true"` alike; None for whatever else stands there."""
    return _FLAGS.get(str(at(node, name)).lower())


def _stock_of_prices(sku: Json) -> int | None:
    """Shopee's stock for each kind of price; all of them are told, or none counts."""
    stocks = [count(price, "stock") for price in items(sku, "price_stocks")]
    told = [stock for stock in stocks if stock is not None]
    return sum(told) if told and len(told) == len(stocks) else None


def _says_sold_out(state: str | None) -> bool:
    """`SOLD_OUT`, `https://schema.org/OutOfStock`."""
    letters = "".join(char for char in (state or "").lower() if char.isalpha())
    return letters.endswith(_SOLD_OUT)


def _has_a_way_to_buy(sku: Json) -> bool:
    """Lazada's buttons and its purchase limit."""
    buttons = [at(sku, "operation"), *items(sku, "operations")]
    told = [disabled for button in buttons if (disabled := _flag(button, "disable")) is not None]
    return not (told and all(told)) and count(sku, "quantity", "limit", "max") != 0
