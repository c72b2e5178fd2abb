"""Every voice that can speak on this machine: those whose keys are in the environment, and the embedded one.

MAKEAFVDO_AI_KEYS holds what the operator's secret would: {"gemini": {"api_key": …}, …}.
"""

import os
from collections.abc import Iterator

from local.paths import VOICES
from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.voices.all import cloud_voice
from makeafvdo.adapters.voices.catalogue import catalogue
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.adapters.voices.voice import Voice

_THREADS = 2


def voices_with_key() -> Iterator[Voice]:
    """The embedded one first; of each provider with a key every voice we list."""
    yield KokoroVoice(VOICES, _THREADS)
    keys = AiKeys.model_validate_json(os.environ.get("MAKEAFVDO_AI_KEYS") or "{}")
    for provider, facts in catalogue().providers.items():
        if provider in keys.providers:
            for voice in facts.voices:
                yield cloud_voice(f"{provider}:{voice.name}", keys, "", guarded_session)
