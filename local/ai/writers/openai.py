"""Chat completions: `POST /openai/chat/completions` as OpenAI, `POST /openai/<host>/chat/completions` as another host.

Hosts: openai, openrouter, ollama, typhoon, other (a plain vLLM).

Faults: slow_down (Retry-After of a moment), slow_down:<seconds>, no_money (insufficient_quota), no_credits (402), busy,
unavailable, forbidden, gone, too_long, policy, length, refusal, content_filter, null (content), error_string (Ollama's
form), error_in_200, no_money_in_200, no_schema (no json_schema is taken), no_json (no response_format at all),
no_choices, and those of `answers`, `broken_bodies` and `obeying`.
"""

import secrets
from typing import Literal

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from local.ai.world import world
from local.ai.writers.answers import answer_text
from local.ai.writers.broken_bodies import broken_body
from local.ai.writers.schema_rules import strict_fault

KEY = "local-openai-key"
HOSTS = ("openai", "openrouter", "ollama", "typhoon", "other")
_TYPHOON_DEFAULT_TOKENS, _TYPHOON_MOST_TOKENS = 150, 8192
_LETTERS_PER_TOKEN = 1.5
_OPEN_HOSTS = {"ollama", "other"}
"""They take calls without a key."""
_IN_200 = {"error_in_200": 502, "no_money_in_200": 402}
_ERRORS = {
    "no_money": (429, "You exceeded your current quota.", "insufficient_quota"),
    "no_credits": (402, "Insufficient credits.", "402"),
    "busy": (500, "The server had an error.", "server_error"),
    "unavailable": (503, "Overloaded.", ""),
    "forbidden": (403, "Country, region, or territory not supported", "unsupported_country_region_territory"),
    "gone": (404, "The model does not exist.", "model_not_found"),
    "too_long": (400, "Maximum context length exceeded.", "context_length_exceeded"),
    "policy": (400, "Your request was flagged.", "content_policy_violation"),
}

routes = Blueprint("openai_writers", __name__, url_prefix="/openai")


class Message(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: Literal["system", "user", "assistant"]
    content: str


class NamedSchema(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern="^[a-zA-Z0-9_-]{1,64}$")
    strict: bool | None = None
    schema_: dict[str, object] = Field(alias="schema")


class ResponseFormat(BaseModel):
    model_config = ConfigDict(extra="forbid")

    type: Literal["text", "json_object", "json_schema"]
    json_schema: NamedSchema | None = None


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    model: str = Field(min_length=1)
    messages: list[Message] = Field(min_length=1)
    response_format: ResponseFormat | None = None
    max_tokens: int | None = Field(default=None, ge=1)
    max_completion_tokens: int | None = Field(default=None, ge=1)
    temperature: float | None = Field(default=None, ge=0, le=2)
    repetition_penalty: float | None = None
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "max"] | None = None
    provider: dict[str, object] | None = None
    seed: int | None = None
    stream: Literal[False] = False

    def said_by(self, role: str) -> str:
        return "\n".join(message.content for message in self.messages if message.role == role)


@routes.post("/chat/completions")
@routes.post("/<host>/chat/completions")
def complete(host: str = "openai") -> ResponseReturnValue:
    body = request.get_json(silent=True)
    fault = world().receive("openai", request.full_path, body) or ""
    if host not in HOSTS:
        return _error(404, "not found")
    if host not in _OPEN_HOSTS and request.headers.get("Authorization") != f"Bearer {KEY}":
        return _error(401, "Incorrect API key provided.", code="invalid_api_key")
    try:
        order = Order.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        return _error(400, str(first["msg"]), param=".".join(map(str, first["loc"])), code="invalid_value")
    return _refused_by_host(host, order) or _refused(fault, order) or broken_body(fault) or _answer(host, order, fault)


def _refused_by_host(host: str, order: Order) -> ResponseReturnValue | None:
    form = order.response_format
    if host == "openai":
        if order.max_tokens is not None:
            message = "Unsupported parameter: 'max_tokens' is not supported with this model."
            return _error(400, message, param="max_tokens", code="unsupported_parameter")
        if order.temperature is not None or order.repetition_penalty is not None or order.provider is not None:
            return _error(400, "Unsupported parameter.", param="temperature", code="unsupported_parameter")
    is_strict = host in {"openai", "openrouter"} and form and form.json_schema and form.json_schema.strict
    if is_strict and form and form.json_schema and (fault := strict_fault(form.json_schema.schema_)):
        return _error(
            400, f"Invalid schema for response_format: {fault}", param="response_format", code="invalid_schema"
        )
    if host == "typhoon":
        if form and form.type != "text":
            return _error(400, "response_format is not supported", param="response_format")
        if (order.max_tokens or 0) > _TYPHOON_MOST_TOKENS:
            return _error(400, "max_tokens is too large", param="max_tokens")
    return None


def _refused(fault: str, order: Order) -> ResponseReturnValue | None:
    name, _, detail = fault.partition(":")
    if name == "slow_down":
        response, status = _error(429, "Rate limit reached.", "rate_limit_error", code="rate_limit_exceeded")
        response.headers["Retry-After"] = detail or "0.01"
        return response, status
    if name == "error_string":
        return jsonify(error="model 'typhoon' not found, try pulling it first"), 404
    if name in _IN_200:
        return jsonify(error={"message": "Provider returned error", "code": _IN_200[name], "metadata": {"raw": "…"}})
    form = order.response_format
    if name == "no_schema" and form and form.type == "json_schema":
        return _error(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported.")
    if name == "no_json" and form:
        return _error(422, "Extra inputs are not permitted", param="response_format")
    return _error(*_ERRORS[name][:2], code=_ERRORS[name][2]) if name in _ERRORS else None


def _answer(host: str, order: Order, fault: str) -> ResponseReturnValue:
    form = order.response_format
    schema = form.json_schema.schema_ if form and form.json_schema else {}
    text = answer_text(order.said_by("system"), order.said_by("user"), schema, fault)
    content: str | None = text
    refusal, finished = None, "stop"
    limit = order.max_tokens or order.max_completion_tokens or (_TYPHOON_DEFAULT_TOKENS if host == "typhoon" else None)
    if limit and len(text) / _LETTERS_PER_TOKEN > limit:
        content, finished = text[: int(limit * _LETTERS_PER_TOKEN)], "length"
    match fault:
        case "length":
            content, finished = text[: len(text) // 2], "length"
        case "refusal":
            content, refusal = None, "I'm sorry, I can't help with that."
        case "content_filter":
            content, finished = "", "content_filter"
        case "null":
            content = None
    message = {"role": "assistant", "content": content} | ({"refusal": refusal} if host == "openai" else {})
    choices = [] if fault == "no_choices" else [{"index": 0, "message": message, "finish_reason": finished}]
    usage: dict[str, object] = {"prompt_tokens": 900, "completion_tokens": 520, "total_tokens": 1420}
    if host == "openai":
        usage["completion_tokens_details"] = {"reasoning_tokens": 120}
    answer = jsonify(id=f"chatcmpl-{secrets.token_hex(8)}", model=f"{order.model}-2026", choices=choices, usage=usage)
    answer.headers["x-request-id"] = f"req_{secrets.token_hex(8)}"
    return answer


def _error(
    status: int, message: str, kind: str = "invalid_request_error", *, param: str | None = None, code: str = ""
) -> tuple[Response, int]:
    return jsonify(error={"message": message, "type": kind, "param": param, "code": code or None}), status
