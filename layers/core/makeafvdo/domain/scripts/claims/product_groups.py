"""What kind of goods a product is, as far as the law treats its advertising differently."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from makeafvdo.domain.scripts.claims.plain_text import read_plain
from makeafvdo.domain.scripts.segmentation import Segment

_WORDS = Path(__file__).parent / "product_groups.toml"


class ProductGroup(StrEnum):
    """In the order in which the stricter wins."""

    SUPPLEMENT = "supplement"
    MEDICAL = "medical"
    SHAPEWEAR = "shapewear"
    BEAUTY = "beauty"
    FOOD = "food"
    HOUSEHOLD_CHEMICAL = "household_chemical"
    ELECTRONICS = "electronics"
    FASHION = "fashion"
    KITCHEN = "kitchen"
    HOME = "home"
    OTHER = "other"


_STRICTER = {
    ProductGroup.FOOD: ProductGroup.SUPPLEMENT,
    ProductGroup.FASHION: ProductGroup.SHAPEWEAR,
    ProductGroup.HOME: ProductGroup.HOUSEHOLD_CHEMICAL,
    ProductGroup.OTHER: ProductGroup.SUPPLEMENT,
}
"""What a title or an attribute may make of a category."""


def group_of(
    title: str, categories: Iterable[str] = (), attributes: Mapping[str, str] | None = None, *, segment: Segment
) -> ProductGroup:
    """The group by the marketplace's categories, widest first, Thai or English, and by words of title and attributes.

    A narrower category chooses among the groups of a wider one: of สุขภาพ, เครื่องมือแพทย์ is no supplement.
    Of a mixed category (health and beauty) the title chooses; without a category it decides alone. Where several fit,
    the strictest; food that names a supplement is one.
    """
    by_category: set[ProductGroup] = set()
    for category in categories:
        named = _groups_in(category, segment, "categories")
        by_category = (by_category & named) or (by_category | named)
    by_title = _groups_in(title, segment, "titles")
    by_attributes = _groups_in(" | ".join((attributes or {}).values()), segment, "titles")
    fitting = by_category & by_title or by_category or by_title or by_attributes or {ProductGroup.OTHER}
    group = next(each for each in ProductGroup if each in fitting)
    stricter = _STRICTER.get(group)
    return stricter if stricter and stricter in by_title | by_attributes else group


def _groups_in(text: str, segment: Segment, where: str) -> set[ProductGroup]:
    """Of words one inside the other (ข้าว, กล่องข้าว) the longer."""
    plain = read_plain(text, segment)
    found = [
        (start, start + len(word), group)
        for start in plain.borders
        for word, group in _words()[where].get(plain.text[start : start + 1], ())
        if plain.text.startswith(word, start) and plain.is_border(start + len(word))
    ]
    return {
        group
        for start, end, group in found
        if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found)
    }


@cache
def _words() -> dict[str, dict[str, list[tuple[str, ProductGroup]]]]:
    """By where they count and by their first letter."""
    read: dict[str, dict[str, list[str]]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    by_letter: dict[str, dict[str, list[tuple[str, ProductGroup]]]] = {}
    for where, groups in read.items():
        begun = by_letter.setdefault(where, {})
        for group, words in groups.items():
            for word in words:
                begun.setdefault(word[0], []).append((word, ProductGroup(group)))
    return by_letter
