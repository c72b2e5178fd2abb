"""Thai syllables as the phonemes Kokoro knows, and where each syllable lies once the phonemes have a length.

The mapping is the one that a Thai recogniser understood best; Hindi has most of these sounds.
"""

from collections.abc import Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from makeafvdo.adapters.voices.syllables import ThaiSyllable

BreathGroups = Sequence[Sequence[ThaiSyllable]]
"""The syllables between two pauses, for each such group."""


class Part(Enum):
    """What a token is within its syllable."""

    ONSET = "onset"
    RHYME = "rhyme"
    """The vowel, its length and a voiced final consonant: where the tone is heard."""
    STOP = "stop"
    BREAK = "break"


class Token(NamedTuple):
    """`syllable`: index over all breath groups, -1 for a token between syllables."""

    symbol: str
    syllable: int
    part: Part


class SyllableSpan(NamedTuple):
    """Frame numbers: the rhyme runs from `rhyme` to `stop`, a silent final consonant from `stop` to `end`."""

    start: int
    rhyme: int
    stop: int
    end: int


_SOUND_AHEAD_FRAMES = 3
"""The network sounds a phoneme this much before the frames it was given (measured: 60-80 ms, every voice)."""

_VOWELS = {"ia": "iə", "ɯa": "ɯə", "ua": "uə", "ɤ": "ə"}
_STOPS = {"p": "p", "t": "t", "k": "k", "s": "t", "f": "p", "tɕ": "t", "tɕʰ": "t", "ʔ": ""}
_SONORANTS = {"l": "n", "r": "n", "nɡ": "ŋ"}


def tokens_of(breath_groups: BreathGroups) -> list[Token]:
    """Phonemes, a space between words, ", " between breath groups and a full stop at the end."""
    tokens: list[Token] = []
    syllable = 0
    for group in breath_groups:
        if tokens:
            tokens += _breaks(", ")
        for position, sound in enumerate(group, start=1):
            tokens += _tokens_of_syllable(sound, syllable)
            syllable += 1
            if sound.ends_word and position < len(group):
                tokens += _breaks(" ")
    return tokens + _breaks(".")


def _breaks(symbols: str) -> list[Token]:
    return [Token(symbol, -1, Part.BREAK) for symbol in symbols]


def _tokens_of_syllable(sound: ThaiSyllable, index: int) -> list[Token]:
    onset = sound.onset.replace("ʔ", "").replace("tɕ", "ʧ").replace("r", "ɾ")
    vowel = _VOWELS.get(sound.vowel, sound.vowel)
    length = "ː" if sound.is_long and len(vowel) == 1 else ""
    stop = _STOPS.get(sound.coda)
    sonorant = "" if stop is not None else _SONORANTS.get(sound.coda, sound.coda[:1])
    return [
        *(Token(symbol, index, Part.ONSET) for symbol in onset),
        *(Token(symbol, index, Part.RHYME) for symbol in vowel + length + sonorant),
        *(Token(symbol, index, Part.STOP) for symbol in stop or ""),
    ]


def spans_of(tokens: Sequence[Token], frames: Sequence[int]) -> list[SyllableSpan]:
    """Where each syllable sounds. `frames`: one length per token, with one more before and behind (the model's own)."""
    edges = [max(0, edge - _SOUND_AHEAD_FRAMES) for edge in accumulate(frames)]
    spans: list[SyllableSpan] = []
    for token, start, end in zip(tokens, edges[:-2], edges[1:-1], strict=True):
        if token.part is Part.BREAK:
            continue
        if token.syllable == len(spans):
            spans.append(SyllableSpan(start, start, start, start))
        span = spans[token.syllable]._replace(end=end)
        if token.part is Part.ONSET:
            span = span._replace(rhyme=end)
        if token.part is not Part.STOP:
            span = span._replace(stop=end)
        spans[token.syllable] = span
    return spans


def audible_part(span: SyllableSpan, is_audible: Sequence[bool]) -> SyllableSpan:
    """Without the silent frames a syllable is given before a pause; unchanged where all of it is silent."""
    audible = [frame for frame in range(span.start, span.end) if is_audible[frame]]
    end = max(audible[-1] + 1, span.rhyme + 1) if audible else span.end
    return span._replace(stop=min(span.stop, end), end=end)
