"""What a script costs to speak, before it is spoken."""

from typing import NamedTuple

from makeafvdo.adapters.voices.catalogue import Label, catalogue
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.videos.options import EMBEDDED

LETTERS_A_SECOND = 15
"""Of Thai as voices are given it; a script of 30 s has about 450."""


class Price(NamedTuple):
    """`usd` of None: nobody has said; never 0 for a voice that costs money."""

    characters: int
    usd: float | None
    baht: float | None
    text: Label


def price_of(script: Script, voice_id: str) -> Price:
    """Of every phrase spoken anew by that voice, as of the catalogue's date. Phrases it has spoken before are free."""
    known = catalogue().find(voice_id)
    profile = known.profile if known else EMBEDDED
    characters = sum(len(spoken_text(phrase, profile)) for scene in script.scenes for phrase in scene.phrases)
    return price_of_characters(characters, voice_id)


def price_of_seconds(seconds: int, voice_id: str) -> Price:
    """An estimate, where there is no script yet."""
    return price_of_characters(seconds * LETTERS_A_SECOND, voice_id)


def price_of_characters(characters: int, voice_id: str) -> Price:
    """As of the catalogue's date."""
    if voice_id == EMBEDDED:
        return Price(characters, 0.0, 0.0, Label(th="ฟรี", en="free"))
    known = catalogue().find(voice_id)
    per_million = known.usd_per_million_characters if known else None
    if per_million is None:
        return Price(characters, None, None, Label(th="ไม่ทราบราคา", en="price unknown"))
    usd = characters * per_million / 1_000_000
    baht = usd * catalogue().baht_per_dollar
    return Price(
        characters, usd, baht,
        Label(th=f"ประมาณ {baht:.2f} บาท ({usd:.4f} ดอลลาร์)", en=f"about {usd:.4f} USD ({baht:.2f} THB)"),
    )  # fmt: skip
