"""The clauses of a Thai text: what a writer parts by spaces, commas, bars, brackets and line ends."""

import re
import tomllib
from functools import cache
from pathlib import Path

from makeafvdo.domain.scripts.segmentation import Segment

_WORDS = Path(__file__).parent / "clauses.toml"
_PARTED = re.compile(
    r"\s*(?:[\n\r|;!?•✓✔★◆▪►▶。！？【】\[\]{}()「」《》、]|(?<!\d),|,(?!\d)|[-–—](?=\s)|/(?=\s))+\s*|\s+"
)
_BRACKET = re.compile(r"[【】\[\]{}()「」《》]")
_LONGEST_WORD = 20


def clauses_of(text: str, segment: Segment) -> list[tuple[int, int]]:
    """Offsets of the clauses. A number stays with what stands before it, its unit with the number."""
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _PARTED.finditer(text):
        if not _goes_on(text[: gap.start()], gap[0], text[gap.end() :], segment):
            spans.append((start, gap.start()))
            start = gap.end()
    spans.append((start, len(text)))
    return [(begin, end) for begin, end in spans if begin < end]


def joined(text: str, spans: list[tuple[int, int]]) -> str:
    """These clauses of the text, parted as they were where they are neighbours, else by a space or a line end."""
    written = ""
    for number, (start, end) in enumerate(spans):
        between = text[spans[number - 1][1] : start] if number else ""
        if not _PARTED.fullmatch(between) or _BRACKET.search(between):
            between = "\n" if "\n" in between else " " * bool(number)
        written += between + text[start:end]
    return written


def _goes_on(before: str, gap: str, after: str, segment: Segment) -> bool:
    if not gap.isspace() or "\n" in gap or not before or not after:
        return False
    following = segment(after[:_LONGEST_WORD])[0]
    if after[0].isdigit() or following in _words()["leaning"]:
        return True
    is_latin_name = before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalnum()
    return is_latin_name or (before[-1].isdigit() and (following in _words()["units"] or after[0].isascii()))


@cache
def _words() -> dict[str, frozenset[str]]:
    read: dict[str, list[str]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in read.items()}
