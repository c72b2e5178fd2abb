"""The local AI services in this process, and hosted writers that call them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3

from local.ai.server import serving
from local.ai.world import Call, FaultOrder, World
from local.ai.writers import gemini, openai
from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.writers.hosted.all import writers
from makeafvdo.adapters.writers.hosted.bedrock import BEDROCK_CONFIG
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.adapters.writers.hosted.writer import HostedWriter

if TYPE_CHECKING:
    from types_boto3_bedrock_runtime import BedrockRuntimeClient

TAG = "7f3a91c2"
HOST_URLS = {
    "openai": "https://api.openai.com/v1",
    "openrouter": "https://openrouter.ai/api/v1",
    "ollama": "http://localhost:11434/v1",
    "typhoon": "https://api.opentyphoon.ai/v1",
    "other": "http://localhost:8000/v1",
}


@dataclass
class WriterPeers:
    url: str
    world: World
    seconds_left: float = 60.0
    used: list[Usage] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def writer(self, entry: str, host: str = "openai", **keys: object) -> HostedWriter:
        """`entry` as in the configured order; `keys` replace the right ones."""
        right = {
            "gemini": {"api_key": gemini.KEY},
            "openai": {"api_key": openai.KEY, "base_url": HOST_URLS[host], "model": "a-model"},
        }
        (writer,) = self.writers([entry], right | keys)
        writer._sleep = self.pauses.append
        return writer

    def writers(self, order: list[str], keys: dict[str, object]) -> list[HostedWriter]:
        return writers(
            order,
            AiKeys.model_validate(keys),
            ai_url=self.url,
            new_bedrock_client=lambda: _bedrock_client(self.url),
            seconds_left=lambda: self.seconds_left,
            report=self.used.append,
            new_tag=lambda: TAG,
        )

    def order(self, provider: str, fault: str, *, times: int = 1) -> None:
        self.world.orders.append(FaultOrder(provider=provider, fault=fault, times=times))

    def calls(self, provider: str) -> list[Call]:
        return [call for call in self.world.calls if call.provider == provider]

    def last_body(self, provider: str) -> Any:  # noqa: ANN401 (JSON)
        return self.calls(provider)[-1].body


@cache
def _bedrock_client(url: str) -> "BedrockRuntimeClient":
    client: BedrockRuntimeClient = boto3.client(
        "bedrock-runtime",
        region_name="ap-southeast-1",
        endpoint_url=f"{url}/bedrock",
        aws_access_key_id="AKIALOCAL",
        aws_secret_access_key="local",
        config=BEDROCK_CONFIG,
    )
    return client


@contextmanager
def writer_peers() -> Iterator[WriterPeers]:
    world = World()
    with serving(this_world=world) as server:
        yield WriterPeers(f"http://127.0.0.1:{server.port}", world)
