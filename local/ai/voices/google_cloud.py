"""Google Cloud Text-to-Speech: `POST /google/v1/text:synthesize`.

`ACCOUNT` is a service account whose signature is checked. Faults: slow_down, no_money, busy, disabled, base64 (none),
raw (no WAV header), silence, cut, long.
"""

import base64
import time
from functools import cache

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from local.ai.google_errors import disabled, refusal, throttled
from local.ai.voices.tone_bursts import bursts, spoiled, wav
from local.ai.world import world

API_KEY = "local-google-key"
VOICES = ("th-TH-Standard-A", "th-TH-Neural2-C")
CHIRP = "th-TH-Chirp3-HD-"
MAX_BYTES = 5000
EMAIL = "voice@local-project.iam.gserviceaccount.com"
_SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_AUDIENCE = "https://texttospeech.googleapis.com/"
_RATE = 24_000

routes = Blueprint("google_voices", __name__, url_prefix="/google")


@cache
def _key() -> rsa.RSAPrivateKey:
    """One for each run of the server."""
    return rsa.generate_private_key(public_exponent=65_537, key_size=2048)


def account() -> dict[str, str]:
    """The service account's file, as the operator would download it."""
    private = _key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {
        "type": "service_account",
        "client_email": EMAIL,
        "private_key_id": "local-1",
        "private_key": private.decode(),
    }


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)


class Input(Strict):
    text: str | None = None
    ssml: str | None = None
    markup: str | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "Input":
        given = [each for each in (self.text, self.ssml, self.markup) if each is not None]
        if len(given) != 1 or not given[0]:
            raise ValueError("input has to be exactly one of text, ssml and markup")
        if len(given[0].encode()) > MAX_BYTES:
            raise ValueError("longer than 5000 bytes")
        return self


class VoiceOrder(Strict):
    language_code: str
    name: str

    @model_validator(mode="after")
    def _exists(self) -> "VoiceOrder":
        if self.language_code != "th-TH" or not (self.name in VOICES or self.name.startswith(CHIRP)):
            raise ValueError("unknown voice")
        return self


class AudioConfig(Strict):
    audio_encoding: str = Field(pattern="^(LINEAR16|PCM)$")
    speaking_rate: float = Field(default=1.0, ge=0.25, le=2.0)
    sample_rate_hertz: int = Field(default=_RATE, ge=_RATE, le=_RATE)
    pitch: float | None = Field(default=None, ge=-20, le=20)
    volume_gain_db: float = Field(default=0, ge=-96, le=16)


class Order(Strict):
    input: Input
    voice: VoiceOrder
    audio_config: AudioConfig

    @model_validator(mode="after")
    def _fits_the_voice(self) -> "Order":
        is_chirp = self.voice.name.startswith(CHIRP)
        if (self.input.markup is not None and not is_chirp) or (self.audio_config.pitch is not None and is_chirp):
            raise ValueError("not with this voice")
        return self


@routes.post("/<version>/text:synthesize")
def synthesize(version: str) -> ResponseReturnValue:
    body = request.get_json(silent=True)
    fault = world().receive("google", request.full_path, body) or ""
    if not _may_enter():
        return refusal(401, "Request had invalid authentication credentials.")
    if version != "v1":
        return refusal(404, "Not found.")
    try:
        order = Order.model_validate(body)
    except ValidationError as error:
        return refusal(400, f"Invalid value: {error.errors()[0]['msg']}")
    if refused := _refused(fault):
        return refused
    text = order.input.text or order.input.ssml or order.input.markup or ""
    samples = spoiled(bursts(text, order.audio_config.speaking_rate), fault)
    if fault == "base64":
        return jsonify(audioContent="not base64!")
    with_header = order.audio_config.audio_encoding == "LINEAR16" and fault != "raw"
    return jsonify(audioContent=base64.b64encode(wav(samples) if with_header else samples).decode())


def _may_enter() -> bool:
    if request.headers.get("x-goog-api-key") == API_KEY:
        return True
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(
            bearer,
            _key().public_key(),
            ["RS256"],
            options={"verify_aud": False, "require": ["exp", "iat", "iss", "sub"]},
        )
    except jwt.PyJWTError:
        return False
    lives_long_enough = claims["exp"] <= claims["iat"] + 3600 and claims["exp"] > time.time()
    is_for_us = claims.get("scope") == _SCOPE or claims.get("aud") == _AUDIENCE
    return claims["iss"] == claims["sub"] == EMAIL and lives_long_enough and is_for_us


def _refused(fault: str) -> ResponseReturnValue | None:
    match fault:
        case "slow_down":
            return throttled("PerMinute", "0.2s")
        case "no_money":
            return throttled("PerDay", None)
        case "busy":
            return refusal(503, "The service is currently unavailable.")
        case "disabled":
            return disabled("Cloud Text-to-Speech API")
        case _:
            return None
