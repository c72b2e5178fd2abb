"""The marketer's own voice: recorded phrases, one after the other, become the sound of a scene."""

from collections.abc import Sequence

import numpy as np

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.voices.joining import PAUSE_S, TAIL_S, Speech, silence
from makeafvdo.adapters.voices.sound import Floats, pcm16
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.adapters.voices.take import PAD_AFTER_S, PAD_BEFORE_S, SAMPLE_RATE, Take
from makeafvdo.domain.scripts.speech import SpokenPhrase, Syllable
from makeafvdo.domain.scripts.thai_length import syllables
from makeafvdo.domain.videos.options import EMBEDDED

REVISION = "1"
"""Another one whenever the same recording would sound different."""


def join_takes(phrases: Sequence[str], takes: Sequence[Take]) -> Speech:
    """A take for each phrase; with the pauses of every other voice from sound to sound."""
    parts: list[Floats] = []
    spoken: list[SpokenPhrase] = []
    for number, (phrase, take) in enumerate(zip(phrases, takes, strict=True)):
        if number:
            parts.append(silence(PAUSE_S - PAD_AFTER_S - PAD_BEFORE_S, SAMPLE_RATE))
        at = sum(part.size for part in parts) / SAMPLE_RATE
        parts.append(take.samples)
        spoken.append(
            SpokenPhrase(
                text=phrase,
                start_s=round(at + take.start_s, 3),
                end_s=round(at + take.end_s, 3),
                syllables=syllable_times(phrase, take, at),
            )
        )
    parts.append(silence(TAIL_S - PAD_AFTER_S, SAMPLE_RATE))
    return Speech(SAMPLE_RATE, pcm16(np.concatenate(parts)), tuple(spoken))


def syllable_times(phrase: str, take: Take, at_s: float) -> tuple[Syllable, ...]:
    """Each syllable takes the same part of the time in which the voice is heard: the reader's pauses belong to none."""
    counts = [count for word in segment(spoken_text(phrase, EMBEDDED)) if (count := syllables(word))]
    if not counts:
        return ()
    heard = np.concatenate([[0], np.cumsum(take.is_audible)])
    moments = np.arange(heard.size) * (len(take.samples) / SAMPLE_RATE / take.is_audible.size)
    shares = np.linspace(0, heard[-1], sum(counts) + 1)
    # At a pause, one syllable ends where it begins, and the next begins where it ends.
    ends = moments[np.searchsorted(heard, shares[1:], side="left")]
    starts = moments[np.searchsorted(heard, shares[:-1], side="right") - 1]
    word_ends = set(np.cumsum(counts) - 1)
    return tuple(
        Syllable(start_s=round(float(start) + at_s, 3), end_s=round(float(end) + at_s, 3), ends_word=nth in word_ends)
        for nth, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
