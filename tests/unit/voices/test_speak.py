import io
import wave
from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.adapters.voices.voice import Delivery
from makeafvdo.domain.scripts.scripts import Role, Scene
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.videos.options import Tone
from makeafvdo.services.production.speak import find_scene_voice, speak_scene

KHA = Delivery(Tone.KHA)
PREFIX = "users/u/videos/v"
SCENE = Scene(scene_id="hook", role=Role.HOOK, phrases=("ส่งฟรี",))


@pytest.fixture
def artifacts() -> Iterator[Artifacts]:
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        client.create_bucket(Bucket="media")
        yield Artifacts(S3Media(client, "media"))


def test_a_scene_becomes_a_wav_and_its_times(artifacts: Artifacts, voice: KokoroVoice) -> None:
    made = speak_scene(SCENE, KHA, voice, artifacts, PREFIX)

    with wave.open(io.BytesIO(artifacts.media.get_bytes(made.audio_key))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, made.sample_rate)
        assert sound.getnframes() / made.sample_rate == pytest.approx(made.seconds)
    assert made.audio_key.startswith(f"{PREFIX}/voice/hook-")
    assert made.is_preview
    assert [phrase.text for phrase in made.phrases] == ["ส่งฟรี"]


def test_what_is_made_already_is_not_spoken_again(
    artifacts: Artifacts, voice: KokoroVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = speak_scene(SCENE, KHA, voice, artifacts, PREFIX)
    monkeypatch.setattr(voice, "synthesise", lambda *_: pytest.fail("spoken again"))

    assert speak_scene(SCENE, KHA, voice, artifacts, PREFIX) == made


@pytest.mark.parametrize(
    ("scene", "tone", "revision"),
    [
        (SCENE.model_copy(update={"phrases": ("ส่งไว",)}), Tone.KHA, "1"),
        (SCENE, Tone.KHRAP, "1"),
        (SCENE, Tone.KHA, "next"),
    ],
)
def test_other_words_another_tone_or_a_newer_voice_is_another_sound(
    artifacts: Artifacts, voice: KokoroVoice, monkeypatch: pytest.MonkeyPatch, scene: Scene, tone: Tone, revision: str
) -> None:
    made = speak_scene(SCENE, KHA, voice, artifacts, PREFIX)
    monkeypatch.setattr(KokoroVoice, "revision", revision)

    assert speak_scene(scene, Delivery(tone), voice, artifacts, PREFIX).audio_key != made.audio_key


def test_a_sound_without_its_times_is_made_anew(artifacts: Artifacts, voice: KokoroVoice) -> None:
    times_key = speak_scene(SCENE, KHA, voice, artifacts, PREFIX).audio_key.replace(".wav", ".json")
    artifacts.media._client.delete_object(Bucket="media", Key=times_key)

    speak_scene(SCENE, KHA, voice, artifacts, PREFIX)

    assert artifacts.media.find_json(times_key, SceneVoice)


def test_a_scene_is_found_only_after_it_was_spoken(artifacts: Artifacts, voice: KokoroVoice) -> None:
    assert find_scene_voice(SCENE, KHA, voice.revision, artifacts, PREFIX) is None

    made = speak_scene(SCENE, KHA, voice, artifacts, PREFIX)

    assert find_scene_voice(SCENE, KHA, voice.revision, artifacts, PREFIX) == made


@pytest.mark.parametrize(
    ("suffix", "body"), [(".json", b"garbage"), (".wav", b""), (".wav", b"RIFF\x24\x00\x00\x00WAVEfmt garbage")]
)
def test_what_reads_no_more_is_spoken_again(artifacts: Artifacts, voice: KokoroVoice, suffix: str, body: bytes) -> None:
    made = speak_scene(SCENE, KHA, voice, artifacts, PREFIX)
    sound = artifacts.media.get_bytes(made.audio_key)
    artifacts.media.put_bytes(made.audio_key.replace(".wav", suffix), body, "audio/wav")
    assert find_scene_voice(SCENE, KHA, voice.revision, artifacts, PREFIX) is None

    assert speak_scene(SCENE, KHA, voice, artifacts, PREFIX) == made
    assert artifacts.media.get_bytes(made.audio_key) == sound


def test_half_a_sound_is_none(artifacts: Artifacts, voice: KokoroVoice) -> None:
    made = speak_scene(SCENE, KHA, voice, artifacts, PREFIX)
    sound = artifacts.media.get_bytes(made.audio_key)
    artifacts.media.put_bytes(made.audio_key, sound[: len(sound) // 2], "audio/wav")

    assert find_scene_voice(SCENE, KHA, voice.revision, artifacts, PREFIX) is None
