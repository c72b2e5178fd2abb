"""Thai tones as a pitch curve: what the voice's own melody is replaced with before it becomes sound."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from makeafvdo.adapters.voices.kokoro_tokens import Breaths, SyllableSpan
from makeafvdo.adapters.voices.syllables import LexicalTone

Curve = npt.NDArray[np.float32]
"""Hertz, `POINTS_PER_FRAME` values a frame."""
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

POINTS_PER_FRAME = 2

_CONTOURS = {
    LexicalTone.MID: (0.0, 0.0, -0.2, -0.5, -0.8),
    LexicalTone.LOW: (-1.0, -2.4, -3.3, -3.9, -4.3),
    LexicalTone.FALLING: (3.2, 4.6, 4.2, 1.0, -3.2),
    LexicalTone.HIGH: (0.8, 0.9, 1.6, 3.2, 4.8),
    LexicalTone.RISING: (-2.2, -3.8, -4.0, -1.2, 2.8),
}
"""Semitones from the speaker's middle, evenly spread over the rhyme. Shapes of connected Bangkok Thai."""

_DECLINATION = 2.5
"""Semitones a long breath sinks from its first syllable to its last."""
_LONG_BREATH = 6
"""Syllables."""
_SMOOTHING_POINTS = 3.0
_LOWEST_VOICE_HZ = 70.0
_VOICED_ABOVE = 0.55
"""Part of the median pitch: what lies lower is the model's way to say `no voice here`."""
_UNVOICED_HZ = 9.0
_USUAL_MIDDLE_HZ = 200.0


def thai_melody(spoken: Curve, breaths: Breaths, spans: Sequence[SyllableSpan]) -> Curve:
    """The curve with every syllable's tone written over it, around the same speaker's middle."""
    points = [SyllableSpan(*(POINTS_PER_FRAME * frame for frame in span)) for span in spans]
    voiced = spoken > _VOICED_ABOVE * _median_of_voice(spoken)
    tones = np.full(spoken.size, np.nan)
    for semitones, span in zip(_wanted_tones(breaths), points, strict=True):
        start = _tone_start(span, voiced)
        place = slice(start, max(span.stop, start + 2))
        tones[place] = np.interp(np.linspace(0, 1, tones[place].size), (0, 0.25, 0.5, 0.75, 1), semitones)
        voiced[span.rhyme : span.stop - (span.end > span.stop)] = True
        voiced[span.stop + 1 : span.end] = False
    melody = _middle(spoken) * 2 ** (_smooth(tones) / 12)
    return np.where(voiced, melody, np.minimum(spoken, _UNVOICED_HZ)).astype(np.float32)


def _wanted_tones(breaths: Breaths) -> Iterator[Floats]:
    """Semitones at five places of every rhyme: its tone, on a line that sinks through the breath."""
    for breath in breaths:
        sink = _DECLINATION * min(1.0, len(breath) / _LONG_BREATH)
        for syllable, line in zip(breath, np.linspace(sink / 2, -sink / 2, len(breath)), strict=True):
            yield np.array(_CONTOURS[syllable.tone]) + (line if len(breath) > 1 else 0.0)


def _tone_start(span: SyllableSpan, voiced: Mask) -> int:
    """Half-way back into an onset that carries the voice; the rhyme where the onset is voiceless."""
    start = span.rhyme
    while start > span.start and voiced[start - 1]:
        start -= 1
    return (start + span.rhyme + 1) // 2


def _smooth(tones: Floats) -> Floats:
    known = np.flatnonzero(~np.isnan(tones))
    filled = np.interp(np.arange(tones.size), known, tones[known])
    reach = np.arange(-8, 9)
    weights = np.exp(-0.5 * (reach / _SMOOTHING_POINTS) ** 2)
    return np.convolve(np.pad(filled, 8, "edge"), weights / weights.sum(), "valid")


def _median_of_voice(spoken: Curve) -> float:
    voice = spoken[spoken > _LOWEST_VOICE_HZ]
    return float(np.median(voice)) if voice.size else np.inf


def _middle(spoken: Curve) -> float:
    voice = spoken[spoken > _LOWEST_VOICE_HZ]
    return float(np.exp(np.log(voice).mean())) if voice.size else _USUAL_MIDDLE_HZ
