"""Text as it is compared: one spelling of what is written in many ways, its word borders, and where each letter was."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import accumulate, groupby

from makeafvdo.domain.scripts.segmentation import Segment

_THAI = re.compile("[ก-๎]")
_CONSONANT = re.compile("[ก-ฮ]")
_SPELT_OUT = re.compile(r"(?<![ก-๛])(?:[ก-ฮ][ัิ-ฺ็-๎]*|[เแโใไะาำ])(?: (?:[ก-ฮ][ัิ-ฺ็-๎]*|[เแโใไะาำ])){2,}(?![ก-๛])")
_SPLIT_AM = re.compile("ํ([่-๋]?)า|([่-๋])ํา")
_WITHIN_NUMBER = re.compile(r"(?<=\d)[,.](?=\d)")
_SMALL_WORDS = ("ให้", "มี")
"""Dictionaries glue them to the next word (ให้หน้า, มีโอกาส), where a phrase may begin nonetheless."""
_SHORTEST_WORD_AFTER = 3
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

Letters = list[tuple[str, int]]
"""A letter and its offset in the text as written."""


class PlainText:
    """`text` for comparing; `origins[i]` is where its letter i stands in `written`; `borders` are where words begin and
    end in `text`, in their order.
    """

    def __init__(self, text: str, origins: list[int], borders: set[int], written: str) -> None:
        self.text = text
        self.origins = origins
        self.borders = sorted(borders)
        self.written = written
        self._borders = frozenset(borders)
        self._reached: dict[tuple[int, int], set[int]] = {}

    def is_border(self, at: int) -> bool:
        return at in self._borders

    def remembered(self, phrase: int, at: int, find: Callable[["PlainText", int], set[int]]) -> set[int]:
        """What `find` gives for a phrase of that number at `at`, found once."""
        key = (phrase, at)
        if key not in self._reached:
            self._reached[key] = find(self, at)
        return self._reached[key]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the text as written, with what was left out after its last letter."""
        begin = self.origins[start]
        last = self.origins[end] if end < len(self.origins) else len(self.written)
        return begin, begin + len(self.written[begin:last].rstrip())


def read_plain(written: str, segment: Segment) -> PlainText:
    """Lower case, Arabic digits, one ำ, no invisible signs, no ๆ, no stretched letters; decoration is a space."""
    letters = _without_stretching(_with_whole_vowels(list(_compared(written))))
    letters = _without_spelling_out(letters)
    text = "".join(letter for letter, _ in letters)
    words = segment(text)
    ends = list(accumulate(map(len, words)))
    borders = {0, *ends} | {
        end - len(word) + len(small)
        for word, end in zip(words, ends, strict=True)
        for small in _SMALL_WORDS
        if word.startswith(small) and len(word) - len(small) >= _SHORTEST_WORD_AFTER
    }
    borders |= {at for at in range(1, len(text)) if _kind(text[at - 1]) != _kind(text[at])}
    borders -= {at for found in _WITHIN_NUMBER.finditer(text) for at in (found.start(), found.end())}
    return PlainText(text, [origin for _, origin in letters], borders, written)


def _compared(written: str) -> Iterator[tuple[str, int]]:
    for origin, letter in enumerate(written):
        category = unicodedata.category(letter)
        if category in {"Cf", "Mn"} and not _THAI.match(letter):
            continue
        if _THAI.match(letter) or "๐" <= letter <= "๙":
            yield letter.translate(_DIGITS), origin
        elif category in {"So", "Sk", "Co", "Cn", "Zs", "Cc"}:
            yield "\n" if letter in "\n\r" else " ", origin
        else:
            for plain in unicodedata.normalize("NFKC", letter).lower():
                yield plain, origin


def _with_whole_vowels(letters: Letters) -> Letters:
    text = "".join(letter for letter, _ in letters)
    for found in reversed(list(_SPLIT_AM.finditer(text))):
        start, tone = found.start(), found[1] or found[2] or ""
        letters[start : found.end()] = [(letter, letters[start][1]) for letter in f"{tone}ำ"]
    text = "".join(letter for letter, _ in letters)
    for at in (found.start() for found in reversed(list(re.finditer("เเ", text)))):
        letters[at : at + 2] = [("แ", letters[at][1])]
    return [("า", origin) if letter == "ๅ" else (letter, origin) for letter, origin in letters]


def _without_stretching(letters: Letters) -> Letters:
    """มากกกก and ดีีี are มาก and ดี; so is a doubled last consonant (มากก), but for รร."""
    kept: Letters = []
    runs = [list(run) for _, run in groupby(letters, key=lambda each: each[0])]
    for number, run in enumerate(runs):
        letter = run[0][0]
        if letter == "ๆ":
            while kept and kept[-1][0] == " ":
                kept.pop()
        elif len(run) > 1 and _is_stretched(letter, len(run), kept, runs[number + 1 : number + 2]):
            kept.append(run[0])
        else:
            kept += run
    return kept


def _is_stretched(letter: str, times: int, before: Letters, after: list[Letters]) -> bool:
    if not _CONSONANT.match(letter):
        return bool(_THAI.match(letter)) or (letter == " " and times > 1)
    follows_thai = bool(before) and bool(_THAI.match(before[-1][0]))
    ends_word = not after or not _THAI.match(after[0][0][0])
    return times > 2 or (letter != "ร" and follows_thai and ends_word)


def _without_spelling_out(letters: Letters) -> Letters:
    """`ข า ว` is ขาว."""
    text = "".join(letter for letter, _ in letters)
    inside = {at for found in _SPELT_OUT.finditer(text) for at in range(*found.span()) if text[at] == " "}
    return [each for at, each in enumerate(letters) if at not in inside]


def _kind(letter: str) -> str:
    if letter.isdigit():
        return "digit"
    if _THAI.match(letter):
        return "thai"
    return "latin" if letter.isalpha() else letter
