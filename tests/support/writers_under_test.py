"""Gemini, Bedrock and chat completions as a plain HTTP caller sees them: the local ones, or the real ones."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import boto3
import requests
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials, ReadOnlyCredentials

from local.ai.server import serving
from local.ai.world import World
from local.ai.writers import gemini, openai
from makeafvdo.adapters.writers.hosted.models import MODELS

Json = dict[str, Any]
_PATIENCE_S = 60
_LOCAL_MODEL = "a-model"


@dataclass(frozen=True)
class Reply:
    status: int
    body: Json
    error_type: str = ""
    """Bedrock's, from its header."""

    @property
    def reason(self) -> str:
        """What a caller goes by, other than the status."""
        error = self.body.get("error")
        if not isinstance(error, dict):
            return self.error_type.partition(":")[0]
        details = error.get("details", [])
        reason = next((detail["reason"] for detail in details if "reason" in detail), None)
        return str(reason or error.get("code" if "type" in error else "status"))


@dataclass(frozen=True)
class GeminiUnderTest:
    url: str
    key: str
    model: str = MODELS.gemini.default

    def generate(self, *, key: str | None = None, model: str = "", **changes: object) -> Reply:
        """Without arguments: a valid question."""
        body: Json = {
            "contents": [{"role": "user", "parts": [{"text": "ตอบ JSON ว่ากระทะใช้ทำอะไร หนึ่งประโยค"}]}],
            "generationConfig": {
                "responseMimeType": "application/json",
                "responseJsonSchema": ANSWER_SCHEMA,
                "maxOutputTokens": 2000,
                "thinkingConfig": {"thinkingLevel": "LOW"},
            },
        }
        config = changes.pop("config", {})
        assert isinstance(config, dict)
        body["generationConfig"] |= config
        body |= changes
        url = f"{self.url}/{MODELS.gemini.api_version}/models/{model or self.model}:generateContent"
        return _post(url, body, {"x-goog-api-key": self.key if key is None else key})


@dataclass(frozen=True)
class ChatUnderTest:
    url: str
    key: str
    model: str

    def complete(self, *, key: str | None = None, **changes: object) -> Reply:
        body: Json = {
            "model": self.model,
            "messages": [{"role": "user", "content": "ตอบ JSON ว่ากระทะใช้ทำอะไร หนึ่งประโยค"}],
            "max_completion_tokens": 2000,
            "response_format": response_format(ANSWER_SCHEMA),
        } | changes
        authorization = f"Bearer {self.key if key is None else key}"
        return _post(f"{self.url}/chat/completions", body, {"Authorization": authorization})


@dataclass(frozen=True)
class BedrockUnderTest:
    url: str
    region: str
    credentials: Credentials | ReadOnlyCredentials
    model: str = MODELS.bedrock.default

    def converse(self, *, is_signed: bool = True, model: str = "", **changes: object) -> Reply:
        """Signed by hand: boto3 would not let a wrong body out."""
        body: Json = {
            "messages": [{"role": "user", "content": [{"text": "กระทะใช้ทำอะไร หนึ่งประโยค"}]}],
            "inferenceConfig": {"maxTokens": 500},
            "toolConfig": {"tools": [tool("answer", ANSWER_SCHEMA)], "toolChoice": {"tool": {"name": "answer"}}},
        } | changes
        url = f"{self.url}/model/{quote(model or self.model, safe='')}/converse"
        request = requests.Request("POST", url, json=body).prepare()
        headers = {"Content-Type": "application/json"}
        if is_signed:
            signed = AWSRequest("POST", url, data=request.body, headers=headers)
            SigV4Auth(self.credentials, "bedrock", self.region).add_auth(signed)
            headers = dict(signed.headers)
        return _post(url, body, headers)


ANSWER_SCHEMA: Json = {
    "type": "object",
    "properties": {"answer": {"type": "string"}},
    "required": ["answer"],
    "additionalProperties": False,
}


def response_format(schema: Json) -> Json:
    return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}


def tool(name: str, schema: Json) -> Json:
    return {"toolSpec": {"name": name, "description": "รับคำตอบ", "inputSchema": {"json": schema}}}


def _post(url: str, body: Json, headers: dict[str, str]) -> Reply:
    with requests.Session() as session:
        session.trust_env = False
        response = session.post(url, json=body, headers=headers, timeout=_PATIENCE_S)
    return Reply(response.status_code, response.json(), response.headers.get("x-amzn-ErrorType", ""))


@dataclass(frozen=True)
class LocalServices:
    gemini: GeminiUnderTest
    chat: ChatUnderTest
    bedrock: BedrockUnderTest


@contextmanager
def local_services() -> Iterator[LocalServices]:
    with serving(this_world=World()) as server:
        url = f"http://127.0.0.1:{server.port}"
        yield LocalServices(
            GeminiUnderTest(f"{url}/gemini", gemini.KEY),
            ChatUnderTest(f"{url}/openai", openai.KEY, _LOCAL_MODEL),
            BedrockUnderTest(f"{url}/bedrock", "ap-southeast-1", Credentials("AKIALOCAL", "local")),
        )


def real_gemini() -> GeminiUnderTest | None:
    key = os.environ.get("GEMINI_API_KEY")
    return GeminiUnderTest(MODELS.gemini.base_url, key) if key else None


def real_chat() -> ChatUnderTest | None:
    key = os.environ.get("OPENAI_API_KEY")
    model = os.environ.get("OPENAI_MODEL", MODELS.openai.default)
    return ChatUnderTest(MODELS.openai.base_url, key, model) if key else None


def real_bedrock() -> BedrockUnderTest | None:
    region = os.environ.get("BEDROCK_REGION")
    found = boto3.Session().get_credentials() if region else None
    if not region or not found:
        return None
    url = f"https://bedrock-runtime.{region}.amazonaws.com"
    return BedrockUnderTest(url, region, found.get_frozen_credentials())
