"""Phrases spoken by a voice at once, without a cache and without patience."""

from collections.abc import Sequence

from makeafvdo.adapters.voices.joining import Phrase, Speech, joined
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.adapters.voices.voice import Delivery, Voice
from makeafvdo.domain.videos.options import Tone


def speak(phrases: Sequence[str], tone: Tone, voice: Voice) -> Speech:
    delivery = Delivery(tone)
    texts = [(phrase, spoken_text(phrase, voice.profile)) for phrase in phrases]
    return joined([Phrase(*both, voice.synthesise(both[1], delivery) if both[1] else None) for both in texts])
