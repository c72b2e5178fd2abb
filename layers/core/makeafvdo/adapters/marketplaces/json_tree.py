"""Reads JSON of unknown shape: a missing or unexpected value is None or empty, never an exception."""

import math
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from makeafvdo.domain.products.shop_numbers import Count, read_count

Json = object
"""Any value `json.loads` returns."""

MAX_DEPTH = 40
MAX_DIGITS = 15
_WHOLE = re.compile(r"\s*(\d{1,15})(?:\.0+)?\s*")


def at(node: Json, *path: str) -> Json:
    for key in path:
        if not isinstance(node, dict):
            return None
        node = node.get(key)
    return node


def text(node: Json, *path: str) -> str | None:
    """Trimmed text; a whole number counts as text, for ids that come as either."""
    value = at(node, *path)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def items(node: Json, *path: str) -> list[Json]:
    value = at(node, *path)
    return value if isinstance(value, list) else []


def pairs(node: Json, *path: str) -> list[tuple[str, Json]]:
    value = at(node, *path)
    return list(value.items()) if isinstance(value, dict) else []


def amount(node: Json, *path: str) -> Decimal | None:
    """A plain number above zero, given as a number or as text with a decimal point. Zero and below are "unknown"."""
    value = at(node, *path)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or number <= 0 or number.adjusted() > MAX_DIGITS:
        return None
    return number.to_integral_value() if number == number.to_integral_value() else number


def count(node: Json, *path: str) -> int | None:
    """A whole number, zero or more, also as `1342.0` or as text."""
    value = at(node, *path)
    if isinstance(value, str):
        whole = _WHOLE.fullmatch(value)
        return int(whole[1]) if whole else None
    if isinstance(value, float) and value.is_integer() and value < 10**MAX_DIGITS:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def shown_count(node: Json, *path: str) -> Count | None:
    """A count, or the text shown for one: `1,310`, `1.3K`, `3พัน+`."""
    exact = count(node, *path)
    return read_count(text(node, *path) or "") if exact is None else Count(exact, is_rounded=False)


def shown_number(node: Json, *path: str) -> int | None:
    """The number of `shown_count`, where nobody asks whether it is rounded."""
    shown = shown_count(node, *path)
    return shown.number if shown else None


def stars(node: Json, *path: str) -> float | None:
    """A rating between 0 and 5, without the 0 that stands for "no reviews"."""
    value = amount(node, *path)
    return float(value) if value is not None and value <= 5 and math.isfinite(float(value)) else None


def objects(node: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """Every object of the tree, outermost first."""
    if depth > MAX_DEPTH:
        return
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from objects(child, depth + 1)
    elif isinstance(node, list):
        for child in node:
            yield from objects(child, depth + 1)
