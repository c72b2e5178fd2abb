"""What the voices that are somebody's service have in common."""

import base64
import binascii
import re

from makeafvdo.adapters.ai_http import AiHttp
from makeafvdo.adapters.voices.catalogue import KnownVoice
from makeafvdo.adapters.voices.sound import Pcm, read_pcm, read_wav
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.speech.normaliser import NORMALISER_VERSION

_DIRECTIONS = re.compile(r"[<>\[\]]")
"""`[sigh]` and `<sigh>` are acted, not read."""


class CloudVoice:
    """`base_url`: without a slash at its end; the provider's own, or that of its local peer."""

    is_preview = False
    settings_version = "1"
    """Another one where a request changes so that the same text sounds different."""

    def __init__(self, known: KnownVoice, base_url: str, http: AiHttp | None = None) -> None:
        offer = known.offer
        self._known = known
        self._base_url = base_url
        self._http = http or AiHttp(offer.connect_s, offer.read_s, offer.max_answer_bytes)

    @property
    def id(self) -> str:
        return self._known.id

    @property
    def profile(self) -> str:
        return self._known.profile

    @property
    def revision(self) -> str:
        return f"{self.id} {self._known.offer.model} {self.settings_version} {NORMALISER_VERSION}"

    @property
    def parallel(self) -> int:
        return self._known.offer.parallel

    def pace_at(self, speed: float) -> float:
        return self._known.pace_at(speed)

    def _text_to_send(self, text: str) -> str:
        """Without what would be acted. Raises AiFault TOO_LONG."""
        plain = " ".join(_DIRECTIONS.sub(" ", text).split())
        offer = self._known.offer
        if offer.max_characters is not None and len(plain) > offer.max_characters:
            raise AiFault(FaultKind.TOO_LONG)
        if offer.max_bytes is not None and len(plain.encode()) > offer.max_bytes:
            raise AiFault(FaultKind.TOO_LONG)
        return plain


def decoded(content: object) -> bytes:
    """Of base64. Raises AiFault MALFORMED."""
    try:
        return base64.b64decode(str(content), validate=True)
    except (binascii.Error, ValueError):
        raise AiFault(FaultKind.MALFORMED) from None


def sound_in(content: bytes, rate_of_raw: int) -> tuple[Pcm, int]:
    """A WAV, or raw samples at that rate. Raises AiFault MALFORMED."""
    if content[:4] != b"RIFF":
        return read_pcm(content), rate_of_raw
    try:
        return read_wav(content)
    except ValueError:
        raise AiFault(FaultKind.MALFORMED) from None
