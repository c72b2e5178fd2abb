"""Thai text → words, between which a line may be broken."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from makeafvdo.adapters.renderer.text.thai_text import Typeface, drawable
from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.quantities import quantities_in
from makeafvdo.domain.scripts.things import nouns
from makeafvdo.domain.storyboards.line_breaks import PARTICLES

_LONGEST = 24
"""Letters; a longer token is cut, because it would not fit on a line."""
_NEVER_STARTS_LINE = re.compile(rf"[ๆฯ%+!?,.:;)\]”’»…]+|บาท|{'|'.join(PARTICLES)}")
"""Repeat marks, signs, the currency, and particles that belong to the word before."""
_LATIN_RUN = re.compile(r"[A-Za-z0-9.,+&'/×x%°-]+")
"""Latin letters, digits and signs written together are one word: SPF50+, 1,299, USB-C."""
_NO_THAI_BEFORE = re.compile(r"[A-Za-z0-9๐-๙%+]$")
_SIDES = re.compile(r"\d[\d.,]*(?: ?[x×] ?\d[\d.,]*)+")
"""30 x 40 x 12."""
_OPENING_SIGNS = frozenset("฿([“‘«#")


def split_words(text: str, face: Typeface, own_nouns: Sequence[str] = ()) -> list[str]:
    """Words of `text` as it is set; joined, they are that text. A space ends its word.

    One word are a number and what it counts, a thing's name and each of `own_nouns`, the product's own.
    """
    written = as_set(text, face)
    tokens = segment(written)
    ends = [*accumulate(map(len, tokens))]
    inside = {place for start, end in _unbroken(written, tokens, own_nouns) for place in range(start + 1, end)}
    words: list[str] = []
    for token, end in zip(tokens, ends, strict=True):
        is_within = end - len(token) in inside
        if words and (token.isspace() or _joins(words[-1], token, is_within=is_within)):
            words[-1] += token
        else:
            words += [token[at : at + _LONGEST] for at in range(0, len(token), _LONGEST)]
    return words


def as_set(text: str, face: Typeface) -> str:
    """`text` as far as `face` can draw it, with a space between a digit or a Latin letter and a Thai particle."""
    written = ""
    for token in segment(drawable(text, face)):
        written += f" {token}" if token in PARTICLES and _NO_THAI_BEFORE.search(written) else token
    return written


def _unbroken(text: str, tokens: Sequence[str], own_nouns: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of what is one word, whatever the dictionary makes of it."""
    yield from ((each.start, each.end) for each in quantities_in(text, segment))
    yield from (each.span() for each in _SIDES.finditer(text))
    ends = [*accumulate(map(len, tokens))]
    for token, end in zip(tokens, ends, strict=True):
        start = end - len(token)
        longest = max(
            (noun for noun in _nouns_from(token, own_nouns) if text.startswith(noun, start)), key=len, default=""
        )
        if len(longest) > len(token):
            yield start, start + len(longest)


def _nouns_from(token: str, own_nouns: Sequence[str]) -> Iterator[str]:
    yield from filter(None, own_nouns)
    yield from _nouns_by_beginning().get(token[:2], ())


@cache
def _nouns_by_beginning() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for noun in nouns():
        found.setdefault(noun[:2], []).append(noun)
    return found


def _joins(word: str, token: str, *, is_within: bool) -> bool:
    """`is_within`: a word of more than one token goes on with this one."""
    if len(word) + len(token) > _LONGEST:
        return False
    if is_within or word[-1] in _OPENING_SIGNS:
        return True
    if word.endswith(" "):
        return False
    return bool(_NEVER_STARTS_LINE.fullmatch(token)) or bool(_LATIN_RUN.fullmatch(token) and _LATIN_RUN.fullmatch(word))
