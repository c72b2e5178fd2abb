"""One scene, read by its marketer → its voice-over in the media bucket."""

from pathlib import Path

from makeafvdo.adapters.artifacts import Artifacts, audio_key
from makeafvdo.adapters.renderer.scratch import scratch_folder
from makeafvdo.adapters.voices.recorded import REVISION, join_takes
from makeafvdo.adapters.voices.sound import wav_bytes
from makeafvdo.adapters.voices.take import SAMPLE_RATE, Take, UnusableTake, read_take
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.scripts.recordings import (
    Recordings,
    phrase_digest,
    phrases_to_read,
    refuse_missing,
)
from makeafvdo.domain.scripts.scripts import Scene, Script
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.options import OWN_VOICE
from makeafvdo.domain.videos.videos import MISSING_RECORDINGS


def speak_recorded(scene: Scene, script: Script, artifacts: Artifacts, prefix: str) -> SceneVoice:
    """The scene of the video at `prefix`, from its marketer's recordings.

    Made once, as `speak_scene` makes it: another take is another sound. Raises NeedsInput where a phrase of the script
    has no recording, or one of this scene cannot be used.
    """
    recordings = artifacts.recordings(prefix)
    refuse_missing(script, recordings)
    if made := find_recorded(scene, recordings, artifacts, prefix):
        return made

    def take_of(phrase: str, path: Path) -> Take:
        recording = recordings[phrase_digest(phrase)]
        artifacts.media.download(recording.key, path)
        try:
            return read_take(path, phrase)
        except UnusableTake as error:
            nth = phrases_to_read(script).index(phrase) + 1
            facts: dict[str, str | int] = {"phrase": nth, "take": recording.take}
            raise NeedsInput(error.code, "missing", MISSING_RECORDINGS, **facts) from error

    with scratch_folder() as folder:
        takes = [take_of(phrase, folder / str(nth)) for nth, phrase in enumerate(scene.phrases)]
    speech = join_takes(scene.phrases, takes)
    voice = SceneVoice(
        scene_id=scene.scene_id,
        audio_key=audio_key(prefix, scene.scene_id, _digest(scene, recordings)),
        sample_rate=SAMPLE_RATE,
        seconds=speech.seconds,
        voice=OWN_VOICE,
        is_preview=False,
        phrases=speech.phrases,
    )
    artifacts.put_voice(voice, wav_bytes(speech.pcm, SAMPLE_RATE))
    return voice


def find_recorded(scene: Scene, recordings: Recordings, artifacts: Artifacts, prefix: str) -> SceneVoice | None:
    """The scene as it was made of exactly these takes; None where it was not."""
    if not all(phrase_digest(phrase) in recordings for phrase in scene.phrases):
        return None
    return artifacts.find_voice(prefix, scene.scene_id, _digest(scene, recordings))


def _digest(scene: Scene, recordings: Recordings) -> str:
    takes = (recordings[phrase_digest(phrase)].take for phrase in scene.phrases)
    return sha256_hex("\0".join((OWN_VOICE, REVISION, *scene.phrases, *takes)))[:20]
