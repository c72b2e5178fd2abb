"""The voices a marketer may choose from, with what they cost, before anything is spent."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from makeafvdo.adapters.voices.catalogue import KnownVoice, Label, catalogue, label_of
from makeafvdo.adapters.voices.prices import Price, price_of, price_of_seconds
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.videos.options import EMBEDDED, Tone


class Offer(NamedTuple):
    """`price`: of the script, or of so many seconds. `gender` of None: the tone decides."""

    voice_id: str
    label: Label
    gender: Literal["female", "male"] | None
    price: Price
    knows_speed: bool
    is_preview: bool


def offers(order: Sequence[str], spoken: Script | int) -> tuple[Offer, ...]:
    """Of the operator's order all voices, the embedded one last. `spoken`: the script, or its seconds where there is
    none yet. No key is looked at: a voice without one is passed over when it is asked.
    """
    known = {voice.id: voice for entry in order for voice in _named_by(entry)}
    return (*(_offer(voice, spoken) for voice in known.values()), _embedded(spoken))


def first_voice(order: Sequence[str], tone: Tone) -> str:
    """The voice that is asked first where the marketer names none."""
    found = (entry if ":" in entry else catalogue().first_for(entry, tone) for entry in order)
    return next(filter(None, found), EMBEDDED)


def _named_by(entry: str) -> Iterator[KnownVoice]:
    """One voice of a provider, or all of them."""
    provider, _, name = entry.partition(":")
    facts = catalogue().providers.get(provider)
    for each in [name] if name else [voice.name for voice in facts.voices] if facts else []:
        if known := catalogue().find(f"{provider}:{each}"):
            yield known


def _offer(known: KnownVoice, spoken: Script | int) -> Offer:
    is_listed = known.voice in known.offer.voices
    return Offer(
        voice_id=known.id,
        label=label_of(known.id),
        gender=known.voice.gender if is_listed else None,
        price=_price(spoken, known.id),
        knows_speed=known.offer.speed is not None,
        is_preview=False,
    )


def _embedded(spoken: Script | int) -> Offer:
    return Offer(EMBEDDED, label_of(EMBEDDED), None, _price(spoken, EMBEDDED), knows_speed=False, is_preview=True)


def _price(spoken: Script | int, voice_id: str) -> Price:
    return price_of_seconds(spoken, voice_id) if isinstance(spoken, int) else price_of(spoken, voice_id)
