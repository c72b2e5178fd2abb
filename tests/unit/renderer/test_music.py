"""The marketer's music under the voice."""

import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.audio.loudness import measure_loudness
from makeafvdo.adapters.renderer.audio.music import RATE, envelope, looped, write_music_bed
from makeafvdo.adapters.renderer.audio.sound import write_soundtrack
from makeafvdo.adapters.renderer.encode.ffmpeg import run
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.storyboards.storyboard import PhotoFacts, Storyboard
from tests.unit.renderer.render_harness import a_board, a_voice, write_wav

VOICES = [
    a_voice("a", [("คำ แรก ของ เรา", [0.35, 0.4, 0.3, 0.5])]),
    a_voice("b", [("คำ ที่ สอง", [0.3, 0.25, 0.4, 0.4])]),
]
VOICE_LUFS = -20.0
SOUND = (
    "aevalsrc='0.4*sin(2*PI*110*t)+0.2*sin(2*PI*(330+110*floor(mod(2*t,4)))*t)*exp(-3*mod(t,0.5))"
    "+0.5*random(0)*exp(-30*mod(t,0.5))':s=44100"
)


@pytest.fixture
def board() -> Storyboard:
    return a_board(VOICES, [PhotoFacts(key="p", width=900, height=900)])


def a_song(path: Path, seconds: float = 2.0, filters: str = "anull") -> Path:
    """A bass, a tune and a beat."""
    run("-f", "lavfi", "-i", SOUND, "-t", str(seconds), "-af", filters, path)
    return path


def samples_of(wav: Path) -> NDArray[np.float64]:
    with wave.open(str(wav)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels()) / 32768


def level(samples: NDArray[np.float64], spans: Sequence[tuple[int, int]]) -> float:
    """RMS in dB of what is between these frames."""
    heard = np.concatenate([samples[first * 1600 : last * 1600] for first, last in spans])
    return float(20 * np.log10(np.sqrt((heard**2).mean())))


def tracks(board: Storyboard, song: Path | None, folder: Path) -> NDArray[np.float64]:
    sounds = {voice.audio_key: write_wav(folder / f"{voice.scene_id}.wav", voice) for voice in VOICES}
    write_soundtrack(board, sounds, song, folder / "sound.wav")
    return samples_of(folder / "sound.wav")


@pytest.mark.parametrize("name", ["song.mp3", "song.m4a", "song.wav", "song.flac", "song.ogg"])
def test_with_music_a_video_is_as_loud_as_without(tmp_path: Path, board: Storyboard, name: str) -> None:
    made = tracks(board, a_song(tmp_path / name), tmp_path)

    heard = measure_loudness(tmp_path / "sound.wav")
    assert heard.integrated == pytest.approx(-14, abs=0.5)
    assert heard.peak <= -1
    assert len(made) == board.frames * 1600


@pytest.mark.parametrize("filters", ["anull", "volume='if(lt(mod(t,2),1),0.05,1)':eval=frame"], ids=["even", "uneven"])
def test_while_somebody_speaks_music_is_at_least_twelve_decibels_softer(
    tmp_path: Path, board: Storyboard, filters: str
) -> None:
    bed, alone = tmp_path / "bed.wav", tmp_path / "alone"
    alone.mkdir()
    voice = tracks(board, None, alone)
    write_music_bed(board, a_song(tmp_path / "song.mp3", 8.0, filters), -14.0, bed)

    speech = [(caption.words[0].start_frame, caption.words[-1].end_frame) for caption in board.captions]
    each = [level(voice, [span]) - level(samples_of(bed), [span]) for span in speech]
    assert min(each) >= 12
    assert level(samples_of(bed), speech) > -45


def test_music_rises_in_a_pause_and_falls_before_the_voice(board: Storyboard) -> None:
    board = board.model_copy(update={"frames": board.frames + board.fps})
    length = board.frames * RATE // board.fps

    gain = envelope(board, length)

    first = board.captions[0].words[0].start_frame * 1600
    last = board.captions[-1].words[-1].end_frame * 1600
    assert gain[0] == 0
    assert gain[-1] < 0.01
    assert gain[first:last].max() < 0.15
    assert gain[last + RATE // 2] > 1.5 * gain[last]
    assert np.abs(np.diff(gain)).max() < 0.001


def test_short_music_goes_round_without_a_break() -> None:
    tone = np.sin(np.arange(RATE) * 2 * np.pi * 200 / RATE).astype(np.float32)
    once = np.column_stack([tone, tone])

    played = looped(once, 5 * RATE)

    assert len(played) == 5 * RATE
    windows = played[: 5 * RATE // 2400 * 2400, 0].reshape(-1, 2400)
    assert np.sqrt((windows**2).mean(axis=1)).min() > 0.5
    assert np.abs(np.diff(played[:, 0])).max() < 0.05


def test_silence_at_the_start_of_a_song_is_skipped(tmp_path: Path, board: Storyboard) -> None:
    write_music_bed(board, a_song(tmp_path / "late.wav", 4.0, "adelay=1500:all=1"), VOICE_LUFS, tmp_path / "bed.wav")

    assert level(samples_of(tmp_path / "bed.wav"), [(10, 30)]) > -50


def text(path: Path) -> None:
    path.write_text("เพลงโปรด" * 200)


def a_silent_song(path: Path) -> None:
    run("-f", "lavfi", "-i", "anullsrc", "-t", "2", "-f", "wav", path)


def a_film_without_sound(path: Path) -> None:
    run("-f", "lavfi", "-i", "color=s=64x64:d=1", "-f", "mp4", path)


def a_playlist(path: Path) -> None:
    """ffmpeg would follow it to any file or address."""
    a_song(path.with_suffix(".target.wav"))
    path.write_text(f"#EXTM3U\n#EXTINF:2,\nfile://{path.with_suffix('.target.wav')}\n#EXT-X-ENDLIST\n")


@pytest.mark.parametrize("make", [text, a_silent_song, a_film_without_sound, a_playlist, Path.touch])
def test_a_file_that_is_no_music_is_told(tmp_path: Path, board: Storyboard, make: object) -> None:
    assert callable(make)
    make(tmp_path / "song")

    with pytest.raises(Permanent) as caught:
        write_music_bed(board, tmp_path / "song", VOICE_LUFS, tmp_path / "bed.wav")

    assert caught.value.code in {"music_unreadable", "music_silent"}
