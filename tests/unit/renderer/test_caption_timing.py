from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.domain.scripts.speech import SpokenPhrase, Syllable
from makeafvdo.domain.storyboards.captions import TimedWord, in_parts, time_words
from tests.unit.renderer.render_harness import a_phrase, spaced_words

WORDS = st.lists(st.text("กขคงนมราเแ่้ิี1234%+", min_size=1, max_size=9), min_size=1, max_size=12)
AT_ONCE = 34
LENGTHS = st.lists(st.floats(0.05, 0.4), min_size=1, max_size=30)


def test_words_end_where_their_syllables_end() -> None:
    phrase = a_phrase("กดตะกร้า เลย ค่ะ", [0.2, 0.1, 0.3, 0.25, 0.3])

    words = time_words(phrase, spaced_words)

    assert [word.text for word in words] == ["กดตะกร้า ", "เลย ", "ค่ะ"]
    assert [round(word.end_s, 2) for word in words] == [0.6, 0.85, 1.15]


def test_a_number_takes_the_time_its_digits_take_to_say() -> None:
    phrase = a_phrase("ราคา 199 บาท", [0.2] * 8)  # ราคา, หนึ่งร้อยเก้าสิบเก้า, บาท

    _, number, _ = time_words(phrase, spaced_words)

    assert round(number.end_s - number.start_s, 2) == 1.0


def test_a_written_word_rather_ends_where_a_spoken_word_does() -> None:
    ends = (False, False, True, False, False, True)
    spoken = tuple(
        Syllable(start_s=nth * 0.2, end_s=nth * 0.2 + 0.2, ends_word=ends_word) for nth, ends_word in enumerate(ends)
    )
    phrase = SpokenPhrase(text="กขคง กขคงจฉ", start_s=0.0, end_s=1.2, syllables=spoken)

    first, _ = time_words(phrase, spaced_words)

    assert round(first.end_s, 2) == 0.6


def test_a_phrase_with_fewer_syllables_than_words_shares_its_time_by_length() -> None:
    phrase = a_phrase("กก กกกก", [1.2])

    first, last = time_words(phrase, spaced_words)

    assert (round(first.end_s, 2), round(last.end_s, 2)) == (0.4, 1.2)


def test_a_phrase_that_cannot_be_drawn_has_no_words() -> None:
    assert time_words(a_phrase("⭐", [0.3]), lambda _text: []) == ()


@given(WORDS, LENGTHS)
def test_words_follow_one_another_from_start_to_end_of_their_phrase(texts: list[str], lengths: list[float]) -> None:
    phrase = a_phrase(" ".join(texts), lengths, start_s=0.5)

    words = time_words(phrase, spaced_words)

    assert [word.text.strip() for word in words] == texts
    assert words[0].start_s == phrase.start_s
    assert words[-1].end_s == phrase.end_s
    assert all(word.start_s <= word.end_s for word in words)
    assert all(one.end_s == other.start_s for one, other in pairwise(words))


@given(WORDS)
def test_parts_hold_every_word_once_and_are_short_enough_to_read(texts: list[str]) -> None:
    words = [TimedWord(text=text, start_s=nth, end_s=nth + 1) for nth, text in enumerate(texts)]

    parts = in_parts(words, AT_ONCE)

    assert [word for part in parts for word in part] == words
    longest_word = max(map(len, texts))
    assert all(sum(len(word.text) for word in part) <= 2 * (AT_ONCE + longest_word) for part in parts)


def test_a_phrase_of_two_lines_stays_one_caption() -> None:
    words = [TimedWord(text="กดตะกร้า", start_s=nth, end_s=nth + 1) for nth in range(4)]

    assert len(in_parts(words, AT_ONCE)) == 1


@pytest.mark.parametrize("at_once", range(3, 40))
def test_no_part_tears_what_belongs_together(at_once: int) -> None:
    texts = ["เก้าอี้", "อาร์มแชร์", "ปีกนก", "ตัว", "นี้ ", "เริ่ม ", "2,890 บาท", "ค่ะ"]
    words = [TimedWord(text=text, start_s=nth, end_s=nth + 1) for nth, text in enumerate(texts)]

    assert not any(part[0].text.strip() in {"นี้", "ค่ะ"} for part in in_parts(words, at_once))


def test_parts_change_at_a_pause_of_the_phrase() -> None:
    texts = ["ตู้", "ไซด์บอร์ด ", "มี", "รู", "ร้อย", "สายไฟ", "ด้านหลัง"]
    words = [TimedWord(text=text, start_s=nth, end_s=nth + 1) for nth, text in enumerate(texts)]

    parts = ["".join(word.text for word in part) for part in in_parts(words, 20)]

    assert parts == ["ตู้ไซด์บอร์ด ", "มีรูร้อยสายไฟด้านหลัง"]


def test_no_part_ends_on_a_word_that_leans_on_the_next_or_begins_with_a_particle() -> None:
    texts = ["แสงนุ่ม", "ไว้", "นั่งพัก", "ที่", "บ้าน", "ได้", "ค่ะ"]
    words = [TimedWord(text=text, start_s=nth, end_s=nth + 1) for nth, text in enumerate(texts)]

    for at_once in range(3, 30):
        parts = [[word.text for word in part] for part in in_parts(words, at_once)]
        assert [text for part in parts for text in part] == texts
        assert not any(part[-1] == "ที่" or part[0] == "ค่ะ" for part in parts)
