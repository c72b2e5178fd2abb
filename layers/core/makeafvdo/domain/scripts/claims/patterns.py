"""The language of the rules: phrases of whole words.

    ลด น้ำหนัก            these words, with or without spaces and signs between them
    (ลด|คุม) <figure>     alternatives; a group of words of `words.toml`
    [ได้] จริง            what may be left out
    ผิว ..3 ใส            up to three other words of the same clause between
    <number>              digits, or a number in Thai words

A phrase begins and ends where a word of the segmented text does; how its inner words were cut does not matter.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from makeafvdo.domain.scripts.claims.plain_text import PlainText

SIGNS_BETWEEN_WORDS = frozenset(" -–—*\"'“”‘’·•~_.()/:![]{}…=&")
_MOST_SIGNS = 3
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎ำะ")
_CLAUSE_ENDS = frozenset("\n,|")
_NUMBER_WORDS = (
    *("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "ยี่สิบ"),
    *("ร้อย", "พัน", "หมื่น", "แสน", "ล้าน", "หลาย", "ไม่กี่", "ครึ่ง", "กี่"),
)
_NUMBER = re.compile(rf"\d[\d,.]*(?: ?(?:-|–|ถึง) ?\d[\d,.]*)?|(?:{'|'.join(_NUMBER_WORDS)})+")
_GOES_ON_AS_NUMBER = re.compile(r"\d[,.]\d")
_SIGN = re.compile(r"\s*(<[a-z_]+>|\.\.\d+|[()\[\]|]|[^\s()\[\]|<>]+)")


class Phrase(Protocol):
    """A part of a pattern: a word, a sequence, a choice, a gap …"""

    def ends(self, plain: PlainText, at: int) -> set[int]:
        """Where this can end in the text when it begins at `at`."""

    def starts(self) -> frozenset[str]:
        """The letters it can begin with; empty where any."""


class Word:
    def __init__(self, word: str) -> None:
        self._word = word
        self._is_latin = word[-1].isascii() and word[-1].isalnum()

    def ends(self, plain: PlainText, at: int) -> set[int]:
        end = at + len(self._word)
        if not plain.text.startswith(self._word, at):
            return set()
        following = plain.text[end : end + 1]
        if self._is_latin and _GOES_ON_AS_NUMBER.match(plain.text, end - 1):
            return set()
        runs_on = following in _MARKS or (self._is_latin and following.isascii() and following.isalnum())
        return set() if runs_on else {end}

    def starts(self) -> frozenset[str]:
        return frozenset({self._word[:2]})


class Number:
    def ends(self, plain: PlainText, at: int) -> set[int]:
        found = _NUMBER.match(plain.text, at)
        return {found.end()} if found else set()

    def starts(self) -> frozenset[str]:
        return frozenset([*"0123456789", *(word[:2] for word in _NUMBER_WORDS)])


class Group:
    """A named group of words; many rules ask for it at the same place."""

    def __init__(self, options: Iterable[Phrase]) -> None:
        self._choice = Choice(options)

    def ends(self, plain: PlainText, at: int) -> set[int]:
        return plain.remembered(id(self), at, self._choice.ends)

    def starts(self) -> frozenset[str]:
        return self._choice.starts()


class Gap:
    """Up to `most` words of the same clause, spaces not counted."""

    def __init__(self, most: int) -> None:
        self._most = most

    def ends(self, plain: PlainText, at: int) -> set[int]:
        if not plain.is_border(at):
            return {at}
        found, words, start = {at}, 0, at
        for border in islice(plain.borders, bisect(plain.borders, at), None):
            piece = plain.text[start:border]
            words += not piece.isspace()
            if words > self._most or piece in _CLAUSE_ENDS or (piece == " " and _parts_clauses(plain.text, start)):
                break
            found.add(border)
            start = border
        return found

    def starts(self) -> frozenset[str]:
        return frozenset()


class Sequence:
    def __init__(self, parts: list[Phrase]) -> None:
        self._parts = parts

    def ends(self, plain: PlainText, at: int) -> set[int]:
        reached = {at}
        for number, part in enumerate(self._parts):
            if number and not isinstance(part, Gap):
                reached |= {after_signs(plain.text, each) for each in reached}
            reached = {end for begin in reached for end in part.ends(plain, begin)}
            if not reached:
                break
        return reached

    def starts(self) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for part in self._parts:
            if not part.starts():
                return frozenset()
            found |= part.starts()
            if not isinstance(part, Maybe):
                break
        return found


class Choice:
    """Any of several; which of them can begin at a letter is known beforehand."""

    def __init__(self, options: Iterable[Phrase]) -> None:
        self._by_start: dict[str, list[Phrase]] = {}
        self._anywhere: list[Phrase] = []
        for option in options:
            for start in option.starts():
                self._by_start.setdefault(start, []).append(option)
            if not option.starts():
                self._anywhere.append(option)

    def ends(self, plain: PlainText, at: int) -> set[int]:
        text = plain.text
        return {
            end
            for options in (
                self._by_start.get(text[at : at + 2]),
                self._by_start.get(text[at : at + 1]),
                self._anywhere,
            )
            for option in options or ()
            for end in option.ends(plain, at)
        }

    def starts(self) -> frozenset[str]:
        return frozenset() if self._anywhere else frozenset(self._by_start)


class Maybe:
    def __init__(self, part: Phrase) -> None:
        self._part = part

    def ends(self, plain: PlainText, at: int) -> set[int]:
        return {at} | self._part.ends(plain, at)

    def starts(self) -> frozenset[str]:
        return self._part.starts()


def after_signs(text: str, at: int) -> int:
    """The next word's begin, at most three spaces or signs further on."""
    end = at
    while end < len(text) and end - at < _MOST_SIGNS and text[end] in SIGNS_BETWEEN_WORDS:
        end += 1
    return end


