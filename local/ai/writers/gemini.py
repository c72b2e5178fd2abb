"""Gemini's texts: `POST /gemini/v1beta/models/<model>:generateContent`, `GET /gemini/v1beta/models/<model>`.

Refuses snake_case and unknown fields, which the real one may take or overlook: stricter on purpose.

Faults: slow_down (RetryInfo of a moment), slow_down:<delay> (`3600s`), slow_down:none, no_money (a quota of a day,
without RetryInfo), busy, internal, late (504), no_free_tier, forbidden, gone, block, block:REASON, finish:REASON, empty
(no parts), thought_first, thought_only, max_tokens (in the middle of the JSON), no_candidates, and those of `answers`,
`broken_bodies` and `obeying`.
"""

import secrets

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from local.ai.google_errors import bad_key, refusal, throttled
from local.ai.world import world
from local.ai.writers.answers import answer_text
from local.ai.writers.broken_bodies import broken_body
from local.ai.writers.schema_rules import gemini_fault

KEY = "local-gemini-key"
MODELS = frozenset(
    {
        "gemini-3.8-flash", "gemini-3.7-flash", "gemini-3.6-flash", "gemini-3.5-flash", "gemini-3.5-flash-lite",
        "gemini-3.1-flash-lite",
    }
)  # fmt: skip
_STATUS_OF_FAULT = {"busy": 503, "internal": 500, "late": 504, "forbidden": 403, "gone": 404}

routes = Blueprint("gemini_writers", __name__, url_prefix="/gemini")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)


class Blob(Strict):
    mime_type: str = Field(pattern="^image/(png|jpeg|webp|heic|heif)$")
    data: str


class Part(Strict):
    text: str | None = None
    inline_data: Blob | None = None


class Content(Strict):
    role: str = Field(default="user", pattern="^(user|model)$")
    parts: list[Part] = Field(min_length=1)


class ThinkingConfig(Strict):
    thinking_level: str | None = Field(default=None, pattern="^(MINIMAL|LOW|MEDIUM|HIGH)$")
    thinking_budget: int | None = None
    include_thoughts: bool | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "ThinkingConfig":
        if self.thinking_level is not None and self.thinking_budget is not None:
            raise ValueError("You can only set one of thinking budget and thinking level.")
        return self


class GenerationConfig(Strict):
    response_mime_type: str = Field(default="text/plain", pattern="^(text/plain|application/json|text/x.enum)$")
    response_json_schema: dict[str, object] | None = None
    response_schema: dict[str, object] | None = None
    max_output_tokens: int | None = Field(default=None, ge=1, le=65_536)
    thinking_config: ThinkingConfig | None = None
    temperature: float | None = Field(default=None, ge=0, le=2)
    top_p: float | None = Field(default=None, ge=0, le=1)
    top_k: int | None = None
    seed: int | None = None
    stop_sequences: list[str] = Field(default=[], max_length=5)
    response_modalities: list[str] = []

    @model_validator(mode="after")
    def _one_schema_for_json(self) -> "GenerationConfig":
        schemas = [schema for schema in (self.response_json_schema, self.response_schema) if schema is not None]
        if len(schemas) == 2:
            raise ValueError("only one of response_schema and response_json_schema may be set")
        if schemas and self.response_mime_type != "application/json":
            raise ValueError("a schema needs responseMimeType application/json")
        if fault := gemini_fault(self.response_json_schema):
            raise ValueError(fault)
        if "AUDIO" in self.response_modalities:
            raise ValueError("this model does not support the requested response modalities: audio")
        return self


class SafetySetting(Strict):
    category: str
    threshold: str


class Order(Strict):
    contents: list[Content] = Field(min_length=1)
    system_instruction: Content | None = None
    generation_config: GenerationConfig = GenerationConfig.model_construct()
    safety_settings: list[SafetySetting] = []

    @property
    def user(self) -> str:
        return "".join(part.text or "" for part in self.contents[-1].parts)

    @property
    def system(self) -> str:
        return "".join(part.text or "" for part in self.system_instruction.parts) if self.system_instruction else ""


@routes.get("/<version>/models/<model>")
def model(version: str, model: str) -> ResponseReturnValue:
    world().receive("gemini", request.full_path, None)
    if not _has_key():
        return bad_key()
    if version not in {"v1", "v1beta"} or model not in MODELS:
        return refusal(404)
    return jsonify(name=f"models/{model}", supportedGenerationMethods=["generateContent", "countTokens"])


@routes.post("/<version>/models/<model>:generateContent")
def generate(version: str, model: str) -> ResponseReturnValue:
    body = request.get_json(silent=True)
    fault = world().receive("gemini", request.full_path, body) or ""
    if not _has_key():
        return bad_key()
    if version != "v1beta" or model not in MODELS:
        return refusal(404, f"models/{model} is not found for API version {version}.")
    try:
        order = Order.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return refusal(400, f"Invalid JSON payload received. {first['msg']} at {where!r}.")
    return _refused(fault) or broken_body(fault) or _answer(fault, order, model)


def _has_key() -> bool:
    return request.headers.get("x-goog-api-key") == KEY and "key" not in request.args


def _refused(fault: str) -> ResponseReturnValue | None:
    name, _, detail = fault.partition(":")
    if name == "slow_down":
        return throttled("PerMinute", None if detail == "none" else detail or "0.01s")
    if name == "no_money":
        return throttled("PerDay", None)
    if name == "no_free_tier":
        return refusal(400, "User location is not supported without billing.", status="FAILED_PRECONDITION")
    return refusal(_STATUS_OF_FAULT[name]) if name in _STATUS_OF_FAULT else None


def _answer(fault: str, order: Order, model: str) -> ResponseReturnValue:
    name, _, detail = fault.partition(":")
    usage = {"promptTokenCount": len(order.system + order.user) // 3, "candidatesTokenCount": 400}
    usage |= {"thoughtsTokenCount": 120, "totalTokenCount": usage["promptTokenCount"] + 520}
    frame: dict[str, object] = {"usageMetadata": usage, "modelVersion": model, "responseId": secrets.token_hex(8)}
    if name == "block":
        return jsonify(frame | {"promptFeedback": {"blockReason": detail or "SAFETY"}})
    if name == "no_candidates":
        return jsonify(frame)
    text = answer_text(order.system, order.user, order.generation_config.response_json_schema, fault)
    parts: list[dict[str, object]] = [{"text": text[:40]}, {"text": text[40:]}]
    finished = "STOP"
    if name in {"thought_first", "thought_only"}:
        parts = [{"text": "ผู้ใช้ต้องการสคริปต์ {", "thought": True}, *(parts if name == "thought_first" else [])]
    if name == "max_tokens":
        parts, finished = [{"text": text[: len(text) // 2]}], "MAX_TOKENS"
    if name == "finish":
        parts, finished = [], detail
    content: dict[str, object] = {"role": "model"} | ({"parts": parts} if parts and name != "empty" else {})
    return jsonify(frame | {"candidates": [{"content": content, "finishReason": finished, "index": 0}]})
