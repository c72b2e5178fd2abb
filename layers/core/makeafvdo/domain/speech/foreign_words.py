"""Latin words of a phrase: left in Latin where a voice reads them well, else in Thai letters."""

import re
from collections.abc import Callable

from makeafvdo.domain.speech.foreign_letters import in_thai_letters
from makeafvdo.domain.speech.rewriting import compiled, one_of
from makeafvdo.domain.speech.tables.brands import BRANDS
from makeafvdo.domain.speech.tables.english_words import ENGLISH_WORDS, LETTERS

KNOWN_WORDS = ENGLISH_WORDS | BRANDS
"""Written in small letters → said in Thai letters."""

LONGEST_ABBREVIATION = 4
"""Capitals up to this length are read letter by letter (USB, CADR); longer ones are a word in capitals."""
_LONGEST_OF_CODE = 2
"""Small letters up to this length beside a digit are a code, too."""
_BESIDE_MARKS = frozenset("&'.:0123456789- ")
_PHRASES = rf"(?i)(?<![A-Za-z\d])(?:{one_of(word for word in KNOWN_WORDS if _BESIDE_MARKS & set(word))})(?![A-Za-z\d])"
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_PARTS_OF_CAMEL_CASE = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_HAS_DIGIT = re.compile(r"\d")
_HAS_VOWEL = re.compile("[aeiouy]")


def phrases_in_thai(text: str, *, only_with_digits: bool) -> str:
    """Known names of several parts (`Dr.PONG`), or only those with digits in them (`7-Eleven`), in Thai letters."""

    def said(phrase: re.Match[str]) -> str:
        stays = only_with_digits and not _HAS_DIGIT.search(phrase[0])
        return phrase[0] if stays else f"_{KNOWN_WORDS[phrase[0].lower()]}_"

    return compiled(_PHRASES).sub(said, text)


def words_in_thai(text: str, stays_latin: Callable[[str], bool]) -> str:
    """Every other Latin word, unless it `stays_latin`."""

    def said(word: re.Match[str]) -> str:
        beside_digit = (
            text[word.end() : word.end() + 1].isdigit() or text[max(0, word.start() - 1) : word.start()].isdigit()
        )
        if stays_latin(word[0]):
            return f" {word[0]} "
        return f"_{word_in_thai(word[0], is_in_code=beside_digit)}_"

    return _WORD.sub(said, text)


def word_in_thai(word: str, *, is_in_code: bool = False) -> str:
    """A known word as listed, an abbreviation as letters with `_` between, anything else by rule."""
    if "-" in word:
        return "_".join(word_in_thai(part, is_in_code=is_in_code) for part in word.split("-"))
    bare = word.replace("'", "")
    is_short = is_in_code and len(bare) <= _LONGEST_OF_CODE
    if (known := KNOWN_WORDS.get(bare.lower())) and not is_short:
        return known
    if is_short or len(bare) == 1 or (bare.isupper() and len(bare) <= LONGEST_ABBREVIATION):
        return _letters(bare)
    parts = _PARTS_OF_CAMEL_CASE.findall(bare)
    if len(parts) > 1 and any(part.lower() in KNOWN_WORDS for part in parts):
        return "_".join(map(word_in_thai, parts))
    if not _HAS_VOWEL.search(bare.lower()):
        return _letters(bare)
    return in_thai_letters(bare.lower()) or _letters(bare)


def _letters(word: str) -> str:
    return "_".join(LETTERS[letter] for letter in word.lower())
