"""The marketer's own recordings: what is taken of them, and what is sent back with a word on why."""

from pathlib import Path

import numpy as np
import pytest

from makeafvdo.adapters.voices.recorded import join_takes
from makeafvdo.adapters.voices.take import PAD_AFTER_S, PAD_BEFORE_S, SAMPLE_RATE, UnusableTake, judged_take, read_take
from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.scripts.thai_length import syllables
from tests.support.readings import CONTAINERS, RATE, Floats, a_reading, encoded

PHRASE = "เก้าอี้ตัวนี้นั่งสบายมาก"
LONG = syllables(PHRASE)
SPOKEN_S = LONG * 0.2


def refusal(samples: Floats, phrase: str = PHRASE) -> str:
    with pytest.raises(UnusableTake) as refused:
        judged_take(samples, phrase)
    assert refused.value.code in MESSAGES
    return refused.value.code


@pytest.mark.parametrize("container", CONTAINERS)
def test_what_every_phone_records_can_be_read(tmp_path: Path, container: str) -> None:
    take = read_take(encoded(a_reading(LONG), container, tmp_path), PHRASE)

    assert take.end_s - take.start_s == pytest.approx(SPOKEN_S, abs=0.06)
    assert len(take.samples) / SAMPLE_RATE == pytest.approx(PAD_BEFORE_S + SPOKEN_S + PAD_AFTER_S, abs=0.06)


@pytest.mark.parametrize(
    "body", [b"", b"no sound at all", b"\x1aE\xdf\xa3" + b"\x00" * 500, b"RIFF\x24\x00\x00\x00WAVEfmt "]
)
def test_a_file_that_does_not_open_is_unreadable(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "take").write_bytes(body)

    with pytest.raises(UnusableTake, match="recording_unreadable"):
        read_take(tmp_path / "take", PHRASE)


def test_a_list_of_other_files_is_not_opened(tmp_path: Path) -> None:
    """A playlist is text that names files and addresses for ffmpeg to open."""
    encoded(a_reading(LONG), "wav", tmp_path)
    (tmp_path / "take").write_text(f"ffconcat version 1.0\nfile {tmp_path}/take.wav\n")

    with pytest.raises(UnusableTake, match="recording_unreadable"):
        read_take(tmp_path / "take", PHRASE)


@pytest.mark.parametrize("noise", [0.0, 0.0005, 0.01])
def test_a_take_without_a_voice_is_silent(noise: float) -> None:
    assert refusal(a_reading(0, lead_s=3, noise=noise)) == "recording_silent"


@pytest.mark.parametrize("container", CONTAINERS)
def test_no_codec_makes_a_voice_of_noise(tmp_path: Path, container: str) -> None:
    with pytest.raises(UnusableTake, match="recording_silent"):
        read_take(encoded(a_reading(0, lead_s=3, noise=0.01), container, tmp_path), PHRASE)


@pytest.mark.parametrize("edge_s", [0.0, 0.05])
def test_a_take_cut_close_to_the_voice_is_kept_whole(edge_s: float) -> None:
    take = judged_take(a_reading(LONG, lead_s=edge_s, tail_s=edge_s), PHRASE)

    assert take.end_s - take.start_s == pytest.approx(SPOKEN_S, abs=0.06)


def test_a_whisper_from_across_the_room_is_too_quiet() -> None:
    assert refusal(a_reading(LONG, level=0.002, noise=0.0001)) == "recording_quiet"


def test_a_shout_into_the_microphone_is_clipped() -> None:
    assert refusal(np.clip(a_reading(LONG, level=4.0), -1, 1)) == "recording_clipped"


@pytest.mark.parametrize("container", ["m4a", "webm"])
def test_clipping_is_heard_through_a_codec(tmp_path: Path, container: str) -> None:
    shout = np.clip(a_reading(LONG, level=4.0), -1, 1)

    with pytest.raises(UnusableTake, match="recording_clipped"):
        read_take(encoded(shout, container, tmp_path), PHRASE)


def test_a_loud_syllable_is_no_clipping() -> None:
    samples = a_reading(LONG, level=0.4)
    samples[RATE : RATE + 40] = 1.0

    assert judged_take(samples, PHRASE)


def test_a_reading_that_stops_after_a_word_is_too_short() -> None:
    assert refusal(a_reading(1)) == "recording_too_short"


