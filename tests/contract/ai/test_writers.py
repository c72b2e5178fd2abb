"""What the services of the writers take and refuse: each case on the local peer and, with a key, on the real service.

Keys in the environment: GEMINI_API_KEY; OPENAI_API_KEY (and OPENAI_MODEL); BEDROCK_REGION beside AWS credentials. Real
calls cost a few hundredths of a cent each. Where the real service differs in something the peer was only believed to do
(`is_sure=False`), the test is an expected failure that tells the difference: `pytest tests/contract/ai -rx`.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pytest

from tests.support.writers_under_test import (
    ANSWER_SCHEMA,
    BedrockUnderTest,
    ChatUnderTest,
    GeminiUnderTest,
    LocalServices,
    Reply,
    local_services,
    real_bedrock,
    real_chat,
    real_gemini,
    response_format,
    tool,
)

Service = TypeVar("Service")


@pytest.fixture(scope="module")
def local() -> Iterator[LocalServices]:
    with local_services() as services:
        yield services


@dataclass(frozen=True)
class Case(Generic[Service]):
    """`ask` is answered by `status` and, where one is named, the error's `reason`."""

    what: str
    ask: Callable[[Service], Reply]
    status: int
    reason: str | None = None
    is_sure: bool = True


def check(case: Case[Service], service: Service, *, is_real: bool) -> None:
    reply = case.ask(service)
    found = (reply.status, reply.reason if case.reason else None)
    expected = (case.status, case.reason)
    if is_real and not case.is_sure and found != expected:
        pytest.xfail(f"{case.what}: the peer answers {expected}, the service {found}")
    assert found == expected


def _with_keyword(keyword: str, value: object) -> dict[str, Any]:
    return ANSWER_SCHEMA | {"properties": {"answer": {"type": "string", keyword: value}}}


INVALID = "INVALID_ARGUMENT"
GEMINI: list[Case[GeminiUnderTest]] = [
    Case("a plain question", lambda it: it.generate(), 200),
    Case("a wrong key", lambda it: it.generate(key="AIzaWrong"), 400, "API_KEY_INVALID"),
    Case("no key", lambda it: it.generate(key=""), 400, "API_KEY_INVALID", is_sure=False),
    Case("an unknown model", lambda it: it.generate(model="gemini-0-none"), 404, "NOT_FOUND"),
    Case("an unknown field", lambda it: it.generate(colour="red"), 400, INVALID),
    Case("an unknown field of the configuration", lambda it: it.generate(config={"tone": "warm"}), 400, INVALID),
    Case(
        "a field in snake_case",
        lambda it: it.generate(config={"max_output_tokens": 99}),
        400,
        INVALID,
        is_sure=False,
    ),
    Case(
        "both schemas",
        lambda it: it.generate(config={"responseSchema": {"type": "OBJECT"}}),
        400,
        INVALID,
    ),
    Case(
        "a level and a budget of thinking",
        lambda it: it.generate(config={"thinkingConfig": {"thinkingLevel": "LOW", "thinkingBudget": 0}}),
        400,
        INVALID,
    ),
    Case(
        "a keyword outside the list",
        lambda it: it.generate(config={"responseJsonSchema": _with_keyword("pattern", "a")}),
        400,
        INVALID,
        is_sure=False,
    ),
    Case(
        "a schema without JSON",
        lambda it: it.generate(config={"responseMimeType": "text/plain"}),
        400,
        INVALID,
        is_sure=False,
    ),
    Case("sound from a model of texts", lambda it: it.generate(config={"responseModalities": ["AUDIO"]}), 400, INVALID),
    Case("temperature over two", lambda it: it.generate(config={"temperature": 2.5}), 400, INVALID),
    Case("a role nobody has", lambda it: it.generate(contents=[{"role": "system", "parts": [{"text": "a"}]}]), 400),
]
CHAT: list[Case[ChatUnderTest]] = [
    Case("a plain question", lambda it: it.complete(), 200),
    Case("a wrong key", lambda it: it.complete(key="sk-wrong"), 401, "invalid_api_key"),
    Case(
        "an open object in a strict schema",
        lambda it: it.complete(response_format=response_format({"type": "object", "properties": {}})),
        400,
    ),
    Case(
        "a property that is not required",
        lambda it: it.complete(response_format=response_format(ANSWER_SCHEMA | {"required": []})),
        400,
    ),
    Case(
        "a default value",
        lambda it: it.complete(response_format=response_format(_with_keyword("default", "a"))),
        400,
    ),
    Case(
        "a length in a strict schema",
        lambda it: it.complete(response_format=response_format(_with_keyword("minLength", 2))),
        400,
        is_sure=False,
    ),
    Case(
        "a name of 65 letters",
        lambda it: it.complete(
            response_format={"type": "json_schema", "json_schema": {"name": "a" * 65, "schema": ANSWER_SCHEMA}}
        ),
        400,
    ),
    Case("the old field of tokens", lambda it: it.complete(max_tokens=100), 400, is_sure=False),
    Case("temperature", lambda it: it.complete(temperature=0.5), 400, is_sure=False),
    Case("an unknown field", lambda it: it.complete(colour="red"), 400),
]
REFUSED = "ValidationException"
BEDROCK: list[Case[BedrockUnderTest]] = [
    Case("a plain question", lambda it: it.converse(), 200),
    Case("no signature", lambda it: it.converse(is_signed=False), 403),
    Case("an unknown model", lambda it: it.converse(model="nobody.knows-v1:0"), 400, REFUSED),
    Case(
        "a name of a tool with a space",
        lambda it: it.converse(toolConfig={"tools": [tool("an answer", ANSWER_SCHEMA)]}),
        400,
        REFUSED,
    ),
    Case(
        "a choice of a tool that is not there",
        lambda it: it.converse(
            toolConfig={"tools": [tool("answer", ANSWER_SCHEMA)], "toolChoice": {"tool": {"name": "another"}}}
        ),
        400,
        REFUSED,
    ),
    Case(
        "a schema of more than type, properties and required for Nova",
        lambda it: it.converse(model="global.amazon.nova-2-lite-v1:0"),
        400,
        REFUSED,
        is_sure=False,
    ),
    Case(
        "two members of a union",
        lambda it: it.converse(
            toolConfig={"tools": [tool("answer", ANSWER_SCHEMA)], "toolChoice": {"any": {}, "auto": {}}}
        ),
        400,
        is_sure=False,
    ),
    Case(
        "a schema as an object where a string is due",
        lambda it: it.converse(
            toolConfig={"tools": [tool("answer", ANSWER_SCHEMA)]},
            outputConfig={
                "textFormat": {"type": "json_schema", "structure": {"jsonSchema": {"schema": ANSWER_SCHEMA}}}
            },
        ),
        400,
    ),
    Case("no token at all", lambda it: it.converse(inferenceConfig={"maxTokens": 0}), 400),
    Case("temperature over one", lambda it: it.converse(inferenceConfig={"temperature": 1.5}), 400, REFUSED),
    Case("a role nobody has", lambda it: it.converse(messages=[{"role": "system", "content": [{"text": "a"}]}]), 400),
    Case("an unknown field", lambda it: it.converse(colour="red"), 400, is_sure=False),
]


