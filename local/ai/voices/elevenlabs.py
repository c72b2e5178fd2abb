"""ElevenLabs: `POST /elevenlabs/v1/text-to-speech/{voice_id}/with-timestamps`.

Faults: quota (a 401), slow_down, busy, no_times, stuck, drift, silence, cut, long.
"""

import base64
import secrets
import threading

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from local.ai.voices.tone_bursts import RATE, bursts, spoiled
from local.ai.world import world

KEY = "local-elevenlabs-key"
VOICES = ("EXAVITQu4vr4xnSDxMaL", "JBFqnCBsd6RMkjVDRZzb")
MOST_AT_ONCE = 5
_LONGEST = {"eleven_v3": 5000, "eleven_v4": 10_000}
_FORMATS = ("pcm_24000", "pcm_44100", "mp3_44100_128")

routes = Blueprint("elevenlabs", __name__, url_prefix="/elevenlabs")
_places = threading.Semaphore(MOST_AT_ONCE)


class VoiceSettings(BaseModel):
    model_config = ConfigDict(extra="forbid")

    stability: float | None = Field(default=None, ge=0, le=1)
    similarity_boost: float | None = None
    style: float | None = None
    use_speaker_boost: bool | None = None
    speed: float | None = Field(default=None, ge=0.7, le=1.2)


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)
    model_id: str
    language_code: str | None = None
    voice_settings: VoiceSettings | None = None
    seed: int | None = Field(default=None, ge=0, le=4_294_967_295)
    apply_text_normalization: str = Field(default="auto", pattern="^(auto|on|off)$")


@routes.post("/v1/text-to-speech/<voice_id>/with-timestamps")
def with_timestamps(voice_id: str) -> ResponseReturnValue:
    body = request.get_json(silent=True)
    fault = world().receive("elevenlabs", request.full_path, body) or ""
    if request.headers.get("xi-api-key") != KEY:
        return _detail(401, "invalid_api_key")
    if not _places.acquire(blocking=False):
        return _detail(429, "too_many_concurrent_requests")
    try:
        return _spoken(voice_id, body, fault)
    finally:
        _places.release()


def _spoken(voice_id: str, body: object, fault: str) -> ResponseReturnValue:
    if voice_id not in VOICES:
        return _detail(404, "voice_not_found")
    try:
        order = Order.model_validate(body)
    except ValidationError as error:
        return jsonify(detail=[{"loc": list(each["loc"]), "msg": each["msg"]} for each in error.errors()]), 422
    form = request.args.get("output_format", "mp3_44100_128")
    if refused := _refused(order, form, fault):
        return refused
    speed = (order.voice_settings and order.voice_settings.speed) or 1.0
    whole = bursts(order.text, speed)
    samples = spoiled(whole, fault)
    answer = jsonify(
        audio_base64=base64.b64encode(samples).decode(),
        alignment=_alignment(order.text, len(whole) / 2 / RATE, fault),
        normalized_alignment=None,
    )
    answer.headers["request-id"] = secrets.token_hex(8)
    answer.headers["character-cost"] = str(len(order.text))
    return answer


def _refused(order: Order, form: str, fault: str) -> ResponseReturnValue | None:
    if form not in _FORMATS:
        return _detail(400, "invalid_output_format")
    if form == "pcm_44100":
        return _detail(403, "output_format_not_allowed")
    if len(order.text) > _LONGEST.get(order.model_id, 0):
        return _detail(400, "max_character_limit_exceeded" if order.model_id in _LONGEST else "model_not_found")
    match fault:
        case "quota":
            return _detail(401, "quota_exceeded")
        case "slow_down":
            return _detail(429, "too_many_concurrent_requests")
        case "busy":
            return _detail(429, "system_busy")
        case _:
            return None


def _alignment(text: str, seconds: float, fault: str) -> dict[str, object] | None:
    """Every letter as long as any other; `stuck` ends them all at once, `drift` a second late."""
    if fault == "no_times":
        return None
    each = (seconds + (1 if fault == "drift" else 0)) / len(text)
    ends = [round((nth + 1) * each, 3) for nth in range(len(text))]
    return {
        "characters": list(text),
        "character_start_times_seconds": [round(nth * each, 3) for nth in range(len(text))],
        "character_end_times_seconds": [ends[-1]] * len(ends) if fault == "stuck" else ends,
    }


def _detail(code: int, status: str) -> tuple[Response, int]:
    return jsonify(detail={"status": status, "message": status.replace("_", " ")}), code
