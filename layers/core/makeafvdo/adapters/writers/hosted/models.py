"""What is known of each service's models, from `models.toml`: a table to change without touching code."""

import logging
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.adapters.metrics import count
from makeafvdo.adapters.writers.hosted.screening import ALL_LETTERS
from makeafvdo.adapters.writers.hosted.usage import Usage

JsonForm = Literal["json_schema", "json_object", "plain"]
ThinkingLevel = Literal["MINIMAL", "LOW", "MEDIUM", "HIGH"]
_MILLION = 1_000_000


_log = logging.getLogger(__name__)


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Model(_Row):
    """`price_in`, `price_out`: dollars for a million tokens; None: unknown. Thoughts are paid as output."""

    sees_pictures: bool = False
    thinking_level: ThinkingLevel | None = None
    thought_tokens: int = 0
    """Room left for thinking beside the answer, where both share one limit."""
    extra_fields: dict[str, object] = {}
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    as_of: date | None = None
    source: str = ""


class _Service(_Row):
    default: str
    models: dict[str, Model] = {}
    as_of: date
    source: str

    def model(self, model_id: str) -> Model:
        """An unlisted model is asked plainly, and its price is unknown."""
        return self.models.get(model_id, Model())


class Gemini(_Service):
    base_url: str
    api_version: str


class Bedrock(_Service):
    pass


class Host(_Row):
    """What one OpenAI-compatible host takes."""

    address: str
    json_form: JsonForm
    token_field: Literal["max_tokens", "max_completion_tokens"]
    most_tokens: int | None = None
    thought_tokens: int = 0
    facts_letters: int = ALL_LETTERS
    extra_fields: dict[str, object] = {}


class OpenAi(_Service):
    base_url: str
    hosts: dict[str, Host] = Field(min_length=1)

    def host_name(self, base_url: str) -> str:
        """The name of the first host whose address this one ends with; the last one's address is empty."""
        address = urlsplit(base_url).netloc
        return next(name for name, host in self.hosts.items() if address.endswith(host.address))


class Models(_Row):
    gemini: Gemini
    bedrock: Bedrock
    openai: OpenAi


def _read() -> Models:
    return Models.model_validate(tomllib.loads(Path(__file__).with_name("models.toml").read_text(encoding="utf-8")))


MODELS = _read()


def sees_pictures(entry: str) -> bool:
    """Whether a writer of the configured order can read a picture: `gemini`, `bedrock:<model>`."""
    name, _, model = entry.partition(":")
    services: dict[str, _Service] = {"gemini": MODELS.gemini, "bedrock": MODELS.bedrock}
    service = services.get(name)
    return service is not None and service.model(model or service.default).sees_pictures


def cost_of(usage: Usage) -> Decimal | None:
    """Dollars for one call, at the prices of the model that was asked; None where they are not known."""
    services: dict[str, _Service] = {"gemini": MODELS.gemini, "bedrock": MODELS.bedrock, "openai": MODELS.openai}
    model = services[usage.service].model(usage.asked) if usage.service in services else Model()
    if model.price_in is None or model.price_out is None:
        return None
    spent = usage.tokens_in * model.price_in + (usage.tokens_out + usage.thought_tokens) * model.price_out
    return spent / _MILLION


def log_cost(usage: Usage) -> None:
    """What a call cost, for the operator; None where the price of the model is not known."""
    cost = cost_of(usage)
    _log.info("AI writer paid", extra={"model": usage.asked, "usd": None if cost is None else str(cost)})
    if cost is not None:
        count("CostUsd", float(cost), model=usage.asked)
