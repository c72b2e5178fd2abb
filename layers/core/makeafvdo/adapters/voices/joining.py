"""Phrases, each synthesised on its own, become the sound of a scene.

lead, phrase, pause, phrase …, tail: what is audible of each phrase, at one level, so that its times are exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.voices.sound import Floats, Pcm, floats, normalised, pcm16, resampled, speech_bounds
from makeafvdo.adapters.voices.voice import PhraseSound
from makeafvdo.domain.scripts.estimated_times import estimated_syllables
from makeafvdo.domain.scripts.speech import SpokenPhrase, Syllable
from makeafvdo.domain.scripts.thai_length import PAUSE_BETWEEN_PHRASES_S

LEAD_S = 0.06
PAUSE_S = PAUSE_BETWEEN_PHRASES_S
TAIL_S = 0.18
UNSPEAKABLE_S = 0.2
"""Silence before the first phrase, between two, after the last, and in place of one with nothing to say."""
_USUAL_RATE = 24_000


class Phrase(NamedTuple):
    """`written` in the script, `spoken` by the voice: `sound` is None, or silent, where there is nothing to say."""

    written: str
    spoken: str
    sound: PhraseSound | None


@dataclass(frozen=True)
class Speech:
    """16 bit mono `pcm`, and the times of what is spoken in it."""

    sample_rate: int
    pcm: Pcm
    phrases: tuple[SpokenPhrase, ...]

    @property
    def seconds(self) -> float:
        return self.pcm.size / self.sample_rate


def joined(phrases: Sequence[Phrase]) -> Speech:
    """At the sample rate of the first phrase with a sound."""
    rate = next((phrase.sound.sample_rate for phrase in phrases if phrase.sound), _USUAL_RATE)
    parts = [silence(LEAD_S, rate)]
    timed: list[SpokenPhrase] = []
    for number, phrase in enumerate(phrases):
        if number:
            parts.append(silence(PAUSE_S, rate))
        start_s = _seconds(parts, rate)
        samples, syllables = _audible_part(phrase, rate)
        parts.append(samples)
        timed.append(
            SpokenPhrase(
                text=phrase.written,
                start_s=start_s,
                end_s=_seconds(parts, rate),
                syllables=tuple(_shifted(syllables, start_s)),
            )
        )
    parts.append(silence(TAIL_S, rate))
    return Speech(rate, pcm16(np.concatenate(parts)), tuple(timed))


def _audible_part(phrase: Phrase, rate: int) -> tuple[Floats, Sequence[Syllable]]:
    """Of the phrase, and its syllables timed from there."""
    if phrase.sound is None or not phrase.sound.pcm.any():
        return silence(UNSPEAKABLE_S, rate), ()
    samples = resampled(floats(phrase.sound.pcm), phrase.sound.sample_rate, rate)
    first, last = speech_bounds(samples, rate)
    length_s = (last - first) / rate
    if phrase.sound.syllables is None:
        syllables = estimated_syllables(segment(phrase.spoken), 0, length_s)
    else:
        syllables = tuple(_within(syllable, first / rate, length_s) for syllable in phrase.sound.syllables)
    return normalised(samples[first:last], rate), syllables


def _within(syllable: Syllable, lead_s: float, length_s: float) -> Syllable:
    start, end = (min(max(time - lead_s, 0), length_s) for time in (syllable.start_s, syllable.end_s))
    return syllable.model_copy(update={"start_s": start, "end_s": end})


def silence(seconds: float, rate: int) -> Floats:
    return np.zeros(max(0, round(seconds * rate)), np.float32)


def _seconds(parts: Sequence[Floats], rate: int) -> float:
    return round(sum(part.size for part in parts) / rate, 3)


def _shifted(syllables: Sequence[Syllable], by_s: float) -> list[Syllable]:
    return [
        each.model_copy(update={"start_s": round(each.start_s + by_s, 3), "end_s": round(each.end_s + by_s, 3)})
        for each in syllables
    ]
