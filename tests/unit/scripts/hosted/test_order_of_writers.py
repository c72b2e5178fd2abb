"""Which writers there are, from the configured order and the operator's keys, and what they cost."""

from decimal import Decimal

import pytest

from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.writers.hosted.models import MODELS, cost_of
from makeafvdo.adapters.writers.hosted.usage import Usage
from tests.support.writer_peers import WriterPeers

ORDER = ["gemini", "bedrock", "openai", "embedded"]
BOTH: dict[str, object] = {"gemini": {"api_key": "a"}, "openai": {"api_key": "b", "model": "m"}}


def names(peers: WriterPeers, order: list[str], keys: dict[str, object]) -> list[str]:
    return [writer.name for writer in peers.writers(order, keys)]


def test_writers_stand_in_the_configured_order(peers: WriterPeers) -> None:
    assert names(peers, ORDER, BOTH) == ["gemini", "bedrock", "openai"]
    assert names(peers, ORDER[::-1], BOTH) == ["openai", "bedrock", "gemini"]
    assert names(peers, [], BOTH) == []


def test_a_service_without_a_key_is_left_out_but_bedrock_needs_none(peers: WriterPeers) -> None:
    assert names(peers, ORDER, {}) == ["bedrock"]


@pytest.mark.parametrize("broken", [{"api_key": ""}, {"api_key": 7}, {}, [], "a key", None])
def test_one_bad_entry_stops_no_other(peers: WriterPeers, broken: object) -> None:
    assert names(peers, ORDER, BOTH | {"gemini": broken}) == ["bedrock", "openai"]


def test_an_address_that_is_none_stops_no_other(peers: WriterPeers) -> None:
    broken = {"api_key": "b", "base_url": "ftp://host"}

    assert names(peers, ORDER, BOTH | {"openai": broken}) == ["gemini", "bedrock"]


def test_keys_of_voices_are_not_minded(peers: WriterPeers) -> None:
    others = {"elevenlabs": {"api_key": "x"}, "google": "?"}

    assert names(peers, ORDER, BOTH | others) == ["gemini", "bedrock", "openai"]


def test_a_key_never_shows() -> None:
    assert "sk-secret" not in repr(AiKeys.model_validate({"openai": {"api_key": "sk-secret"}}))


def test_the_order_may_name_a_model(peers: WriterPeers) -> None:
    order = ["gemini:gemini-3.8-flash", "bedrock:apac.amazon.nova-lite-v1:0", "openai"]

    models = [writer.model for writer in peers.writers(order, BOTH)]

    assert models == ["gemini-3.8-flash", "apac.amazon.nova-lite-v1:0", "m"]


def test_every_default_is_a_model_or_host_of_the_table() -> None:
    assert MODELS.gemini.default in MODELS.gemini.models
    assert MODELS.bedrock.default in MODELS.bedrock.models
    assert MODELS.openai.host_name(MODELS.openai.base_url) == "openai"
    assert MODELS.openai.host_name("https://vllm.example/v1") == "other"


def test_the_cost_of_a_call_counts_thoughts_as_output() -> None:
    used = Usage(
        service="gemini",
        asked="gemini-3.1-flash-lite",
        answered="gemini-3.1-flash-lite-001",
        tokens_in=3_000,
        tokens_out=800,
        thought_tokens=400,
    )

    assert cost_of(used) == Decimal("0.00255")


@pytest.mark.parametrize("asked", ["gemini-3.5-flash-lite", "a-model-of-next-year"])
def test_an_unknown_price_is_not_zero(asked: str) -> None:
    assert cost_of(Usage(service="gemini", asked=asked, answered=asked, tokens_in=3_000)) is None
