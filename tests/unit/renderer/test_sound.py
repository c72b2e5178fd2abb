import wave
from pathlib import Path

import pytest

from makeafvdo.adapters.renderer.audio.loudness import measure_loudness
from makeafvdo.adapters.renderer.audio.sound import write_soundtrack
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.storyboards.storyboard import PhotoFacts, Storyboard
from tests.unit.renderer.render_harness import a_board, a_voice, write_wav

VOICES = [
    a_voice("a", [("คำ แรก", [0.35, 0.4, 0.3])]),
    a_voice("b", [("คำ ที่ สอง", [0.3, 0.25, 0.4, 0.4])]),
]


@pytest.fixture
def board() -> Storyboard:
    return a_board(VOICES, [PhotoFacts(key="p", width=900, height=900)])


def mixed(folder: Path, board: Storyboard, level: float) -> Path:
    sounds = {voice.audio_key: write_wav(folder / f"{voice.scene_id}.wav", voice, level) for voice in VOICES}
    write_soundtrack(board, sounds, None, folder / "mixed.wav")
    return folder / "mixed.wav"


@pytest.mark.parametrize("level", [0.02, 0.2, 0.6])
def test_a_faint_and_a_loud_voice_end_equally_loud(tmp_path: Path, board: Storyboard, level: float) -> None:
    heard = measure_loudness(mixed(tmp_path, board, level))

    assert heard.integrated == pytest.approx(-14, abs=0.5)
    assert heard.peak <= -1


def test_the_sound_is_exactly_as_long_as_the_pictures(tmp_path: Path, board: Storyboard) -> None:
    with wave.open(str(mixed(tmp_path, board, 0.2))) as file:
        assert file.getnframes() * board.fps == board.frames * file.getframerate()


def test_each_scene_is_heard_at_its_place(tmp_path: Path, board: Storyboard) -> None:
    with wave.open(str(mixed(tmp_path, board, 0.2))) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")

    def loudest(first_frame: int, last_frame: int) -> int:
        return max(map(abs, samples[first_frame * 1600 : last_frame * 1600]))

    second = board.sounds[1].start_frame
    assert loudest(0, board.captions[0].words[0].start_frame - 1) < 300
    assert loudest(second - 8, second) < 300
    assert loudest(board.captions[1].start_frame, board.captions[1].start_frame + 12) > 5000


@pytest.mark.parametrize(("level", "code"), [(0.0, "voice_silent"), (4.0, "voice_clipped")])
def test_a_voice_nobody_can_listen_to_is_told_with_its_scene(
    tmp_path: Path, board: Storyboard, level: float, code: str
) -> None:
    with pytest.raises(Permanent) as caught:
        mixed(tmp_path, board, level)

    assert (caught.value.code, caught.value.facts) == (code, {"scene": "a"})
    assert not (tmp_path / "mixed.wav").exists()
