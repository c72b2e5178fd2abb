"""Bedrock's Converse: `POST /bedrock/model/<id>/converse` (botocore's model of bedrock-runtime; rest-json).

Looks for a SigV4 signature of the service `bedrock`, not whether it is right: no secret is shared with it.

Faults: any exception of the operation by its name, max_tokens and every other stopReason as `stop:<reason>`, text (text
blocks and no toolUse), reasoning_first, and those of `answers`, `broken_bodies` and `obeying`.
"""

import re
import secrets
from typing import Annotated, Literal
from urllib.parse import unquote

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from local.ai.world import world
from local.ai.writers.answers import answer, answer_text
from local.ai.writers.broken_bodies import broken_body

EXCEPTIONS = {
    "ThrottlingException": 429,
    "ModelNotReadyException": 429,
    "ModelTimeoutException": 408,
    "ModelErrorException": 424,
    "ValidationException": 400,
    "AccessDeniedException": 403,
    "ResourceNotFoundException": 404,
    "InternalServerException": 500,
    "ServiceUnavailableException": 503,
    "ServiceQuotaExceededException": 400,
}
MODELS = re.compile(r"^(?:(?:global|apac|us|eu)\.)?(?:anthropic\.claude|amazon\.nova)-[a-z0-9.:-]+$")
_THINKS = re.compile(r"claude-(?:haiku|sonnet)-5")
"""Refuses `temperature`, and a forced tool while it thinks."""
_TOP_LEVEL_OF_NOVA = frozenset({"type", "properties", "required"})
_SIGNATURE = re.compile(
    r"^AWS4-HMAC-SHA256 Credential=[^/]+/\d{8}/[a-z0-9-]+/bedrock/aws4_request, SignedHeaders=\S+, Sig"
)

routes = Blueprint("bedrock", __name__, url_prefix="/bedrock")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)


class Source(Strict):
    bytes: str


class Image(Strict):
    format: Literal["png", "jpeg", "gif", "webp"]
    source: Source


class Block(Strict):
    text: str | None = Field(default=None, min_length=1)
    image: Image | None = None

    @model_validator(mode="after")
    def _one_member(self) -> "Block":
        if len(self.model_fields_set) != 1:
            raise ValueError("a union has exactly one member")
        return self


class Message(Strict):
    role: Literal["user", "assistant"]
    content: list[Block] = Field(min_length=1)


class InferenceConfig(Strict):
    max_tokens: int | None = Field(default=None, ge=1)
    temperature: float | None = Field(default=None, ge=0, le=1)
    top_p: float | None = Field(default=None, ge=0, le=1)
    stop_sequences: list[str] = []


class InputSchema(BaseModel):
    model_config = ConfigDict(extra="forbid")

    schema_: dict[str, object] = Field(alias="json")


class ToolSpec(Strict):
    name: Annotated[str, Field(pattern="^[a-zA-Z0-9_-]{1,64}$")]
    description: str = Field(default="-", min_length=1)
    input_schema: InputSchema
    strict: bool | None = None


class Tool(Strict):
    tool_spec: ToolSpec


class Named(Strict):
    name: str


class Empty(Strict):
    pass


class ToolChoice(Strict):
    tool: Named | None = None
    any: Empty | None = None
    auto: Empty | None = None

    @model_validator(mode="after")
    def _one_member(self) -> "ToolChoice":
        if len(self.model_fields_set) != 1:
            raise ValueError("a union has exactly one member")
        return self


class ToolConfig(Strict):
    tools: list[Tool] = Field(min_length=1)
    tool_choice: ToolChoice | None = None

    @model_validator(mode="after")
    def _a_tool_of_these(self) -> "ToolConfig":
        chosen = self.tool_choice.tool if self.tool_choice else None
        if chosen and chosen.name not in {tool.tool_spec.name for tool in self.tools}:
            raise ValueError("the tool of toolChoice is none of tools")
        return self


class JsonSchema(Strict):
    schema_: str = Field(alias="schema")
    name: str | None = None
    description: str | None = None


class Structure(Strict):
    json_schema: JsonSchema