def before_signs(text: str, end: int) -> int:
    """The end of the last word before spaces and signs."""
    while text[end - 1] in SIGNS_BETWEEN_WORDS:
        end -= 1
    return end


def adjoining(text: str, at: int) -> int:
    """As `after_signs`, but not into another clause."""
    return at if text[at : at + 1] == " " and _parts_clauses(text, at) else after_signs(text, at)


def _parts_clauses(text: str, space: int) -> bool:
    """Thai writers part clauses by a space; beside a number or Latin letters it is only a space."""
    return not any(each.isascii() and each.isalnum() for each in text[space - 1 : space + 2])


def read_pattern(written: str, groups: Mapping[str, Phrase]) -> Phrase:
    """Raises ValueError where `written` is no pattern."""
    signs = _SIGN.findall(written)
    if "".join(signs) != "".join(written.split()):
        raise ValueError(f"not a pattern: {written}")
    unread = iter([*signs, ""])
    phrase, closing = _read_choice(unread, groups)
    if closing:
        raise ValueError(f"{closing} closes nothing: {written}")
    return phrase


def _read_choice(unread: Iterator[str], groups: Mapping[str, Phrase]) -> tuple[Phrase, str]:
    options: list[Phrase] = []
    parts: list[Phrase] = []
    for sign in unread:
        if sign in {"|", ")", "]", ""}:
            if not parts:
                raise ValueError("an empty alternative")
            options.append(parts[0] if len(parts) == 1 else Sequence(parts))
            parts = []
            if sign != "|":
                return options[0] if len(options) == 1 else Choice(options), sign
        else:
            parts.append(_read_part(sign, unread, groups))
    raise ValueError("a pattern without end")


def _read_part(sign: str, unread: Iterator[str], groups: Mapping[str, Phrase]) -> Phrase:
    if sign in {"(", "["}:
        phrase, closing = _read_choice(unread, groups)
        if closing != {"(": ")", "[": "]"}[sign]:
            raise ValueError(f"{sign} is not closed")
        return Maybe(phrase) if sign == "[" else phrase
    if sign.startswith(".."):
        return Gap(int(sign[2:]))
    if sign == "<number>":
        return Number()
    if sign.startswith("<"):
        return groups[sign[1:-1]]
    return Word(sign)