def _named(case: Case[Any]) -> str:
    return case.what


def _places(real: object) -> list[str]:
    return ["local", "real"] if real else ["local"]


@pytest.fixture(params=_places(real_gemini()))
def gemini(request: pytest.FixtureRequest, local: LocalServices) -> GeminiUnderTest:
    return local.gemini if request.param == "local" else real_gemini() or local.gemini


@pytest.fixture(params=_places(real_chat()))
def chat(request: pytest.FixtureRequest, local: LocalServices) -> ChatUnderTest:
    return local.chat if request.param == "local" else real_chat() or local.chat


@pytest.fixture(params=_places(real_bedrock()))
def bedrock(request: pytest.FixtureRequest, local: LocalServices) -> BedrockUnderTest:
    return local.bedrock if request.param == "local" else real_bedrock() or local.bedrock


@pytest.mark.parametrize("case", GEMINI, ids=_named)
def test_gemini(gemini: GeminiUnderTest, local: LocalServices, case: Case[GeminiUnderTest]) -> None:
    check(case, gemini, is_real=gemini != local.gemini)


@pytest.mark.parametrize("case", CHAT, ids=_named)
def test_chat(chat: ChatUnderTest, local: LocalServices, case: Case[ChatUnderTest]) -> None:
    check(case, chat, is_real=chat != local.chat)


@pytest.mark.parametrize("case", BEDROCK, ids=_named)
def test_bedrock(bedrock: BedrockUnderTest, local: LocalServices, case: Case[BedrockUnderTest]) -> None:
    check(case, bedrock, is_real=bedrock != local.bedrock)


def test_an_answer_of_gemini_has_what_the_adapter_reads(gemini: GeminiUnderTest) -> None:
    reply = gemini.generate()

    (candidate,) = reply.body["candidates"]
    text = "".join(part.get("text", "") for part in candidate["content"]["parts"] if not part.get("thought"))
    assert candidate["finishReason"] == "STOP"
    assert set(json.loads(text)) == {"answer"}
    assert {"promptTokenCount", "candidatesTokenCount"} <= set(reply.body["usageMetadata"])
    assert {"modelVersion", "responseId"} <= set(reply.body)


def test_an_answer_of_chat_has_what_the_adapter_reads(chat: ChatUnderTest) -> None:
    reply = chat.complete()

    (choice,) = reply.body["choices"]
    assert choice["finish_reason"] == "stop"
    assert set(json.loads(choice["message"]["content"])) == {"answer"}
    assert {"prompt_tokens", "completion_tokens"} <= set(reply.body["usage"])
    assert reply.body["model"]


def test_an_answer_of_bedrock_has_what_the_adapter_reads(bedrock: BedrockUnderTest) -> None:
    reply = bedrock.converse()

    blocks = reply.body["output"]["message"]["content"]
    (called,) = [block["toolUse"] for block in blocks if "toolUse" in block]
    assert (called["name"], set(called["input"])) == ("answer", {"answer"})
    assert reply.body["stopReason"] in {"tool_use", "end_turn"}
    assert {"inputTokens", "outputTokens"} <= set(reply.body["usage"])
