"""Facts before a model sees them: nothing hidden, nothing that leads away, no price but the verified ones, not long.

Pages are written by anybody. What is taken out here cannot be obeyed; the check of the answer decides all the same.
"""

import re
from collections.abc import Iterable

from makeafvdo.domain.scripts.brief import Fact
from makeafvdo.domain.scripts.contacts import without_contacts
from makeafvdo.domain.scripts.visible_text import visible_text

FIELD_LETTERS = 1_500
ALL_LETTERS = 6_000
_READ_LETTERS = 4 * FIELD_LETTERS
"""Of one fact, before anything is taken out of it."""
PRICES = frozenset({"price", "price_max", "original_price", "discount"})

_PRICE = re.compile(
    r"(?:฿|THB|USD|US\$|\$|€|¥|￥|£)\s?\d[\d,.]{0,15}|\d[\d,.]{0,15}\s?(?:-\s?\d[\d,.]{0,15}\s?)?(?:บาท|บ\.|฿|THB|baht|ดอลลาร์|หยวน|\.-)",
    re.IGNORECASE,
)
_SIGNS_OF_FORM = str.maketrans(dict.fromkeys("<>{}[]`|\\＜＞｛｝［］「」【】《》", " "))
"""Brackets and code fences: what a fake fence, fake JSON or a fake tag of a voice is made of."""


def screened(facts: Iterable[Fact], letters: int = ALL_LETTERS) -> list[Fact]:
    """The facts fit for a prompt, in their order; those of which nothing is left, or for which there is no room, go."""
    kept: list[Fact] = []
    for fact in facts:
        text = screened_text(fact.text[:_READ_LETTERS], with_prices=fact.field in PRICES)[: min(FIELD_LETTERS, letters)]
        if text:
            kept.append(fact.model_copy(update={"text": text.rstrip()}))
            letters -= len(text)
        if letters <= 0:
            break
    return kept


def screened_text(text: str, *, with_prices: bool = False) -> str:
    """One line of visible letters without links, handles, addresses, phone numbers, markup and, mostly, prices."""
    text = without_contacts(visible_text(text).translate(_SIGNS_OF_FORM))
    if not with_prices:
        text = _PRICE.sub(" ", text)
    return " ".join(text.split())
