"""A stored row → its model. One that cannot be read is logged by its ids and field names, never by its content."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from pydantic import ValidationError

from makeafvdo.domain.errors import Unreadable

ItemT = TypeVar("ItemT")
ModelT = TypeVar("ModelT")

_log = logging.getLogger(__name__)
_READ_ERRORS = (ValueError, KeyError, TypeError, ArithmeticError, OSError)
"""What converting and validating raise. A time far out of range is an OverflowError or an OSError."""


@contextmanager
def reading(code: str, **ids: object) -> Iterator[None]:
    """Raises Unreadable(`code`) for any error of reading a row inside the block, and logs it."""
    try:
        yield
    except _READ_ERRORS as error:
        _log.warning(code, extra={**ids, "fields": _fields_in(error)})
        raise Unreadable(code) from None


def readable(items: Iterable[ItemT], read: Callable[[ItemT], ModelT]) -> Iterator[ModelT]:
    """The rows that can be read; the others are left out."""
    for item in items:
        try:
            row = read(item)
        except Unreadable:
            continue
        yield row


def _fields_in(error: Exception) -> list[str]:
    if isinstance(error, ValidationError):
        return sorted({str(each["loc"][0]) for each in error.errors(include_input=False, include_url=False)})
    return [type(error).__name__]
