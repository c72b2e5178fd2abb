"""How long a Thai text takes to speak, estimated from its letters alone: no dictionary, no voice."""

import re

from makeafvdo.domain.speech.foreign_words import KNOWN_WORDS
from makeafvdo.domain.speech.tables.english_words import LETTERS
from makeafvdo.domain.speech.tables.units import LATIN_UNITS

SYLLABLES_A_SECOND = 1 / 0.208
"""Pace of the embedded voice, measured."""
SECONDS_PER_PHRASE = 0.33
"""The slower end of each phrase, whatever its length."""
SECONDS_PER_INNER_PAUSE = 0.13
"""A space inside a phrase is a short breath; one beside a digit is not heard."""
PAUSE_BETWEEN_PHRASES_S = 0.22
PAUSE_BETWEEN_SCENES_S = 0.44

_LATIN = re.compile("[A-Za-z]+")
_LONGEST_ACRONYM = 4
_SILENT = re.compile("[ก-ฮ][ิุ]?์|[่-๋็ํฺ]")
_BREATH = re.compile(r"(?<=[^\s\d])\s+(?=[^\s\d])")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FINAL = "(?:[ก-ฮ](?![ะ-ู]))?"
_SYLLABLE = re.compile(
    "|".join(
        (
            f"[เแโ][ก-ฮ](?:[รลวนมยง](?=[ก-ฮะ-ู]))?(?:ียะ?|ือะ?|าะ?|ะ|ิ|อะ?)?{_FINAL}",
            "[ใไ][ก-ฮ]{1,2}?ย?(?![ะ-ู])",
            f"[ก-ฮ][รลว]?(?:ัวะ?|ำ|ะ|[ัาิีึืุู]อ?){_FINAL}",
            f"[ก-ฮ]รร{_FINAL}",
            f"[ก-ฮ][รลว]?[อว]{_FINAL}",
            f"[ก-ฮ]{_FINAL}",
        )
    )
)


def syllables(text: str) -> int:
    """Spoken syllables, estimated: Thai does not write all vowels, so a word may be one off; long texts average out."""
    text = _LATIN.sub(lambda word: f" {_in_thai(word[0])} ", text).replace("%", "เปอร์เซ็นต์")
    numbers = sum(_number_syllables(number) for number in _NUMBER.findall(text))
    letters = _SILENT.sub("", _NUMBER.sub(" ", text))
    return numbers + len(_SYLLABLE.findall(letters)) + letters.count("ๆ")


def _in_thai(word: str) -> str:
    """As it is read: a word we know, a unit, letter by letter in capitals, else about a syllable for three letters."""
    if known := KNOWN_WORDS.get(word.lower()) or LATIN_UNITS.get(word):
        return known
    if word.isupper() and len(word) <= _LONGEST_ACRONYM:
        return "".join(LETTERS[letter.lower()] for letter in word)
    return "กา" * max(round(len(word) / 3), 1)


def _number_syllables(number: str) -> int:
    """1,290 → หนึ่ง-พัน-สอง-ร้อย-เก้า-สิบ: 6."""
    whole, _, fraction = number.replace(",", "").partition(".")
    spoken = sum(2 if place else 1 for place, digit in enumerate(reversed(whole)) if digit != "0")
    is_teen = len(whole) > 1 and whole[-2] == "1"
    return max(spoken - is_teen, 1) + (len(fraction) + 1 if fraction else 0)


def spoken_seconds(phrase: str, syllables_a_second: float = SYLLABLES_A_SECOND) -> float:
    """One phrase, from its first sound to its last."""
    breaths = len(_BREATH.findall(phrase))
    return SECONDS_PER_PHRASE + syllables(phrase) / syllables_a_second + breaths * SECONDS_PER_INNER_PAUSE


def scene_seconds(phrases: tuple[str, ...], syllables_a_second: float = SYLLABLES_A_SECOND) -> float:
    """The phrases of one scene with the breaths between them."""
    spoken = sum(spoken_seconds(phrase, syllables_a_second) for phrase in phrases)
    return spoken + PAUSE_BETWEEN_PHRASES_S * (len(phrases) - 1)


def script_seconds(scenes: tuple[tuple[str, ...], ...], syllables_a_second: float = SYLLABLES_A_SECOND) -> float:
    return sum(scene_seconds(scene, syllables_a_second) for scene in scenes) + PAUSE_BETWEEN_SCENES_S * (
        len(scenes) - 1
    )
