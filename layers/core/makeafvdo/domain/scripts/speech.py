"""Spoken phrases with the times the voice gave them."""

from pydantic import BaseModel, ConfigDict


class Syllable(BaseModel):
    """`end_s` is where the sound of this syllable stops. Seconds from the start of the scene's sound."""

    model_config = ConfigDict(frozen=True)

    start_s: float
    end_s: float
    ends_word: bool


class SpokenPhrase(BaseModel):
    """One phrase of a scene, its text as written in the script."""

    model_config = ConfigDict(frozen=True)

    text: str
    start_s: float
    end_s: float
    syllables: tuple[Syllable, ...]


class SceneVoice(BaseModel):
    """The voice-over of one scene. `audio_key`: WAV, mono, 16 bit, `sample_rate` Hz, `seconds` long."""

    model_config = ConfigDict(frozen=True)

    scene_id: str
    audio_key: str
    sample_rate: int
    seconds: float
    voice: str
    is_preview: bool
    """True: good enough to judge a video by, not to publish."""
    phrases: tuple[SpokenPhrase, ...]
    billed_characters: int = 0
    """What its phrases cost when they were made."""


class KeptPhrase(BaseModel):
    """One phrase as a voice that costs money has spoken it; its WAV, mono, 16 bit, has `samples` samples.

    `syllables`: from the start of the sound; None where the voice does not tell.
    """

    model_config = ConfigDict(frozen=True)

    sample_rate: int
    samples: int
    billed_characters: int
    request_id: str | None
    syllables: tuple[Syllable, ...] | None
