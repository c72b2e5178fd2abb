"""One scene's phrases → its voice-over in the media bucket."""

import hashlib

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.adapters.voices.sound import wav_bytes
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.videos.options import Tone


def speak_scene(scene: Scene, tone: Tone, voice: KokoroVoice, media: S3Media, key_prefix: str) -> SceneVoice:
    """The spoken scene under `key_prefix` (which ends in a slash).

    Made once: its keys carry a digest of words, tone and voice, the times are written after the sound, and where they
    stand nothing is done again.
    """
    if made := find_spoken(scene, tone, media, key_prefix):
        return made
    home = _home(scene, tone, key_prefix)
    speech = voice.speak(scene.phrases, tone)
    scene_voice = SceneVoice(
        scene_id=scene.scene_id,
        audio_key=f"{home}.wav",
        sample_rate=speech.sample_rate,
        seconds=speech.seconds,
        voice=speech.voice,
        is_preview=True,
        phrases=speech.phrases,
    )
    media.put_bytes(scene_voice.audio_key, wav_bytes(speech.pcm, speech.sample_rate), "audio/wav")
    media.put_json(f"{home}.json", scene_voice)
    return scene_voice


def find_spoken(scene: Scene, tone: Tone, media: S3Media, key_prefix: str) -> SceneVoice | None:
    """The scene as spoken before; None where it was not."""
    return media.find_json(f"{_home(scene, tone, key_prefix)}.json", SceneVoice)


def _home(scene: Scene, tone: Tone, key_prefix: str) -> str:
    """Carries a digest of everything that is heard."""
    heard = "\0".join((KokoroVoice.revision, tone, *scene.phrases))
    return f"{key_prefix}{scene.scene_id}-{hashlib.sha256(heard.encode()).hexdigest()[:20]}"
