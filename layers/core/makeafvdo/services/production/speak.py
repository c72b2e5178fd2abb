"""One scene's phrases → its voice-over in the media bucket."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from makeafvdo.adapters.artifacts import Artifacts, audio_key
from makeafvdo.adapters.voices.asking import Patience, ask
from makeafvdo.adapters.voices.joining import Phrase, joined
from makeafvdo.adapters.voices.sound import read_wav, wav_bytes
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound, Voice
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.scripts.speech import KeptPhrase, SceneVoice
from makeafvdo.domain.sha256 import sha256_hex

SCENES_AT_ONCE = 2
"""`MaxConcurrency` of the state machine's Voice."""
SCENE_BUDGET_S = 90.0
"""For one scene with one voice; the step has 180."""


def speak_scene(
    scene: Scene,
    delivery: Delivery,
    voice: Voice,
    artifacts: Artifacts,
    prefix: str,
    *,
    spend: Callable[[int], None] = lambda _characters: None,
    patience: Patience | None = None,
) -> SceneVoice:
    """The spoken scene of the video at `prefix`. Raises AiFault where the voice fails, and what `spend` raises.

    Made once: its keys carry a digest of words, delivery and voice, the times are written after the sound, and where
    both exist nothing is synthesised. Each phrase that costs money is kept the moment it is there, so that neither a
    retry nor an edited scene buys it again; `spend` is called with the characters that are about to be bought.
    """
    if made := find_scene_voice(scene, delivery, voice.revision, artifacts, prefix):
        return made
    own_words = dict(delivery.own_words)
    texts = [spoken_text(phrase, voice.profile, own_words) for phrase in scene.phrases]
    if voice.is_preview:
        sounds = {text: voice.synthesise(text, delivery) for text in texts if text}
    else:
        patience = patience or Patience(time.monotonic() + SCENE_BUDGET_S)
        sounds = _Bought(voice, delivery, artifacts, prefix).sounds(texts, spend, patience)
    speech = joined([Phrase(*each, sounds.get(each[1])) for each in zip(scene.phrases, texts, strict=True)])
    scene_voice = SceneVoice(
        scene_id=scene.scene_id,
        audio_key=audio_key(prefix, scene.scene_id, _digest(scene, delivery, voice.revision)),
        sample_rate=speech.sample_rate,
        seconds=speech.seconds,
        voice=voice.id,
        is_preview=voice.is_preview,
        phrases=speech.phrases,
        billed_characters=sum(sound.billed_characters for sound in sounds.values()),
    )
    artifacts.put_voice(scene_voice, wav_bytes(speech.pcm, speech.sample_rate))
    return scene_voice


def find_scene_voice(
    scene: Scene, delivery: Delivery, voice_revision: str, artifacts: Artifacts, prefix: str
) -> SceneVoice | None:
    """The scene as that revision of the voice has spoken it before; None where it has not."""
    return artifacts.find_voice(prefix, scene.scene_id, _digest(scene, delivery, voice_revision))


class _Bought:
    """Phrases of one voice that costs money."""

    def __init__(self, voice: Voice, delivery: Delivery, artifacts: Artifacts, prefix: str) -> None:
        self._voice = voice
        self._delivery = delivery
        self._artifacts = artifacts
        self._prefix = prefix

    def sounds(self, texts: Sequence[str], spend: Callable[[int], None], patience: Patience) -> dict[str, PhraseSound]:
        """By text, several at once. The first failure ends the rest, but not what is being spoken already."""
        wanted = list(dict.fromkeys(filter(None, texts)))
        sounds = {text: kept for text in wanted if (kept := self._kept(text))}
        missing = [text for text in wanted if text not in sounds]
        if not missing:
            return sounds
        spend(sum(map(len, missing)))
        with ThreadPoolExecutor(max(1, self._voice.parallel // SCENES_AT_ONCE)) as pool:
            calls = [pool.submit(self._buy, text, patience) for text in missing]
            try:
                sounds |= {text: call.result() for text, call in zip(missing, calls, strict=True)}
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
        return sounds

    def _buy(self, text: str, patience: Patience) -> PhraseSound:
        sound = ask(self._voice, text, self._delivery, patience)
        phrase = KeptPhrase(
            sample_rate=sound.sample_rate,
            samples=sound.pcm.size,
            billed_characters=sound.billed_characters,
            request_id=sound.request_id,
            syllables=sound.syllables,
        )
        self._artifacts.put_phrase(self._prefix, self._digest_of(text), phrase, wav_bytes(sound.pcm, sound.sample_rate))
        return sound

    def _kept(self, text: str) -> PhraseSound | None:
        found = self._artifacts.find_phrase(self._prefix, self._digest_of(text))
        if found is None:
            return None
        phrase, wav = found
        pcm, rate = read_wav(wav)
        return PhraseSound(pcm, rate, phrase.billed_characters, phrase.request_id, phrase.syllables)

    def _digest_of(self, text: str) -> str:
        """The text is as the normaliser has spelled it, so another version of that is another text."""
        return sha256_hex("\0".join((self._voice.revision, *_manner(self._delivery), text)))[:32]


def _digest(scene: Scene, delivery: Delivery, voice_revision: str) -> str:
    """Of everything that is heard."""
    return sha256_hex("\0".join((voice_revision, *_manner(delivery), *scene.phrases)))[:20]


def _manner(delivery: Delivery) -> tuple[str, ...]:
    """What is usual is not named: before there were speeds and own words they were not, either."""
    speed = () if delivery.speed == 1 else (f"speed {delivery.speed}",)
    return (delivery.tone, *speed, *map("=".join, sorted(delivery.own_words)))
