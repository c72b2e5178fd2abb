"""Addresses inside another: in a parameter, the fragment or the path of an app's or a network's link."""

from collections.abc import Iterator
from urllib.parse import unquote

from makeafvdo.domain.products.pasted_text import links_in
from makeafvdo.domain.products.web_address import WebAddress

_MOST_DECODINGS = 3
"""LINE's LIFF carries an address encoded once more for every page it goes through."""


def addresses_in(address: WebAddress) -> Iterator[str]:
    """Possible web addresses in `address`, parameters first; each decoded."""
    values = [value for _, value in address.parameters]
    names = [name for name, value in address.parameters if not value]  # LINE: `/R/msg/text/?https%3A…`
    for text in (*values, *names, address.fragment, address.path):
        yield from decoded_addresses(text)


def decoded_addresses(text: str) -> Iterator[str]:
    """What could be a web address in `text`, as it reads once it is decoded."""
    for _ in range(_MOST_DECODINGS):
        found = list(links_in(text))
        if found:
            yield from found
            return
        text, encoded = unquote(text), text
        if text == encoded:
            return
