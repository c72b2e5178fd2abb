import numpy as np
import numpy.typing as npt
import pytest

from makeafvdo.adapters.voices.kokoro_tokens import SyllableSpan
from makeafvdo.adapters.voices.syllables import LexicalTone, ThaiSyllable
from makeafvdo.adapters.voices.tone_contours import with_thai_tones

FLAT = np.full(120, 200.0, np.float32)
FLAT[:20] = FLAT[100:] = 5.0


def _melody(tone: LexicalTone) -> npt.NDArray[np.float64]:
    """Semitones from 200 Hz over the rhyme of one syllable spoken on a flat pitch."""
    syllable = ThaiSyllable("m", "a", is_long=True, coda="", tone=tone, ends_word=True)
    span = SyllableSpan(start=12, rhyme=15, stop=45, end=45)
    return 12 * np.log2(with_thai_tones(FLAT, [[syllable]], [span])[30:90] / 200)


@pytest.mark.parametrize(
    ("tone", "start", "middle", "end"),
    [
        (LexicalTone.MID, 0.0, -0.2, -0.8),
        (LexicalTone.LOW, -1.0, -3.3, -4.3),
        (LexicalTone.FALLING, 3.2, 4.2, -3.2),
        (LexicalTone.HIGH, 0.8, 1.6, 4.8),
        (LexicalTone.RISING, -2.2, -4.0, 2.8),
    ],
)
def test_each_tone_has_its_own_course(tone: LexicalTone, start: float, middle: float, end: float) -> None:
    semitones = _melody(tone)

    assert semitones[[0, 30, -1]] == pytest.approx([start, middle, end], abs=0.9)


def test_a_long_breath_sinks() -> None:
    syllable = ThaiSyllable("m", "a", is_long=True, coda="", tone=LexicalTone.MID, ends_word=True)
    spans = [SyllableSpan(at, at + 1, at + 5, at + 5) for at in range(10, 45, 5)]

    melody = with_thai_tones(FLAT, [[syllable] * 7], spans)

    assert 12 * np.log2(melody[26] / melody[86]) == pytest.approx(2.5, abs=0.6)


def test_silence_and_the_closure_of_a_final_stop_carry_no_voice() -> None:
    syllable = ThaiSyllable("m", "a", is_long=False, coda="k", tone=LexicalTone.HIGH, ends_word=True)

    melody = with_thai_tones(FLAT, [[syllable]], [SyllableSpan(start=12, rhyme=15, stop=40, end=45)])

    assert melody[:20].max() < 10
    assert melody[30:78].min() > 100
    assert melody[82:90].max() < 10


def test_a_text_without_any_voice_still_has_a_melody() -> None:
    syllable = ThaiSyllable("m", "a", is_long=False, coda="", tone=LexicalTone.HIGH, ends_word=True)

    melody = with_thai_tones(np.zeros(60, np.float32), [[syllable]], [SyllableSpan(10, 12, 20, 20)])

    assert np.isfinite(melody).all()
