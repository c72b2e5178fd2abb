import pytest

from makeafvdo.adapters.voices.kokoro_tokens import SyllableSpan, audible_part, spans_of, tokens_of
from makeafvdo.adapters.voices.syllables import read_word


@pytest.mark.parametrize(
    ("ipa", "tokens"),
    [
        ("/maː˧/", "maː."),
        ("/ʔaː˧/", "aː."),
        ("/t͡ɕʰua̯˥˩.moːŋ˧/", "ʧʰuəmoːŋ."),
        ("/kʰrap̚˦˥/", "kʰɾap."),
        ("/kʰaʔ˥˩/", "kʰa."),
        ("/pʰiw˩˩˦/", "pʰiw."),
        ("/lɤːj˧/", "ləːj."),
        ("/kʰeːs˦˥/", "kʰeːt."),
        ("/ʔeːt͡ɕʰ˦˥/", "eːt."),
        ("/ʔɛːl˧/", "ɛːn."),
    ],
)
def test_a_word_becomes_phonemes_kokoro_knows(ipa: str, tokens: str) -> None:
    assert "".join(token.symbol for token in tokens_of([read_word(ipa)])) == tokens


def test_words_are_parted_by_spaces_and_breaths_by_commas() -> None:
    come, dog = read_word("/maː˧/"), read_word("/maː˩˩˦/")

    tokens = tokens_of([[*come, *dog], come])

    assert "".join(token.symbol for token in tokens) == "maː maː, maː."


def test_a_syllable_sounds_three_frames_before_its_tokens() -> None:
    tokens = tokens_of([read_word("/ban˧.tʰɯk̚˨˩/")])

    first, second = spans_of(tokens, [20, 2, 3, 4, 1, 1, 2, 3, 9, 1])

    assert first == SyllableSpan(start=17, rhyme=19, stop=26, end=26)
    assert second == SyllableSpan(start=26, rhyme=28, stop=30, end=33)


def test_the_silence_a_last_syllable_is_given_is_not_part_of_it() -> None:
    is_audible = [frame < 12 for frame in range(30)]

    assert audible_part(SyllableSpan(start=5, rhyme=7, stop=20, end=22), is_audible) == SyllableSpan(5, 7, 12, 12)
