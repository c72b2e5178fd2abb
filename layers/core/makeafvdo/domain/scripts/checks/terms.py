"""Words that claim something by themselves, as `terms.toml` lists them: materials, certificates, promises."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from makeafvdo.domain.scripts.segmentation import Segment, word_borders

_CLAIMING = ("material", "certificate", "promise")


@dataclass(frozen=True)
class Term:
    """`narrowed`: the word after it that makes it less, as PU in หนัง PU; empty where none follows."""

    word: str
    narrowed: str


@dataclass(frozen=True)
class Limits:
    """Words that bound a number, by direction."""

    upper: tuple[str, ...]
    about: tuple[str, ...]
    lower: tuple[str, ...]

    def of(self, words: Sequence[str]) -> frozenset[str]:
        """The directions named in the words around a number."""
        named = {*words, *map("".join, pairwise(words))}
        groups = {"upper": self.upper, "about": self.about, "lower": self.lower}
        return frozenset(name for name, group in groups.items() if not named.isdisjoint(group))


def terms_in(text: str, segment: Segment) -> Iterator[Term]:
    """The longest term at each place, where it begins and ends with a word."""
    groups, longest = _terms()
    lowered, at = text.lower(), 0
    borders = word_borders(lowered, segment)
    for start in borders:
        if start < at:
            continue
        ends = [end for end in reversed(borders) if start < end <= start + longest]
        found = next((end for end in ends if lowered[start:end] in groups), None)
        if found is not None:
            yield Term(lowered[start:found], _narrowing(lowered[found:], groups[lowered[start:found]]))
            at = found


def experience_in(text: str, segment: Segment) -> str | None:
    """What only one who has used the product may say, where `text` says it."""
    borders = set(word_borders(text, segment))
    for term in _file()["experience"]["terms"]:
        if any({found.start(), found.end()} <= borders for found in re.finditer(re.escape(term), text)):
            return term
    return None


def limits() -> Limits:
    return _limits()


def _narrowing(rest: str, words: Sequence[str]) -> str:
    return next((word for word in words if rest.lstrip(" -/()").startswith(word)), "")


@cache
def _terms() -> tuple[Mapping[str, tuple[str, ...]], int]:
    """Term → the words that narrow it, all in lower case; and the length of the longest term."""
    groups = {
        term.lower(): tuple(word.lower() for word in group["narrowed_by"])
        for name, group in _file().items()
        if name in _CLAIMING
        for term in group["terms"]
    }
    return groups, max(map(len, groups))


@cache
def _limits() -> Limits:
    found = _file()["limits"]
    return Limits(tuple(found["upper"]), tuple(found["about"]), tuple(found["lower"]))


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    text = resources.files("makeafvdo.domain.scripts.checks").joinpath("terms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
