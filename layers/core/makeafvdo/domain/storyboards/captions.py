"""Captions in time with the voice: written words matched to the syllables that were spoken."""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.scripts.speech import SpokenPhrase, Syllable
from makeafvdo.domain.storyboards.line_breaks import break_lines, unbroken

_DIGIT_LETTERS = 4
_SIGN_LETTERS = {"%": 8, "฿": 3, "+": 3, "ๆ": 4}
_MID_WORD_COST = 0.5
"""Ending a written word inside a spoken one is as bad as missing its place by half a syllable."""

SplitWords = Callable[[str], Sequence[str]]
"""Thai text → its words as drawn, each with the space that may follow it; what cannot be drawn is left out."""


class TimedWord(BaseModel):
    """One written word and when it is spoken, in seconds of its scene's sound."""

    model_config = ConfigDict(frozen=True)

    text: str
    start_s: float
    end_s: float


def time_words(phrase: SpokenPhrase, split_words: SplitWords) -> tuple[TimedWord, ...]:
    """The words of a phrase, one after another without gaps from its start to its end."""
    words = tuple(split_words(phrase.text))
    if not words:
        return ()
    shares = _shares(words)
    if len(phrase.syllables) >= len(words):
        ends = _ends_on_syllables(shares, phrase.syllables)
    else:
        ends = [phrase.start_s + share * (phrase.end_s - phrase.start_s) for share in shares]
    edges = [phrase.start_s, *ends[:-1], phrase.end_s]
    return tuple(
        TimedWord(text=word, start_s=start, end_s=end)
        for word, (start, end) in zip(words, pairwise(edges), strict=True)
    )


def in_parts(words: Sequence[TimedWord], columns_at_once: int) -> tuple[tuple[TimedWord, ...], ...]:
    """The words in as few captions of up to `columns_at_once` letters as will do, broken as lines are: of like length,
    and at a pause of the phrase if it can be."""
    runs = unbroken([word.text for word in words])
    columns = [sum(_columns(word.text) for word in words[run.start : run.stop]) for run in runs]
    pauses = [words[run.stop - 1].text.endswith(" ") for run in runs]
    parts = break_lines(columns, columns_at_once, pauses) if runs else []
    return tuple(tuple(words[runs[part.start].start : runs[part.stop - 1].stop]) for part in parts)


def _columns(text: str) -> int:
    """Marks above and below a letter take no column."""
    return max(1, sum(unicodedata.category(sign) != "Mn" for sign in text))


def _letters(word: str) -> int:
    """How long a word is to speak, in letters; a digit or a sign is spoken as a word of its own."""
    spoken = (_DIGIT_LETTERS if sign.isdigit() else _SIGN_LETTERS.get(sign, int(sign.isalnum())) for sign in word)
    return max(1, sum(spoken))


def _shares(words: Sequence[str]) -> list[float]:
    """The share of the phrase that is spoken when each word ends: rising to 1."""
    letters_spoken = list(accumulate(_letters(word) for word in words))
    return [letters / letters_spoken[-1] for letters in letters_spoken]


def _ends_on_syllables(shares: Sequence[float], syllables: Sequence[Syllable]) -> list[float]:
    """Word ends at syllable ends, each near its share of the phrase and, where possible, where a spoken word ends.

    The voice spells numbers and loan words out and splits words otherwise, so the two cannot be matched by counting:
    this is the rising sequence of least cost. There are at least as many syllables as words.
    """

    def cost_of(end: int, share: float) -> float:
        return abs(end - share * len(syllables)) + (0 if syllables[end - 1].ends_word else _MID_WORD_COST)

    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for nth, share in enumerate(shares, start=1):
        best = {
            end: min((cost + cost_of(end, share), (*ends, end)) for last, (cost, ends) in best.items() if last < end)
            for end in range(nth, len(syllables) + 1)
        }
    return [syllables[end - 1].end_s for end in best[len(syllables)][1]]
