"""Gemini TTS: generateContent that answers in sound.

Sources: ai.google.dev speech generation, and the google-genai 3.6.1 client. Since 3.8 the style stands beside the text,
never in it, and the answer is a whole WAV; earlier models send raw samples.
"""

import re
from collections.abc import Iterator, Mapping

from pydantic import SecretStr

from makeafvdo.adapters.ai_http import AiHttp
from makeafvdo.adapters.google_faults import gemini_finish_fault, google_fault
from makeafvdo.adapters.voices.catalogue import KnownVoice
from makeafvdo.adapters.voices.cloud_voice import CloudVoice, decoded, sound_in
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_RATE = re.compile(r"rate\s*=\s*(\d+)", re.IGNORECASE)
_USUAL_RATE = 24_000


class GeminiVoice(CloudVoice):
    def __init__(self, known: KnownVoice, key: SecretStr, base_url: str, http: AiHttp | None = None) -> None:
        super().__init__(known, base_url, http)
        self._key = key

    def synthesise(self, text: str, delivery: Delivery) -> PhraseSound:
        """It has no setting for speed and tells no times. Raises AiFault."""
        offer, spoken = self._known.offer, self._text_to_send(text)
        url = f"{self._base_url}/{offer.api_version}/models/{offer.model}:generateContent"
        answer = self._http.post(url, {"x-goog-api-key": self._key.get_secret_value()}, self._body(spoken, delivery))
        if not answer.is_ok:
            raise google_fault(answer)
        content = answer.json()
        pcm, rate = sound_in(*_sound(content))
        response_id = content.get("responseId")
        return PhraseSound(pcm, rate, len(spoken), None if response_id is None else str(response_id))

    def _body(self, text: str, delivery: Delivery) -> dict[str, object]:
        part: dict[str, object] = {"text": text}
        if style := self._known.offer.style.get(delivery.tone):
            part["speechMetadata"] = {"style": style}
        voice = {"prebuiltVoiceConfig": {"voiceName": self._known.voice.name}}
        return {
            "contents": [{"role": "user", "parts": [part]}],
            "generationConfig": {
                "responseModalities": ["AUDIO"],
                "speechConfig": {"languageCode": "th-TH", "voiceConfig": voice},
            },
        }


def _sound(content: Mapping[str, object]) -> tuple[bytes, int]:
    """The sound and the rate its samples have where it is no WAV. Raises AiFault."""
    feedback = content.get("promptFeedback")
    if isinstance(feedback, Mapping) and feedback.get("blockReason"):
        raise AiFault(FaultKind.REFUSED)
    candidates = content.get("candidates")
    candidate = candidates[0] if isinstance(candidates, list) and candidates else None
    if not isinstance(candidate, Mapping):
        raise AiFault(FaultKind.MALFORMED)
    if fault := gemini_finish_fault(candidate.get("finishReason")):
        raise fault
    sounds = list(_inline(candidate.get("content")))
    if not sounds:
        raise AiFault(FaultKind.MALFORMED)
    rate = _RATE.search(str(sounds[0].get("mimeType")))
    return b"".join(decoded(sound.get("data")) for sound in sounds), int(rate[1]) if rate else _USUAL_RATE


def _inline(content: object) -> Iterator[Mapping[str, object]]:
    parts = content.get("parts") if isinstance(content, Mapping) else None
    for part in parts if isinstance(parts, list) else ():
        sound = part.get("inlineData") if isinstance(part, Mapping) else None
        if isinstance(sound, Mapping):
            yield sound
