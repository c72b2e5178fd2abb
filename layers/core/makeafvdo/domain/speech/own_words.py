"""The marketer's own readings in a phrase: they win over everything, so nothing after them may touch them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from makeafvdo.domain.speech.rewriting import THAI

_FIRST_PLACEHOLDER = 0xE000
PLACEHOLDERS = "\ue000-\uf8ff"
"""Private-use characters, as the inside of a character class: each stands for one reading while others are found."""


def with_placeholders(
    text: str, own_words: Mapping[str, str], segment: Callable[[str], Sequence[str]] | None
) -> tuple[str, Mapping[str, str]]:
    """`text` with a placeholder for each own word, and placeholder → reading."""
    readings: dict[str, str] = {}
    for number, written in enumerate(sorted(own_words, key=len, reverse=True)):
        placeholder = chr(_FIRST_PLACEHOLDER + number)
        readings[placeholder] = own_words[written]
        text = _replaced(text, written.strip(), f"_{placeholder}_", segment)
    return text, readings


def with_readings(text: str, readings: Mapping[str, str]) -> str:
    return re.sub(f"[{PLACEHOLDERS}]", lambda placeholder: readings.get(placeholder[0], ""), text)


def _replaced(text: str, written: str, said: str, segment: Callable[[str], Sequence[str]] | None) -> str:
    if not written:
        return text
    found = re.compile(rf"(?<![A-Za-z\d]){re.escape(written)}(?![A-Za-z\d])", re.IGNORECASE)
    is_thai = re.search(f"[{THAI}]", written) is not None
    borders = frozenset(_borders(text, segment)) if is_thai and found.search(text) else frozenset()

    def one(match: re.Match[str]) -> str:
        is_word = not is_thai or {match.start(), match.end()} <= borders
        return said if is_word else match[0]

    return found.sub(one, text)


def _borders(text: str, segment: Callable[[str], Sequence[str]] | None) -> Iterator[int]:
    """Where Thai words begin and end: at their segments, and wherever Thai letters meet something else."""
    yield from (0, len(text))
    for match in re.finditer(f"[{THAI}]+", text):
        yield from match.span()
    position = 0
    for word in segment(text) if segment else ():
        position += len(word)
        yield position
