"""Thai tones as a pitch curve, which replaces the voice's own before the sound is decoded."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from makeafvdo.adapters.voices.kokoro_tokens import BreathGroups, SyllableSpan
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
"""Semitones from the speaker's mean pitch, evenly spread over the rhyme. Shapes of connected Bangkok Thai."""

_DECLINATION = 2.5
"""Semitones a long breath group sinks from its first syllable to its last."""
_LONG_BREATH = 6
"""Syllables."""
_SMOOTHING_POINTS = 3.0
_LOWEST_VOICE_HZ = 70.0
_VOICED_ABOVE = 0.55
"""Of the median pitch: the model marks unvoiced frames by a lower pitch."""
_UNVOICED_HZ = 9.0
_USUAL_MEAN_HZ = 200.0


def with_thai_tones(pitch: Curve, breath_groups: BreathGroups, spans: Sequence[SyllableSpan]) -> Curve:
    """The pitch of every syllable's tone, around the speaker's own mean."""
    points = [SyllableSpan(*(POINTS_PER_FRAME * frame for frame in span)) for span in spans]
    voiced = pitch > _VOICED_ABOVE * _median_pitch(pitch)
    tones = np.full(pitch.size, np.nan)
    for semitones, span in zip(_wanted_tones(breath_groups), points, strict=True):
        start = _tone_start(span, voiced)
        place = slice(start, max(span.stop, start + 2))
        tones[place] = np.interp(np.linspace(0, 1, tones[place].size), (0, 0.25, 0.5, 0.75, 1), semitones)
        voiced[span.rhyme : span.stop - (span.end > span.stop)] = True
        voiced[span.stop + 1 : span.end] = False
    toned = _mean_pitch(pitch) * 2 ** (_smooth(tones) / 12)
    return np.where(voiced, toned, np.minimum(pitch, _UNVOICED_HZ)).astype(np.float32)


def _wanted_tones(breath_groups: BreathGroups) -> Iterator[Floats]:
    """Semitones at five places of every rhyme: its tone, on a line that sinks through the breath group."""
    for group in breath_groups:
        sink = _DECLINATION * min(1.0, len(group) / _LONG_BREATH)
        for syllable, line in zip(group, np.linspace(sink / 2, -sink / 2, len(group)), strict=True):
            yield np.array(_CONTOURS[syllable.tone]) + (line if len(group) > 1 else 0.0)


def _tone_start(span: SyllableSpan, voiced: Mask) -> int:
    """Half-way back into a voiced onset; the start of the rhyme where the onset is voiceless."""
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


def _median_pitch(pitch: Curve) -> float:
    voice = pitch[pitch > _LOWEST_VOICE_HZ]
    return float(np.median(voice)) if voice.size else np.inf


def _mean_pitch(pitch: Curve) -> float:
    voice = pitch[pitch > _LOWEST_VOICE_HZ]
    return float(np.exp(np.log(voice).mean())) if voice.size else _USUAL_MEAN_HZ
