"""What a shop typed, as plain Thai text: without markup, decoration, contacts and what the eye does not see."""

import re
from collections.abc import Iterable

from makeafvdo.domain.scripts.contacts import leads_away, without_contacts
from makeafvdo.domain.scripts.visible_text import visible_text

_HASHTAG = re.compile(r"(?<![\w.])#[\w.\u0e00-\u0e7f-]{2,}")
_FOREIGN_MONEY = re.compile(
    r"(?:[$€£¥₫]|(?:US|USD|RMB|CNY|IDR|Rp|RM|SGD)\s?\$?)\s?\d[\d.,]*|\d[\d.,]*\s?(?:USD|RMB|CNY|IDR|ดอลลาร์|หยวน|เหรียญสหรัฐ|\$)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n]+")


def plain_text(text: str) -> str:
    """Lines of `text` as a reader sees them, single-spaced. Links, handles, phone numbers, LINE ids and foreign prices
    are gone; emoji end a line.
    """
    text = without_contacts(visible_text(text))
    for pattern in (_HASHTAG, _FOREIGN_MONEY):
        text = pattern.sub(" ", text)
    return re.sub(r" ?\n\s*", "\n", _SPACES.sub(" ", text)).strip()


def plain_facts(texts: Iterable[str]) -> list[str]:
    """Each text on one line, without repeats; one that would lead a reader away is left out whole."""
    lines = (" ".join(plain_text(text).split()) for text in texts if not leads_away(visible_text(text)))
    return list(dict.fromkeys(filter(None, lines)))
