"""Every voice that is somebody's service: a new provider is one file, one table of `voices.toml` and one line here."""

from collections.abc import Callable

import requests

from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.voices.botnoi import BotnoiVoice
from makeafvdo.adapters.voices.catalogue import KnownVoice, catalogue
from makeafvdo.adapters.voices.elevenlabs import ElevenLabsVoice
from makeafvdo.adapters.voices.gemini import GeminiVoice
from makeafvdo.adapters.voices.google_cloud import GoogleCloudVoice
from makeafvdo.adapters.voices.voice import Voice
from makeafvdo.domain.ai_faults import AiFault, FaultKind


def cloud_voice(voice_id: str, keys: AiKeys, ai_url: str, guarded: Callable[[], requests.Session]) -> Voice:
    """`ai_url`: empty for the providers' own addresses, or a server that has each under a path of its name.

    Raises AiFault BAD_REQUEST for a provider nobody knows and BAD_KEY for one without a key.
    """
    known = catalogue().find(voice_id)
    if known is None:
        raise AiFault(FaultKind.BAD_REQUEST)
    base_url = f"{ai_url.rstrip('/')}/{known.provider}" if ai_url else known.offer.base_url
    voice = _with_key(known, keys, base_url, guarded)
    if voice is None:
        raise AiFault(FaultKind.BAD_KEY)
    return voice


def _with_key(known: KnownVoice, keys: AiKeys, base_url: str, guarded: Callable[[], requests.Session]) -> Voice | None:
    match known.provider:
        case "gemini" if keys.gemini:
            return GeminiVoice(known, keys.gemini.api_key, base_url)
        case "google" if keys.google:
            return GoogleCloudVoice(known, keys.google, base_url)
        case "elevenlabs" if keys.elevenlabs:
            return ElevenLabsVoice(known, keys.elevenlabs.api_key, base_url)
        case "botnoi" if keys.botnoi:
            return BotnoiVoice(known, keys.botnoi.api_key, base_url, guarded())
        case _:
            return None
