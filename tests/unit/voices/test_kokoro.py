import numpy as np
import pytest

from local.speaking import speak
from makeafvdo.adapters.voices import kokoro
from makeafvdo.adapters.voices.joining import LEAD_S, PAUSE_S, TAIL_S, UNSPEAKABLE_S, Speech
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.domain.videos.options import Tone

PHRASES = ("ครีมกันแดดตัวนี้ เนื้อบางเบา ซึมไว", "ลดเหลือ 199 บาท", "กดตะกร้าเลยค่ะ")


@pytest.fixture(scope="module", params=[Tone.KHA, Tone.KHRAP])
def speech(request: pytest.FixtureRequest, voice: KokoroVoice) -> Speech:
    return speak(PHRASES, request.param, voice)


def _loudness(speech: Speech, start_s: float, end_s: float) -> float:
    """dBFS."""
    part = speech.pcm[int(start_s * speech.sample_rate) : int(end_s * speech.sample_rate)] / 32768
    return float(10 * np.log10((part**2).mean() + 1e-12))


def _pitch(speech: Speech, at_s: float) -> float:
    """Hertz, by autocorrelation over 40 ms."""
    middle, half = int(at_s * speech.sample_rate), int(0.02 * speech.sample_rate)
    window = speech.pcm[middle - half : middle + half] * np.hanning(2 * half)
    correlation = np.correlate(window, window, "full")[2 * half - 1 :]
    shortest, longest = speech.sample_rate // 450, speech.sample_rate // 70
    return float(speech.sample_rate / (shortest + np.argmax(correlation[shortest:longest])))


def test_times_never_run_back_and_lie_inside_the_sound(speech: Speech) -> None:
    for phrase in speech.phrases:
        times = [time for syllable in phrase.syllables for time in (syllable.start_s, syllable.end_s)]
        assert times == sorted(times)
        assert phrase.start_s <= times[0]
        assert times[-1] <= phrase.end_s
        assert all(syllable.start_s < syllable.end_s for syllable in phrase.syllables)
    assert speech.phrases[-1].end_s < speech.seconds


def test_a_phrase_is_heard_within_30_ms_of_its_start_and_until_its_end(speech: Speech) -> None:
    for phrase in speech.phrases:
        assert _loudness(speech, phrase.start_s, phrase.start_s + 0.03) > -60
        assert _loudness(speech, phrase.end_s - 0.05, phrase.end_s) > -60


def test_phrases_are_parted_by_the_same_silence(speech: Speech) -> None:
    first, second, third = speech.phrases

    assert first.start_s == pytest.approx(LEAD_S)
    assert second.start_s - first.end_s == pytest.approx(PAUSE_S)
    assert third.start_s - second.end_s == pytest.approx(PAUSE_S)
    assert speech.seconds - third.end_s == pytest.approx(TAIL_S)
    assert _loudness(speech, first.end_s + 0.01, second.start_s - 0.01) < -90


def test_phrases_are_equally_loud_and_none_clips(speech: Speech) -> None:
    for phrase in speech.phrases:
        assert -25 < _loudness(speech, phrase.start_s, phrase.end_s) < -18
    assert np.abs(speech.pcm.astype(int)).max() < 0.9 * 32768


def test_it_speaks_at_a_speaker_s_pace(speech: Speech) -> None:
    syllables = sum(len(phrase.syllables) for phrase in speech.phrases)

    assert 3.5 < syllables / sum(phrase.end_s - phrase.start_s for phrase in speech.phrases) < 7


def test_each_tone_of_politeness_has_its_own_voice(voice: KokoroVoice) -> None:
    woman, man = (speak(["มา"], tone, voice) for tone in (Tone.KHA, Tone.KHRAP))

    assert not np.array_equal(woman.pcm, man.pcm)


def test_the_tone_of_a_word_is_in_the_sound(voice: KokoroVoice) -> None:
    climbs = {}
    for word in ("มา", "ม่า", "ม้า", "หมา"):
        speech = speak([f"{word}นะ"], Tone.KHA, voice)
        syllable = speech.phrases[0].syllables[0]
        length = syllable.end_s - syllable.start_s
        early, late = (_pitch(speech, syllable.start_s + part * length) for part in (0.5, 0.85))
        climbs[word] = 12 * np.log2(late / early)

    assert climbs["ม่า"] < climbs["มา"] - 1
    assert climbs["ม้า"] > climbs["มา"] + 1
    assert climbs["หมา"] > climbs["มา"] + 1


def test_the_same_text_sounds_the_same_every_time(voice: KokoroVoice) -> None:
    assert np.array_equal(speak(["ส่งฟรี"], Tone.KHA, voice).pcm, speak(["ส่งฟรี"], Tone.KHA, voice).pcm)


@pytest.mark.parametrize("unspeakable", ["", "🔥🔥", "..."])
def test_a_phrase_with_nothing_to_say_is_a_short_silence(voice: KokoroVoice, unspeakable: str) -> None:
    speech = speak([unspeakable], Tone.KHA, voice)

    assert speech.phrases[0].syllables == ()
    assert speech.phrases[0].end_s - speech.phrases[0].start_s == pytest.approx(UNSPEAKABLE_S)
    assert not speech.pcm.any()


def test_a_phrase_longer_than_the_model_takes_is_spoken_whole(
    voice: KokoroVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kokoro, "_LONGEST_UTTERANCE", 2)

    speech = speak(["มานานมาก ปลาดี"], Tone.KHA, voice)

    assert len(speech.phrases[0].syllables) == 5
    assert speech.phrases[0].syllables[-1].end_s == pytest.approx(speech.phrases[0].end_s, abs=0.1)
