"""When the syllables of a phrase are spoken, estimated where the voice does not tell."""

from collections.abc import Sequence

from makeafvdo.domain.scripts.speech import Syllable
from makeafvdo.domain.scripts.thai_length import SECONDS_PER_INNER_PAUSE, SYLLABLES_A_SECOND, syllables

_PAUSE_SYLLABLES = SECONDS_PER_INNER_PAUSE * SYLLABLES_A_SECOND


def estimated_syllables(words: Sequence[str], start_s: float, end_s: float) -> tuple[Syllable, ...]:
    """Every syllable of `words` takes the same part of the time, a comma a breath; no words, no syllables."""
    lengths = [syllables(word) for word in words]
    shares = [length or _PAUSE_SYLLABLES * word.count(",") for word, length in zip(words, lengths, strict=True)]
    if not any(lengths):
        return ()
    per_share = (end_s - start_s) / sum(shares)
    found: list[Syllable] = []
    at = start_s
    for length, share in zip(lengths, shares, strict=True):
        found += evenly(length, at, at + share * per_share)
        at += share * per_share
    return tuple(found)


def evenly(count: int, start_s: float, end_s: float) -> tuple[Syllable, ...]:
    """One word of `count` syllables."""
    edges = [start_s + (end_s - start_s) * nth / count for nth in range(count + 1)] if count else []
    return tuple(
        Syllable(start_s=round(edges[nth], 3), end_s=round(edges[nth + 1], 3), ends_word=nth == count - 1)
        for nth in range(count)
    )
