"""Every entry of the tables is well formed: a wrong one would be heard only once somebody sells that brand."""

import re

import pytest

from makeafvdo.domain.speech.foreign_words import KNOWN_WORDS
from makeafvdo.domain.speech.normaliser import EMBEDDED, spoken
from makeafvdo.domain.speech.tables.brands import BRANDS
from makeafvdo.domain.speech.tables.english_words import ENGLISH_WORDS, LETTERS
from makeafvdo.domain.speech.tables.units import ABBREVIATIONS, COUNTED, LATIN_UNITS, MONTHS, THAI_UNITS

_READING = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")


@pytest.mark.parametrize("table", [BRANDS, ENGLISH_WORDS, LETTERS, LATIN_UNITS, THAI_UNITS, ABBREVIATIONS])
def test_readings_are_thai_letters(table: dict[str, str]) -> None:
    assert [said for said in table.values() if not _READING.fullmatch(said)] == []


def test_brands_and_words_are_found_however_they_are_written() -> None:
    for written, said in KNOWN_WORDS.items():
        for form in (written, written.upper(), written.title()):
            if len(form) > 2 and not form.startswith("@"):
                assert spoken(form, EMBEDDED) == said, form


def test_units_are_found_after_a_number() -> None:
    exceptions = {"น", "G"}
    for unit, said in (LATIN_UNITS | {f"{unit}.": said for unit, said in THAI_UNITS.items()}).items():
        if unit.rstrip(".") not in exceptions:
            assert spoken(f"หนัก 7 {unit} นะ", EMBEDDED).split() == ["หนัก", f"เจ็ด{said}", "นะ"], unit


def test_what_is_counted_is_said_in_one_breath_with_its_number() -> None:
    assert all(spoken(f"7 {counted}", EMBEDDED) == f"เจ็ด{counted}" for counted in COUNTED)


def test_there_are_twelve_months_in_their_order() -> None:
    assert len(MONTHS) == 12
    assert (MONTHS[0], MONTHS[11]) == ("มกราคม", "ธันวาคม")
