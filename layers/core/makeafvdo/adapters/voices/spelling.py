"""What a voice is given to say for a phrase as it is written."""

from collections.abc import Mapping

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.speech.normaliser import (
    BOTNOI,
    BREATH,
    EMBEDDED,
    GENERATIVE,
    GOOGLE_STANDARD,
    spoken,
    spoken_breaths,
)

_PROFILES = {
    "embedded": EMBEDDED,
    "botnoi": BOTNOI,
    "google_standard": GOOGLE_STANDARD,
    "generative": GENERATIVE,
}
"""By the name in `voices.toml`."""


def spoken_text(phrase: str, profile: str, own_words: Mapping[str, str] | None = None) -> str:
    """In the spelling of that profile; empty where nothing can be spoken. `own_words`: as written → as they are read.

    For the embedded voice, `BREATH` parts breaths and a blank what is surely two words.
    """
    spelling = _PROFILES[profile]
    if spelling is EMBEDDED:
        breaths = spoken_breaths(phrase, spelling, own_words, segment)
        return BREATH.join(" ".join(parts) for parts in breaths)
    return spoken(phrase, spelling, own_words, segment)
