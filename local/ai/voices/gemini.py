"""Gemini TTS: `POST /gemini/v1beta/models/…-tts:generateContent`.

Faults: slow_down, no_money, busy, block, pcm (raw samples, as models before 3.8), silence, cut (a fifth of the sound),
empty (no parts), text (words instead of sound), long (eight times), and finish:REASON.
"""

import base64
import secrets

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from local.ai.google_errors import bad_key, refusal, throttled
from local.ai.voices.tone_bursts import RATE, bursts, spoiled, wav
from local.ai.world import world

KEY = "local-gemini-key"
MODELS = ("gemini-3.8-flash-lite-tts", "gemini-3.8-flash-tts")
NAMES = frozenset(
    {
        "Achernar", "Aoede", "Autonoe", "Callirrhoe", "Despina", "Erinome", "Gacrux", "Kore", "Laomedeia", "Leda",
        "Pulcherrima", "Sulafat", "Vindemiatrix", "Zephyr", "Achird", "Algenib", "Algieba", "Alnilam", "Charon",
        "Enceladus", "Fenrir", "Iapetus", "Orus", "Puck", "Rasalgethi", "Sadachbia", "Sadaltager", "Schedar",
        "Umbriel", "Zubenelgenubi",
    }
)  # fmt: skip

routes = Blueprint("gemini_voices", __name__, url_prefix="/gemini")


class Strict(BaseModel):
    """Field names as in JSON only: a snake_case one is unknown."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)


class SpeechMetadata(Strict):
    style: str


class Part(Strict):
    text: str = Field(min_length=1, max_length=20_000)
    speech_metadata: SpeechMetadata | None = None


class Content(Strict):
    role: str = Field(default="user", pattern="^(user|model)$")
    parts: list[Part] = Field(min_length=1)


class Prebuilt(Strict):
    voice_name: str


class VoiceConfig(Strict):
    prebuilt_voice_config: Prebuilt | None = None
    voice: str | None = None

    @model_validator(mode="after")
    def _one_known_voice(self) -> "VoiceConfig":
        name = self.voice or (self.prebuilt_voice_config.voice_name if self.prebuilt_voice_config else "")
        if name not in NAMES:
            raise ValueError("unknown voice")
        return self


class SpeechConfig(Strict):
    language_code: str = Field(default="en-US", pattern="^[a-z]{2}-[A-Z]{2}$")
    voice_config: VoiceConfig


class GenerationConfig(Strict):
    response_modalities: list[str]
    speech_config: SpeechConfig
    temperature: float | None = None
    seed: int | None = None
    response_mime_type: str | None = None

    @model_validator(mode="after")
    def _sound_alone(self) -> "GenerationConfig":
        if self.response_modalities != ["AUDIO"] or self.response_mime_type is not None:
            raise ValueError("AUDIO alone, and no responseMimeType")
        return self


class Order(Strict):
    contents: list[Content] = Field(min_length=1)
    generation_config: GenerationConfig


@routes.post("/<version>/models/<speech_model:model>:generateContent")
def generate(version: str, model: str) -> ResponseReturnValue:
    body = request.get_json(silent=True)
    fault = world().receive("gemini", request.full_path, body) or ""
    if request.headers.get("x-goog-api-key") != KEY or "key" in request.args:
        return bad_key()
    if version not in {"v1", "v1beta"} or model not in MODELS:
        return refusal(404, f"models/{model} is not found for API version {version}.")
    try:
        order = Order.model_validate(body)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"][:-1])) or "request"
        return refusal(400, f'Invalid JSON payload received. Unknown name "{error.errors()[0]["loc"]}" at {where!r}.')
    return _played(fault, "".join(part.text for part in order.contents[-1].parts))


def _played(fault: str, text: str) -> ResponseReturnValue:
    if refused := _refused(fault):
        return refused
    if fault == "empty":
        return _answer([], "OTHER")
    if fault == "text":
        return _answer([{"text": text}], "STOP")
    if fault.startswith("finish:"):
        return _answer([], fault.removeprefix("finish:"))
    samples = spoiled(bursts(text), fault)
    if fault == "pcm":
        return _answer([_inline(samples, f"audio/L16;codec=pcm;rate={RATE}")], "STOP")
    return _answer([_inline(wav(samples), "audio/wav")], "STOP")


def _refused(fault: str) -> ResponseReturnValue | None:
    match fault:
        case "slow_down":
            return throttled("PerMinute", "0.2s")
        case "no_money":
            return throttled("PerDay", None)
        case "busy":
            return refusal(503, "The model is overloaded.")
        case "block":
            return jsonify(promptFeedback={"blockReason": "PROHIBITED_CONTENT"}, modelVersion=MODELS[0])
        case _:
            return None


def _inline(content: bytes, mime_type: str) -> dict[str, object]:
    return {"inlineData": {"mimeType": mime_type, "data": base64.b64encode(content).decode()}}


def _answer(parts: list[dict[str, object]], reason: str) -> ResponseReturnValue:
    content: dict[str, object] = {"role": "model"} | ({"parts": parts} if parts else {})
    return jsonify(
        candidates=[{"content": content, "finishReason": reason, "index": 0}],
        usageMetadata={"promptTokenCount": 10, "candidatesTokenCount": 100, "totalTokenCount": 110},
        modelVersion=MODELS[0],
        responseId=secrets.token_hex(8),
    )
