"""Facts before a model sees them: nothing hidden, nothing that leads away, no price but the verified ones, not long.

Pages are written by anybody. What is taken out here cannot be obeyed; the check of the answer decides all the same.
"""

import html
import re
import unicodedata
from collections.abc import Iterable

from makeafvdo.domain.scripts.brief import Fact
from makeafvdo.domain.scripts.contacts import without_contacts

FIELD_LETTERS = 1_500
ALL_LETTERS = 6_000
_READ_LETTERS = 4 * FIELD_LETTERS
"""Of one fact, before anything is taken out of it."""
PRICES = frozenset({"price", "price_max", "original_price", "discount"})

_PRICE = re.compile(
    r"(?:฿|THB|USD|US\$|\$|€|¥|￥|£)\s?\d[\d,.]{0,15}|\d[\d,.]{0,15}\s?(?:-\s?\d[\d,.]{0,15}\s?)?(?:บาท|บ\.|฿|THB|baht|ดอลลาร์|หยวน|\.-)",
    re.IGNORECASE,
)
_THAI_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_MARKUP = re.compile(r"<!--.*?-->|</?[a-z!?][^<>]{0,300}>", re.IGNORECASE | re.DOTALL)
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
    text = _visible(html.unescape(_visible(text)))
    text = _MARKUP.sub(" ", text).translate(_SIGNS_OF_FORM)
    text = without_contacts(text)
    if not with_prices:
        text = _PRICE.sub(" ", text)
    return " ".join(text.split())


def _visible(text: str) -> str:
    """NFKC without breaking ำ, no format, control, private or unassigned characters; emoji become spaces."""
    composed = unicodedata.normalize("NFC", "".join(_narrow(letter) for letter in text)).replace("ํา", "ำ")
    return "".join(_shown(letter) for letter in composed)


def _narrow(letter: str) -> str:
    """Full-width and styled Latin letters and digits as plain ones, so that no rule is walked round with them."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain.isascii() and plain.isprintable() and not letter.isascii() and _is_styled(letter) else letter


def _is_styled(letter: str) -> bool:
    """Not ½ or ², whose plain forms read as another number."""
    return unicodedata.decomposition(letter).startswith(("<wide>", "<font>", "<circle>"))


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter in "\n\r\t" or category.startswith("Z"):
        return " "
    if category in {"Cf", "Cc", "Cs", "Co", "Cn"} or (category == "Mn" and letter not in _THAI_MARKS):
        return ""
    return " " if category in {"So", "Sk", "Me"} and letter not in "°™®" else letter
