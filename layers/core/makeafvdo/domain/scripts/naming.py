"""What a product is called in its script: asked where its title does not say it for sure. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.segmentation import Segment

MOST_LETTERS = 40
MOST_SUGGESTIONS = 4

_BRACKETS = re.compile(r"[\[【(（<].*?[\]】)）>]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_NOT_OF_A_NAME = re.compile(r"[^\w\u0e00-\u0e7f .%-]")
_SHORTEST = 3
_LONG_CHUNK = 18
_WORDS = 2
"""A Thai thing is mostly one or two words of the dictionary: ไส้กรอง, เก้าอี้ สำนักงาน."""


@dataclass(frozen=True)
class Naming:
    is_asked: bool
    suggestions: tuple[str, ...]


def naming_of(product: Product, segment: Segment) -> Naming:
    """Whether to ask the marketer what to call the product, and what to suggest: from its title and its category."""
    suggestions = tuple(dict.fromkeys(_suggestions(product, segment)))[:MOST_SUGGESTIONS]
    is_known = bool(product.short_name) or not product.title or _is_sure(product, segment)
    return Naming(is_asked=not is_known, suggestions=suggestions)


def _is_sure(product: Product, segment: Segment) -> bool:
    """Whether the title's first Thai words begin with what its category is called."""
    if not product.categories:
        return False
    category = {word for word in segment(product.categories[-1]) if len(word) >= _SHORTEST}
    return bool(category & set(segment(_thai_chunks(product.title)[0])[:_WORDS]))


def _suggestions(product: Product, segment: Segment) -> Iterator[str]:
    chunks = _thai_chunks(product.title)
    words = "".join(segment(chunks[0])[:_WORDS])
    for name in (chunks[0] if len(chunks[0]) <= _LONG_CHUNK else words, " ".join(chunks[:2]), *product.categories[-1:]):
        if _SHORTEST <= len(name) <= MOST_LETTERS and forbidden_in(name) is None:
            yield name


def _thai_chunks(title: str) -> list[str]:
    plain = _NOT_OF_A_NAME.sub(" ", _BRACKETS.sub(" ", title))
    return [chunk for chunk in plain.split() if _THAI.search(chunk)] or [""]
