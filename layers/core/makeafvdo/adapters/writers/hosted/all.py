"""Every hosted writer the operator has a key for, in the configured order."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from makeafvdo.adapters.ai_http import AiHttp
from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.writers.hosted.bedrock import BedrockService
from makeafvdo.adapters.writers.hosted.gemini import GeminiService
from makeafvdo.adapters.writers.hosted.models import MODELS
from makeafvdo.adapters.writers.hosted.openai_compatible import OpenAiCompatibleService
from makeafvdo.adapters.writers.hosted.service import CONNECT_S, READ_S, Service
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.adapters.writers.hosted.writer import HostedWriter

if TYPE_CHECKING:
    from types_boto3_bedrock_runtime import BedrockRuntimeClient

_MOST_ANSWER_BYTES = 1_000_000


def writers(
    order: Sequence[str],
    keys: AiKeys,
    *,
    ai_url: str,
    new_bedrock_client: "Callable[[], BedrockRuntimeClient]",
    seconds_left: Callable[[], float],
    report: Callable[[Usage], None],
    new_tag: Callable[[], str],
) -> list[HostedWriter]:
    """`order`: names, each perhaps with a model (`gemini:gemini-3.8-flash`). A service without a key is left out, and
    so is a name that is not ours (`embedded`). `ai_url`: prefix of the local services; empty: the real ones.
    """
    http = AiHttp(CONNECT_S, READ_S, _MOST_ANSWER_BYTES)
    return [
        HostedWriter(service, seconds_left=seconds_left, report=report, new_tag=new_tag)
        for entry in order
        for service in _services(*entry.partition(":")[::2], keys, ai_url, new_bedrock_client, http)
    ]


def _services(
    name: str,
    model: str,
    keys: AiKeys,
    ai_url: str,
    new_bedrock_client: "Callable[[], BedrockRuntimeClient]",
    http: AiHttp,
) -> Iterator[Service]:
    match name:
        case "bedrock":
            model = model or MODELS.bedrock.default
            yield BedrockService(new_bedrock_client, model, MODELS.bedrock.model(model))
        case "gemini" if keys.gemini:
            model = model or MODELS.gemini.default
            address = f"{ai_url or MODELS.gemini.base_url}{'/gemini' if ai_url else ''}/{MODELS.gemini.api_version}"
            key = keys.gemini.api_key.get_secret_value()
            yield GeminiService(http, address, key, model, MODELS.gemini.model(model))
        case "openai" if keys.openai:
            base_url = str(keys.openai.base_url or MODELS.openai.base_url)
            host = MODELS.openai.host_name(base_url)
            address = f"{ai_url}/openai/{host}" if ai_url else base_url
            model = model or keys.openai.model or MODELS.openai.default
            key = keys.openai.api_key.get_secret_value()
            yield OpenAiCompatibleService(http, address, key, model, MODELS.openai.hosts[host])