def test_a_reading_of_something_else_is_too_long() -> None:
    assert refusal(a_reading(LONG * 5)) == "recording_too_long"


@pytest.mark.parametrize("pace", [0.12, 0.2, 0.4])
def test_readers_may_be_fast_or_slow(pace: float) -> None:
    take = judged_take(a_reading(LONG, syllable_s=pace), PHRASE)

    assert take.end_s - take.start_s == pytest.approx(LONG * pace, abs=0.06)


@pytest.mark.parametrize("level", [0.02, 0.1, 0.4])
@pytest.mark.parametrize("noise", [0.0, 0.0005, 0.004])
def test_the_room_at_both_ends_is_cut_off_however_loud_it_is(level: float, noise: float) -> None:
    take = judged_take(a_reading(LONG, lead_s=1.2, tail_s=2, level=level, noise=noise), PHRASE)

    assert take.end_s - take.start_s == pytest.approx(SPOKEN_S, abs=0.1)


def test_a_soft_last_consonant_is_kept() -> None:
    take = judged_take(a_reading(LONG, soft_end_s=0.15, noise=0.001), PHRASE)

    assert take.end_s - take.start_s == pytest.approx(SPOKEN_S + 0.15, abs=0.06)


def test_a_tap_on_the_phone_before_and_after_is_cut_off() -> None:
    samples = a_reading(LONG, lead_s=1, tail_s=1)
    samples[2400:2900] += 0.3
    samples[-3000:-2600] += 0.3

    take = judged_take(samples, PHRASE)

    assert take.end_s - take.start_s == pytest.approx(SPOKEN_S, abs=0.1)


def test_takes_of_every_level_come_out_alike_and_softly_at_both_ends() -> None:
    loud, soft = (judged_take(a_reading(LONG, level=level), PHRASE).samples for level in (0.3, 0.03))

    levels = [20 * np.log10(np.sqrt((samples**2).mean())) for samples in (loud, soft)]
    assert levels[0] == pytest.approx(levels[1], abs=1.5)
    assert levels[0] == pytest.approx(-20, abs=3)
    assert all(np.abs(samples[[0, -1]]).max() < 0.001 for samples in (loud, soft))


def test_rumble_below_any_voice_is_taken_out() -> None:
    quiet = a_reading(LONG)
    rumble = 0.1 * np.sin(2 * np.pi * 25 * np.arange(quiet.size) / RATE)

    take = judged_take((quiet + rumble).astype(np.float32), PHRASE)

    spectrum = np.abs(np.fft.rfft(take.samples))
    hertz = np.fft.rfftfreq(take.samples.size, 1 / SAMPLE_RATE)
    assert spectrum[hertz < 40].max() < 0.05 * spectrum.max()


def test_two_takes_become_a_scene_with_the_pauses_of_every_voice() -> None:
    takes = [judged_take(a_reading(LONG, lead_s=lead), PHRASE) for lead in (0.2, 1.5)]

    speech = join_takes((PHRASE, PHRASE), takes)

    first, second = speech.phrases
    assert first.start_s == pytest.approx(PAD_BEFORE_S, abs=0.02)
    assert second.start_s - first.end_s == pytest.approx(0.22, abs=0.02)
    assert speech.seconds - second.end_s == pytest.approx(0.18, abs=0.02)
    assert [phrase.text for phrase in speech.phrases] == [PHRASE, PHRASE]


def test_captions_follow_the_voice_and_not_the_readers_pause() -> None:
    half = LONG // 2
    take = judged_take(a_reading(LONG, pause_after=half), PHRASE)

    (phrase,) = join_takes((PHRASE,), [take]).phrases

    assert len(phrase.syllables) == LONG
    before, after = phrase.syllables[half - 1], phrase.syllables[half]
    assert before.end_s - phrase.start_s == pytest.approx(half * 0.2, abs=0.05)
    assert after.start_s - before.end_s == pytest.approx(0.5, abs=0.08)
    assert phrase.syllables[-1].ends_word
    assert all(
        one.end_s <= two.start_s + 0.001 for one, two in zip(phrase.syllables, phrase.syllables[1:], strict=False)
    )
    assert phrase.start_s <= phrase.syllables[0].start_s
    assert phrase.syllables[-1].end_s <= phrase.end_s
