"""What holds for every text, what differs by voice, and the marketer's own words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.speech.normaliser import (
    BOTNOI,
    EMBEDDED,
    GENERATIVE,
    GOOGLE_STANDARD,
    Profile,
    spoken,
    spoken_breaths,
)
from makeafvdo.domain.speech.tables.english_words import LETTERS
from makeafvdo.domain.speech.tables.left_in_latin import LEFT_IN_LATIN

_THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎ ]*")
_THAI_AND_LATIN = re.compile("[ก-ฮะ-ฺเ-๎A-Za-z '-]*")
_OF_A_SHOP = (
    *"0123456789.,:/-+x×*%°²³½'\"()[]<>&@#=~฿$€ \n_ๆฯ๑é日🔥",
    *("ซม.", "ก.", "ย.", "ม.ค.", "น.", "1,290", "08:00", "kg", "A", "PA", "XL", "No.", "ถึง", "ลด", "บาท", "ชิ้น"),
    *("สวัสดี", "iPhone", "L'Oréal", "ABCDE", "°C", "อย.", "โทร", "ค่ะ", "\ue000", "ำ", "่"),
)
_PHRASES = st.lists(st.sampled_from(_OF_A_SHOP), max_size=14).map("".join)


@given(st.text(max_size=60) | _PHRASES)
def test_whatever_is_written_only_thai_letters_and_blanks_are_left(written: str) -> None:
    said = spoken(written, EMBEDDED, segment=segment)

    assert _THAI.fullmatch(said)
    assert said == " ".join(said.split())
    assert spoken(said, EMBEDDED, segment=segment) == said


@given(st.text(max_size=60) | _PHRASES, st.sampled_from([GENERATIVE, GOOGLE_STANDARD]))
def test_a_voice_that_reads_latin_is_given_no_digits_and_no_signs(written: str, profile: Profile) -> None:
    said = spoken(written, profile, segment=segment)

    assert _THAI_AND_LATIN.fullmatch(said)
    assert said == " ".join(said.split())


@given(st.text(max_size=40) | _PHRASES, st.dictionaries(st.text(max_size=5), st.just("คำอ่าน"), max_size=3))
def test_own_words_of_any_form_never_break_it(written: str, own_words: dict[str, str]) -> None:
    assert _THAI.fullmatch(spoken(written, EMBEDDED, own_words, segment))


@pytest.mark.parametrize(
    "written",
    [
        "หูฟัง Sony WH-1000XM5 ราคา 1,290 บาท",
        "SPF50+ PA++++",
        "iPhone 16 Pro Max 256GB",
        "L'Oréal Wi-Fi 6",
        "จริง ๆ นะ",
        "ก. 50 x ย. 70",
    ],
)
@pytest.mark.parametrize("profile", [EMBEDDED, BOTNOI, GOOGLE_STANDARD, GENERATIVE])
def test_what_is_spoken_stays_as_it_is(written: str, profile: Profile) -> None:
    said = spoken(written, profile, segment=segment)

    assert spoken(said, profile, segment=segment) == said


@pytest.mark.parametrize(
    "piece", ["1", "1.", "1-", "a1", "x1", "ก.", "1 ", "ๆ", "A", "'", "1/", "(", "กา", "<a", "@", ".a@", "1:", '1"']
)
def test_junk_of_any_length_is_read_in_time_that_grows_with_it(piece: str) -> None:
    assert _THAI.fullmatch(spoken(piece * (5_000 // len(piece)), EMBEDDED, segment=segment))


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (EMBEDDED, "หูฟัง โซนี่ แบรนด์ ดังดังมากมาก ยูเอสบี สองพอร์ต"),
        (BOTNOI, "หูฟัง โซนี่ แบรนด์ ดังดังมากมาก ยูเอสบี สองพอร์ต"),
        (GOOGLE_STANDARD, "หูฟัง Sony แบรนด์ ดังๆมากๆ USB สองพอร์ต"),
        (GENERATIVE, "หูฟัง Sony Brand ดังๆมากๆ USB สองพอร์ต"),
    ],
)
def test_each_family_of_voices_is_given_what_it_reads_well(profile: Profile, said: str) -> None:
    assert spoken("หูฟัง Sony Brand ดังๆมาก ๆ USB 2พอร์ต", profile, segment=segment) == said


def test_thai_text_is_not_touched() -> None:
    text = "เก้าอี้ตัวนี้นั่งสบายมากค่ะ เบาะนุ่ม พนักพิงสูง"

    assert spoken(text, EMBEDDED, segment=segment) == text


def test_without_words_of_the_text_only_a_usual_word_is_repeated() -> None:
    assert spoken("นุ่มมากๆ เพลินๆ", EMBEDDED) == "นุ่มมากมาก เพลิน"


def test_breaths_are_cut_at_pauses_and_sure_borders() -> None:
    breaths = spoken_breaths("หูฟัง Sony ดีมาก, ราคา 99 บาท", EMBEDDED)

    assert breaths == [["หูฟัง", "โซนี่", "ดีมาก"], ["ราคา", "เก้าสิบเก้า", "บาท"]]


@pytest.mark.parametrize("unspeakable", ["", "   ", "🔥🔥 ♥", "...", "日本"])
def test_nothing_to_say_is_nothing(unspeakable: str) -> None:
    assert spoken(unspeakable, EMBEDDED) == ""
    assert spoken_breaths(unspeakable, EMBEDDED) == []


@pytest.mark.parametrize(
    ("written", "own_words", "said"),
    [
        ("สบู่ DOVE หอม", {"dove": "โด๊ฟ"}, "สบู่ โด๊ฟ หอม"),
        ("รุ่น XM5 กับ XM55", {"XM5": "เอ็กซ์เอ็มไฟว์"}, "รุ่น เอ็กซ์เอ็มไฟว์ กับ เอ็กซ์เอ็มห้าสิบห้า"),
        ("ครีม La Vie ใหม่", {"La Vie": "ลาวี", "La": "ล่า"}, "ครีม ลาวี ใหม่"),
        ("ตัวนี้ตากลมตา", {"ตา": "ตะ"}, "ตัวนี้ตากลมตะ"),
        ("ใช้ 5G", {"5G": "ไฟว์จี"}, "ใช้ ไฟว์จี"),
        ("C++ ดี", {"C++": "ซีพลัสพลัส"}, "ซีพลัสพลัส ดี"),
    ],
)
def test_own_words_win_at_word_borders(written: str, own_words: dict[str, str], said: str) -> None:
    assert spoken(written, EMBEDDED, own_words, segment) == said


@pytest.mark.parametrize(
    "word", ["Zentiva", "qwrtz", "Kyoobi", "XJWQZ", "Bluemoonly", "aeiou", "Schwartzkopf", "o'neill"]
)
def test_an_unknown_word_is_read_somehow(word: str) -> None:
    assert _THAI.fullmatch(spoken(word, EMBEDDED))
    assert len(spoken(word, EMBEDDED)) >= len(word) // 2


def test_unknown_capitals_are_letters_up_to_four() -> None:
    assert spoken("QZWV", EMBEDDED) == "".join(LETTERS[letter] for letter in "qzwv")


def test_what_stays_in_latin_is_written_in_small_letters() -> None:
    assert all(word == word.lower() for word in LEFT_IN_LATIN)
