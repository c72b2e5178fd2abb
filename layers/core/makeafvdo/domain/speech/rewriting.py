"""What the rewrites of a phrase share. While it is rewritten, `_` is a word border, `,` a pause for breath."""

import re
from collections.abc import Callable, Iterable

THAI = "ก-ฮะ-ฺเ-ๅ็-๎"
"""Letters and marks, as the inside of a character class; the signs ๆ ฯ ฿ are none."""
NUMBER = r"\d+(?:\.\d+)?"
FRESH = rf"(?<![\d.])({NUMBER})(?!\.?\d)"
"""A whole number or decimal, not a part of a longer one; one group."""

Rewrite = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def rewrites(*pairs: tuple[str, str | Callable[[re.Match[str]], str]]) -> tuple[Rewrite, ...]:
    return tuple((re.compile(pattern), said) for pattern, said in pairs)


def rewritten(text: str, table: Iterable[Rewrite]) -> str:
    """Each rewrite in its turn over the whole text."""
    for pattern, said in table:
        text = pattern.sub(said, text)
    return text


def one_of(words: Iterable[str]) -> str:
    """A pattern of literal words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
