import pytest

from makeafvdo.adapters.voices import pronunciation as pronunciation_module
from makeafvdo.adapters.voices.pronunciation import Pronunciation
from makeafvdo.adapters.voices.shop_words import SHOP_WORDS
from makeafvdo.adapters.voices.syllables import LexicalTone, ThaiSyllable, read_word
from makeafvdo.domain.speech.foreign_words import KNOWN_WORDS
from makeafvdo.domain.speech.normaliser import EMBEDDED, spoken_breaths
from makeafvdo.domain.speech.tables.english_words import LETTERS
from makeafvdo.domain.speech.tables.units import ABBREVIATIONS, COUNTED, LATIN_UNITS, THAI_UNITS


def _sounds(pronunciation: Pronunciation, text: str) -> list[str]:
    """`onset|vowel|coda|tone` of every syllable."""
    breath_groups = pronunciation.breath_groups(spoken_breaths(text, EMBEDDED))
    return [f"{s.onset}|{s.vowel}{'ː' * s.is_long}|{s.coda}|{s.tone.name}" for group in breath_groups for s in group]


def test_a_dictionary_word_is_read_into_its_syllables() -> None:
    word = read_word("/t͡ɕʰua̯˥˩.moːŋ˧/")

    assert word == (
        ThaiSyllable("tɕʰ", "ua", is_long=True, coda="", tone=LexicalTone.FALLING),
        ThaiSyllable("m", "o", is_long=True, coda="ŋ", tone=LexicalTone.MID, ends_word=True),
    )


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("มา", "m|aː||MID"),
        ("ม่า", "m|aː||FALLING"),
        ("ม้า", "m|aː||HIGH"),
        ("หมา", "m|aː||RISING"),
        ("หมัก", "m|a|k|LOW"),
        ("ผิว", "pʰ|i|w|RISING"),
        ("ค่ะ", "kʰ|a|ʔ|FALLING"),
        ("คะ", "kʰ|a|ʔ|HIGH"),
        ("ครับ", "kʰr|a|p|HIGH"),
        ("นม", "n|o|m|MID"),
    ],
)
def test_a_word_has_its_sounds_and_its_tone(pronunciation: Pronunciation, word: str, sound: str) -> None:
    assert _sounds(pronunciation, word) == [sound]


def test_a_word_ends_at_its_last_syllable(pronunciation: Pronunciation) -> None:
    (group,) = pronunciation.breath_groups([["กดตะกร้า"]])

    assert [syllable.ends_word for syllable in group] == [True, False, True]


def test_an_unlisted_word_is_read_by_rule_and_never_letter_by_letter(pronunciation: Pronunciation) -> None:
    assert _sounds(pronunciation, "เพียวริค") == ["pʰ|iaː|w|MID", "r|i|k|HIGH"]


@pytest.mark.parametrize("unspeakable", ["", "ก", "์", "ๆ"])
def test_what_has_no_sound_is_left_out(pronunciation: Pronunciation, unspeakable: str) -> None:
    assert pronunciation.breath_groups([[unspeakable]]) == []


def test_every_word_of_our_tables_is_known_without_the_rules(
    pronunciation: Pronunciation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_rules(_module: str, _function: str) -> None:
        pytest.fail("an unlisted word")

    monkeypatch.setattr(pronunciation_module, "_rule", no_rules)

    for word in (*LETTERS.values(), *LATIN_UNITS.values(), *THAI_UNITS.values(), *ABBREVIATIONS.values(), *COUNTED):
        assert pronunciation.breath_groups([[word]]), word


def test_every_brand_and_english_word_has_a_sound(pronunciation: Pronunciation) -> None:
    silent = [said for said in KNOWN_WORDS.values() if not pronunciation.breath_groups([[said]])]

    assert silent == []


def test_every_sound_of_the_shop_is_whole() -> None:
    for word, ipa in SHOP_WORDS.items():
        syllables = read_word(ipa)

        assert len(syllables) == ipa.count(".") + 1, word
        assert all(syllable.onset for syllable in syllables), word
