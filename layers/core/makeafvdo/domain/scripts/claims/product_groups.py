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


def group_of(
    title: str, categories: Iterable[str] = (), attributes: Mapping[str, str] | None = None, *, segment: Segment
) -> ProductGroup:
    """The group by the marketplace's categories, Thai or English, and by the title's and attributes' words.

    Categories outweigh the title but for supplements, which are stricter wherever they are named. Where two groups fit
    equally, the stricter.
    """
    by_category = _groups_in(" | ".join(categories), segment, "categories")
    by_title = _groups_in(title, segment, "titles")
    named = _groups_in(" ".join((attributes or {}).values()), segment, "titles")
    if ProductGroup.SUPPLEMENT in by_category | by_title | named:
        return ProductGroup.SUPPLEMENT
    for found in (by_category, by_title, named):
        if found:
            return _strictest(found)
    return ProductGroup.OTHER


def _strictest(groups: set[ProductGroup]) -> ProductGroup:
    return next(group for group in ProductGroup if group in groups)


def _groups_in(text: str, segment: Segment, where: str) -> set[ProductGroup]:
    plain = read_plain(text, segment)
    return {
        group
        for word, group in _words()[where].items()
        for start in plain.borders
        if plain.text.startswith(word, start) and start + len(word) in plain.borders
    }


@cache
def _words() -> dict[str, dict[str, ProductGroup]]:
    read: dict[str, dict[str, list[str]]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {
        where: {word: ProductGroup(group) for group, words in groups.items() for word in words}
        for where, groups in read.items()
    }
