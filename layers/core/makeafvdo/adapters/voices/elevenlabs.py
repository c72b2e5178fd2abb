"""ElevenLabs: speech with the time of every letter.

Source: elevenlabs 2.78.0. Its times drift or stick with v3 (elevenlabs-python issues 661 and 772), so they are believed
only where they are plausible.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from makeafvdo.adapters.ai_http import AiAnswer, AiHttp, kind_of_status
from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.voices.catalogue import KnownVoice
from makeafvdo.adapters.voices.cloud_voice import CloudVoice, decoded, sound_in
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.scripts.estimated_times import evenly
from makeafvdo.domain.scripts.speech import Syllable
from makeafvdo.domain.scripts.thai_length import syllables

_RATE = 24_000
_MOST_DRIFT_S = 0.3
_MOST_AT_ONE_TIME = 0.3
"""Part of the letters that may end at the same moment."""

_KIND_OF_CODE = {
    "invalid_api_key": FaultKind.BAD_KEY,
    "missing_permissions": FaultKind.BAD_KEY,
    "quota_exceeded": FaultKind.NO_MONEY,
    "max_character_limit_exceeded": FaultKind.TOO_LONG,
    "too_many_concurrent_requests": FaultKind.SLOW_DOWN,
    "rate_limit_exceeded": FaultKind.SLOW_DOWN,
    "system_busy": FaultKind.BUSY,
    "voice_not_found": FaultKind.BAD_REQUEST,
}


class _Alignment(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    characters: tuple[str, ...]
    character_start_times_seconds: tuple[float, ...]
    character_end_times_seconds: tuple[float, ...]


class _Letter(NamedTuple):
    start_s: float
    end_s: float


class ElevenLabsVoice(CloudVoice):
    def __init__(self, known: KnownVoice, key: SecretStr, base_url: str, http: AiHttp | None = None) -> None:
        super().__init__(known, base_url, http)
        self._key = key

    def synthesise(self, text: str, delivery: Delivery) -> PhraseSound:
        """Raises AiFault."""
        offer, spoken = self._known.offer, self._text_to_send(text)
        url = f"{self._base_url}/{offer.api_version}/text-to-speech/{self._known.voice.name}/with-timestamps"
        body = {
            "text": spoken,
            "model_id": offer.model,
            "language_code": "th",
            "apply_text_normalization": "off",
            "voice_settings": {"stability": 0.5, "speed": self._known.speed_for(delivery.speed)},
        }
        headers = {"xi-api-key": self._key.get_secret_value()}
        answer = self._http.post(f"{url}?output_format=pcm_{_RATE}", headers, body)
        if not answer.is_ok:
            raise _fault(answer)
        content = answer.json()
        pcm, rate = sound_in(decoded(content.get("audio_base64", "")), _RATE)
        return PhraseSound(
            pcm, rate, _billed(answer, spoken), answer.headers.get("request-id"),
            _syllables(content.get("alignment"), spoken, pcm.size / rate),
        )  # fmt: skip


def _billed(answer: AiAnswer, text: str) -> int:
    cost = answer.headers.get("character-cost", "")
    return int(cost) if cost.isdecimal() else len(text)


def _fault(answer: AiAnswer) -> AiFault:
    """`detail` names the case; of a request that does not validate it is a list. A used-up quota is a 401, too."""
    detail = answer.json().get("detail")
    code = detail.get("status") or detail.get("code") if isinstance(detail, Mapping) else None
    return AiFault(_KIND_OF_CODE.get(str(code)) or kind_of_status(answer.status), answer.retry_after_s)


def _syllables(stated: object, text: str, seconds: float) -> tuple[Syllable, ...] | None:
    """Of the words of `text`; None where the times cannot be right."""
    try:
        alignment = _Alignment.model_validate(stated)
    except ValidationError:
        return None
    letters = _trusted(alignment, text, seconds)
    if letters is None:
        return None
    found: list[Syllable] = []
    at = 0
    for word in segment(text):
        of_word = letters[at : at + len(word)]
        at += len(word)
        start_s, end_s = min(letter.start_s for letter in of_word), max(letter.end_s for letter in of_word)
        found += evenly(syllables(word), start_s, end_s)
    return tuple(found)


def _trusted(alignment: _Alignment, text: str, seconds: float) -> list[_Letter] | None:
    starts, ends = alignment.character_start_times_seconds, alignment.character_end_times_seconds
    if not len(alignment.characters) == len(starts) == len(ends) or "".join(alignment.characters) != text or not ends:
        return None
    runs_back = any(later < earlier for times in (starts, ends) for earlier, later in pairwise(times))
    is_stuck = max(map(ends.count, ends)) > max(3, _MOST_AT_ONE_TIME * len(ends))
    has_drifted = abs(ends[-1] - seconds) > _MOST_DRIFT_S or starts[0] < 0
    if runs_back or is_stuck or has_drifted or any(end < start for start, end in zip(starts, ends, strict=True)):
        return None
    return [_Letter(*times) for times in zip(starts, ends, strict=True)]
