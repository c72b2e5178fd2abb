"""What is known of the voices one can buy: `voices.toml`, read once."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.speech.normaliser import NORMALISER_VERSION
from makeafvdo.domain.videos.options import EMBEDDED, Tone

EMBEDDED_REVISION = f"2.{NORMALISER_VERSION}"
"""Changes whenever the embedded voice would speak the same text otherwise."""
_FILE = Path(__file__).with_name("voices.toml")


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(_Facts):
    th: str
    en: str


_EMBEDDED_LABEL = Label(th="เสียงตัวอย่างของระบบ", en="the built-in preview voice")


class SpeedRange(_Facts):
    least: float
    most: float

    def nearest(self, speed: float) -> float:
        return min(max(speed, self.least), self.most)


class VoiceFacts(_Facts):
    """One voice of a provider, under the provider's own name for it."""

    name: str
    label: Label
    gender: Literal["female", "male"]
    tones: tuple[Tone, ...]
    profile: str | None = None
    usd_per_million_characters: float | None = None


class ProviderFacts(_Facts):
    """`usd_per_million_characters` of None: not known. `speed` of None: it has no such setting."""

    label: Label
    base_url: str
    api_version: str
    model: str
    profile: str
    usd_per_million_characters: float | None = None
    price_source: str = ""
    connect_s: float
    read_s: float
    parallel: int
    max_characters: int | None = None
    max_bytes: int | None = None
    max_answer_bytes: int
    pace: float
    speed: SpeedRange | None = None
    style: dict[Tone, str] = {}
    sound_hosts: tuple[str, ...] = ()
    """Where the sound itself may be fetched from; hosts under these, too."""
    unsure: tuple[str, ...] = ()
    source: str
    voices: tuple[VoiceFacts, ...]


class Catalogue(_Facts):
    as_of: date
    baht_per_dollar: float
    sample: str
    """A sentence to judge a voice by."""
    providers: dict[str, ProviderFacts]

    def find(self, voice_id: str) -> "KnownVoice | None":
        """Of `provider:name`. A voice the file does not list is taken at its word, with the provider's facts."""
        provider, _, name = voice_id.partition(":")
        facts = self.providers.get(provider)
        if facts is None or not name:
            return None
        unlisted = VoiceFacts(name=name, label=Label(th=name, en=name), gender="female", tones=tuple(Tone))
        return KnownVoice(provider, facts, next((each for each in facts.voices if each.name == name), unlisted))

    def first_for(self, provider: str, tone: Tone) -> str | None:
        """Id of the provider's first voice for that tone: a man's where it says ครับ, else a woman's."""
        facts = self.providers.get(provider)
        particle = Tone.KHRAP if tone is Tone.KHRAP else Tone.KHA
        names = (voice.name for voice in facts.voices if particle in voice.tones) if facts else iter(())
        return next((f"{provider}:{name}" for name in names), None)


class KnownVoice(NamedTuple):
    provider: str
    offer: ProviderFacts
    voice: VoiceFacts

    @property
    def id(self) -> str:
        return f"{self.provider}:{self.voice.name}"

    @property
    def profile(self) -> str:
        return self.voice.profile or self.offer.profile

    def speed_for(self, wanted: float) -> float | None:
        """What the provider is asked for; None where it has no such setting."""
        return None if self.offer.speed is None else self.offer.speed.nearest(wanted)

    def pace_at(self, wanted: float) -> float:
        """Syllables a second where that speed is wanted."""
        return self.offer.pace * (self.speed_for(wanted) or 1)

    @property
    def usd_per_million_characters(self) -> float | None:
        own = self.voice.usd_per_million_characters
        return self.offer.usd_per_million_characters if own is None else own


@cache
def catalogue() -> Catalogue:
    return Catalogue.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def label_of(voice_id: str) -> Label:
    """A voice's name for a marketer."""
    known = catalogue().find(voice_id)
    if known is None:
        return _EMBEDDED_LABEL if voice_id == EMBEDDED else Label(th=voice_id, en=voice_id)
    offer, voice = known.offer.label, known.voice.label
    return Label(th=f"{offer.th} {voice.th}", en=f"{offer.en} {voice.en}")
