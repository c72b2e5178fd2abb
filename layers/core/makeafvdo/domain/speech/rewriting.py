"""What the rewrites of a phrase share. While it is rewritten, `_` is a word border, `,` a pause for breath."""

import re
from collections.abc import Callable, Iterable
from functools import cache

THAI = "ก-ฮะ-ฺเ-ๅ็-๎"
"""Letters and marks, as the inside of a character class; the signs ๆ ฯ ฿ are none."""
NUMBER = r"\d+(?:\.\d+)?"
FRESH = rf"(?<![\d.])({NUMBER})(?!\.?\d)"
"""A whole number or decimal, not a part of a longer one; one group."""

Rewrite = tuple[str, str | Callable[[re.Match[str]], str]]


def rewrites(*pairs: Rewrite) -> tuple[Rewrite, ...]:
    """Patterns and what is said for them. Compiled when the first phrase comes (0.3 s): most processes only import."""
    return pairs


def rewritten(text: str, table: Iterable[Rewrite]) -> str:
    """Each rewrite in its turn over the whole text."""
    for pattern, said in table:
        text = compiled(pattern).sub(said, text)
    return text


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def one_of(words: Iterable[str]) -> str:
    """A pattern of literal words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
