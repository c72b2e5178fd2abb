"""Google Cloud Text-to-Speech.

Sources: google-cloud-texttospeech 2.38.0; AIP-4111 for the token a service account signs for itself.
"""

import time
from collections.abc import Callable

import jwt

from makeafvdo.adapters.ai_http import AiHttp
from makeafvdo.adapters.ai_keys import GoogleKeys
from makeafvdo.adapters.google_faults import google_fault
from makeafvdo.adapters.voices.catalogue import KnownVoice
from makeafvdo.adapters.voices.cloud_voice import CloudVoice, decoded, sound_in
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_TOKEN_LIFE_S = 3600
_TOKEN_USED_S = 3000
"""Ten minutes before it ends a new one is signed."""
_RATE = 24_000


class GoogleCloudVoice(CloudVoice):
    def __init__(
        self,
        known: KnownVoice,
        keys: GoogleKeys,
        base_url: str,
        http: AiHttp | None = None,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(known, base_url, http)
        self._keys = keys
        self._now_s = now_s
        self._token = ("", 0.0)

    def synthesise(self, text: str, delivery: Delivery) -> PhraseSound:
        """It tells no times: marks work in a beta version and with older voices only. Raises AiFault."""
        spoken = self._text_to_send(text)
        body = {
            "input": {"text": spoken},
            "voice": {"languageCode": "th-TH", "name": self._known.voice.name},
            "audioConfig": {
                "audioEncoding": "LINEAR16",
                "sampleRateHertz": _RATE,
                "speakingRate": self._known.speed_for(delivery.speed),
            },
        }
        url = f"{self._base_url}/{self._known.offer.api_version}/text:synthesize"
        answer = self._http.post(url, self._key_header(), body)
        if not answer.is_ok:
            raise google_fault(answer)
        pcm, rate = sound_in(decoded(answer.json().get("audioContent", "")), _RATE)
        return PhraseSound(pcm, rate, len(spoken), answer.headers.get("x-goog-request-id"))

    def _key_header(self) -> dict[str, str]:
        if self._keys.api_key is not None:
            return {"x-goog-api-key": self._keys.api_key.get_secret_value()}
        token, signed_at = self._token
        now = self._now_s()
        if not token or now - signed_at > _TOKEN_USED_S:
            token = self._signed(now)
            self._token = (token, now)
        return {"Authorization": f"Bearer {token}"}

    def _signed(self, now: float) -> str:
        """Raises AiFault BAD_KEY where the private key is none."""
        email, private = self._keys.client_email, self._keys.private_key
        claims = {"iss": email, "sub": email, "iat": int(now), "exp": int(now) + _TOKEN_LIFE_S, "scope": _SCOPE}
        headers = {"kid": self._keys.private_key_id} if self._keys.private_key_id else {}
        try:
            return jwt.encode(claims, private.get_secret_value() if private else "", "RS256", headers)
        except (jwt.PyJWTError, ValueError, TypeError):
            raise AiFault(FaultKind.BAD_KEY) from None
