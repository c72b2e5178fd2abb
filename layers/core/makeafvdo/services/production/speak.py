"""One scene's phrases → its voice-over in the media bucket."""

from makeafvdo.adapters.artifacts import Artifacts, audio_key
from makeafvdo.adapters.voices.joining import speak
from makeafvdo.adapters.voices.sound import wav_bytes
from makeafvdo.adapters.voices.voice import Voice
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.options import Tone


def speak_scene(scene: Scene, tone: Tone, voice: Voice, artifacts: Artifacts, prefix: str) -> SceneVoice:
    """The spoken scene of the video at `prefix`.

    Made once: its keys carry a digest of words, tone and voice, the times are written after the sound, and where both
    exist nothing is synthesised.
    """
    if made := find_scene_voice(scene, tone, voice.revision, artifacts, prefix):
        return made
    speech = speak(scene.phrases, tone, voice)
    scene_voice = SceneVoice(
        scene_id=scene.scene_id,
        audio_key=audio_key(prefix, scene.scene_id, _digest(scene, tone, voice.revision)),
        sample_rate=speech.sample_rate,
        seconds=speech.seconds,
        voice=voice.id,
        is_preview=voice.is_preview,
        phrases=speech.phrases,
    )
    artifacts.put_voice(scene_voice, wav_bytes(speech.pcm, speech.sample_rate))
    return scene_voice


def find_scene_voice(
    scene: Scene, tone: Tone, voice_revision: str, artifacts: Artifacts, prefix: str
) -> SceneVoice | None:
    """The scene as that revision of the voice has spoken it before; None where it has not."""
    return artifacts.find_voice(prefix, scene.scene_id, _digest(scene, tone, voice_revision))


def _digest(scene: Scene, tone: Tone, voice_revision: str) -> str:
    """Of everything that is heard."""
    return sha256_hex("\0".join((voice_revision, tone, *scene.phrases)))[:20]