class TextFormat(Strict):
    type: Literal["json_schema"]
    structure: Structure


class OutputConfig(Strict):
    text_format: TextFormat


class Order(Strict):
    messages: list[Message] = Field(min_length=1)
    system: list[Block] = []
    inference_config: InferenceConfig = InferenceConfig.model_construct()
    tool_config: ToolConfig | None = None
    output_config: OutputConfig | None = None
    additional_model_request_fields: dict[str, object] = {}
    request_metadata: dict[str, str] = Field(default={}, max_length=16)

    @property
    def user(self) -> str:
        return "".join(block.text or "" for block in self.messages[-1].content)

    @property
    def instructions(self) -> str:
        return "".join(block.text or "" for block in self.system)

    @property
    def forced_tool(self) -> ToolSpec | None:
        config = self.tool_config
        if not config or not config.tool_choice or not config.tool_choice.tool:
            return None
        return next(tool.tool_spec for tool in config.tools if tool.tool_spec.name == config.tool_choice.tool.name)


@routes.post("/model/<path:model>/converse")
def converse(model: str) -> ResponseReturnValue:
    body = request.get_json(silent=True)
    fault = world().receive("bedrock", request.path, body) or ""
    if not _SIGNATURE.match(request.headers.get("Authorization", "")):
        return _exception("MissingAuthenticationTokenException", 403, "Missing Authentication Token")
    if not MODELS.match(unquote(model)):
        return _exception("ValidationException", 400, "The provided model identifier is invalid.")
    try:
        order = Order.model_validate(body)
    except ValidationError as error:
        return _exception("ValidationException", 400, str(error.errors()[0]["msg"]))
    if refused := _refused_by_model(unquote(model), order):
        return refused
    if status := EXCEPTIONS.get(fault):
        return _exception(fault, status)
    return broken_body(fault) or _answer(order, fault)


def _refused_by_model(model: str, order: Order) -> ResponseReturnValue | None:
    tool = order.forced_tool
    if tool and "amazon.nova" in model and not _TOP_LEVEL_OF_NOVA.issuperset(tool.input_schema.schema_):
        return _exception("ValidationException", 400, "The top level of a schema has type, properties and required.")
    if not _THINKS.search(model):
        return None
    if order.inference_config.temperature is not None:
        return _exception("ValidationException", 400, "`temperature` is not supported for this model.")
    if order.forced_tool and order.additional_model_request_fields.get("thinking") != {"type": "disabled"}:
        message = "Thinking may not be enabled when tool_choice forces tool use."
        return _exception("ValidationException", 400, message)
    return None


def _answer(order: Order, fault: str) -> ResponseReturnValue:
    tool = order.forced_tool
    name, _, detail = fault.partition(":")
    stopped = detail if name == "stop" else "tool_use"
    content: list[dict[str, object]] = []
    if name == "reasoning_first":
        content.append({"reasoningContent": {"reasoningText": {"text": "คิดก่อน {"}}})
    if tool and name not in {"text", "fenced", "half", "prose"}:
        found = answer(order.instructions, order.user, tool.input_schema.schema_, fault)
        content.append({"toolUse": {"toolUseId": f"tooluse_{secrets.token_hex(8)}", "name": tool.name, "input": found}})
    else:
        schema = tool.input_schema.schema_ if tool else {}
        content.append({"text": answer_text(order.instructions, order.user, schema, fault)})
        stopped = detail if name == "stop" else "end_turn"
    tokens = len(order.instructions + order.user) // 3
    return jsonify(
        output={"message": {"role": "assistant", "content": content}},
        stopReason=stopped,
        usage={"inputTokens": tokens, "outputTokens": 400, "totalTokens": tokens + 400},
        metrics={"latencyMs": 10},
    )


def _exception(name: str, status: int, message: str = "") -> ResponseReturnValue:
    response = jsonify(message=message or name)
    response.headers["x-amzn-ErrorType"] = f"{name}:http://internal.amazon.com/coral/com.amazon.bedrock/"
    response.headers["x-amzn-RequestId"] = secrets.token_hex(16)
    return response, status
