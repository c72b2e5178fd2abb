"""Botnoi Voice: its answer is an address, and the sound is fetched from there.

Source: botnoi-voice-py 0.1.7 and projects that agree with it. Errors, limits and hosts are documented nowhere, so what
is not known is read leniently, and the second hop goes through the guard every strange address goes through.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import requests
from AntiSSRF import AntiSSRFError
from pydantic import SecretStr

from makeafvdo.adapters.ai_http import AiAnswer, AiHttp, kind_of_status
from makeafvdo.adapters.renderer.encode import ffmpeg
from makeafvdo.adapters.voices.catalogue import KnownVoice
from makeafvdo.adapters.voices.cloud_voice import CloudVoice
from makeafvdo.adapters.voices.sound import Pcm, read_pcm
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_RATE = 24_000
_MONEY_WORDS = ("point", "พอยท์", "พอยต์", "เครดิต", "credit")
_FORM_OF_START = ((b"RIFF....WAVE", "wav"), (b"ID3|\xff[\xe0-\xff]", "mp3"), (b"OggS", "ogg"), (b"....ftyp", "mov"))
"""What ffmpeg is told to read, so that no playlist or script makes it read anything else."""
_DECODING = ffmpeg.Limit(cpu_s=10, wall_s=20)


class BotnoiVoice(CloudVoice):
    """`guarded`: for addresses on other hosts than the API's own."""

    def __init__(
        self,
        known: KnownVoice,
        key: SecretStr,
        base_url: str,
        guarded: requests.Session,
        http: AiHttp | None = None,
    ) -> None:
        super().__init__(known, base_url, http)
        self._key = key
        self._elsewhere = replace(self._http, session=guarded)

    def synthesise(self, text: str, delivery: Delivery) -> PhraseSound:
        """It tells no times. Raises AiFault."""
        spoken = self._text_to_send(text)
        body = {
            "text": spoken,
            "speaker": self._known.voice.name,
            "volume": 1,
            "speed": self._known.speed_for(delivery.speed),
            "type_media": "wav",
            "save_file": "true",
            "language": "th",
        }
        url = f"{self._base_url}/openapi/{self._known.offer.api_version}/{self._known.offer.model}"
        answer = self._http.post(url, {"Botnoi-Token": self._key.get_secret_value()}, body)
        if not answer.is_ok:
            raise _fault(answer)
        return PhraseSound(_decoded(self._fetch(_address_in(answer))), _RATE, len(spoken))

    def _fetch(self, address: str) -> bytes:
        """Raises AiFault MALFORMED for an address that is not to be fetched, or has no sound."""
        parts = urlsplit(address)
        if (parts.scheme, parts.netloc) == urlsplit(self._base_url)[:2]:
            answer = self._http.get(address)
        elif parts.scheme == "https" and parts.port in {None, 443} and self._is_allowed(parts.hostname or ""):
            try:
                answer = self._elsewhere.get(address)
            except AntiSSRFError:
                raise AiFault(FaultKind.MALFORMED) from None
        else:
            raise AiFault(FaultKind.MALFORMED)
        if not answer.is_ok:
            is_down = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
            raise AiFault(FaultKind.BUSY if is_down else FaultKind.MALFORMED)
        return answer.body

    def _is_allowed(self, host: str) -> bool:
        return any(host == known or host.endswith(f".{known}") for known in self._known.offer.sound_hosts)


def _address_in(answer: AiAnswer) -> str:
    """Where clients have seen it. Raises AiFault."""
    content = answer.json()
    inner = content.get("data")
    for found in (content, inner if isinstance(inner, Mapping) else {}):
        for name in ("audio_url", "url"):
            if isinstance(address := found.get(name), str) and address:
                return address
    raise AiFault(FaultKind.NO_MONEY if _speaks_of_money(content) else FaultKind.MALFORMED)


def _fault(answer: AiAnswer) -> AiFault:
    if answer.status == HTTPStatus.FORBIDDEN or _speaks_of_money(answer.json()):
        return AiFault(FaultKind.NO_MONEY)
    return AiFault(kind_of_status(answer.status), answer.retry_after_s)


def _speaks_of_money(content: Mapping[str, object]) -> bool:
    """Points have no code of their own."""
    said = str(content.get("message", "")).lower()
    return any(word in said for word in _MONEY_WORDS)


def _decoded(content: bytes) -> Pcm:
    """Mono at our rate. Raises AiFault MALFORMED for what is no sound."""
    form = next((form for start, form in _FORM_OF_START if re.match(start, content, re.DOTALL)), None)
    if form is None:
        raise AiFault(FaultKind.MALFORMED)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sound"
        file.write_bytes(content)
        to_samples = ("-vn", "-ac", "1", "-ar", str(_RATE), "-f", "s16le", "-")
        try:
            raw = ffmpeg.read_stdout("-f", form, "-i", file, *to_samples, limit=_DECODING)
        except ffmpeg.FfmpegTooSlow:
            raise AiFault(FaultKind.MALFORMED) from None
    if not raw:
        raise AiFault(FaultKind.MALFORMED)
    return read_pcm(raw)
