"""What is sent to each service: where the key travels, which form of JSON is asked for, how many tokens."""

import pytest
import requests

from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.products.screenshots import ScreenshotReading
from tests.support.briefs import a_brief
from tests.support.catalogue_products import CATALOGUE
from tests.support.writer_peers import HOST_URLS, WriterPeers

BRIEF = a_brief(CATALOGUE["granite_pan"])
PICTURE = b"\x89PNG\r\n\x1a\n of a page"


def test_gemini_is_asked_for_json_with_little_thinking(peers: WriterPeers) -> None:
    peers.writer("gemini").write(BRIEF)

    config = peers.last_body("gemini")["generationConfig"]
    assert config["responseMimeType"] == "application/json"
    assert config["thinkingConfig"] == {"thinkingLevel": "LOW"}
    assert config["maxOutputTokens"] > 4_096
    assert "temperature" not in config


def test_gemini_s_key_is_not_in_the_address(peers: WriterPeers) -> None:
    peers.writer("gemini").write(BRIEF)

    (call,) = peers.calls("gemini")
    assert call.path.rstrip("?") == "/gemini/v1beta/models/gemini-3.5-flash-lite:generateContent"


def test_bedrock_is_forced_to_call_the_tool_and_told_nothing_of_sampling(peers: WriterPeers) -> None:
    peers.writer("bedrock").write(BRIEF)

    body = peers.last_body("bedrock")
    assert body["toolConfig"]["toolChoice"] == {"tool": {"name": "answer"}}
    assert set(body["inferenceConfig"]) == {"maxTokens"}
    assert "additionalModelRequestFields" not in body


def test_a_thinking_model_of_bedrock_is_told_not_to(peers: WriterPeers) -> None:
    peers.writer("bedrock:global.anthropic.claude-haiku-5-5").write(BRIEF)

    assert peers.last_body("bedrock")["additionalModelRequestFields"] == {"thinking": {"type": "disabled"}}


@pytest.mark.parametrize("model", ["apac.amazon.nova-lite-v1:0", "global.amazon.nova-2-lite-v1:0"])
def test_nova_takes_the_schema(peers: WriterPeers, model: str) -> None:
    assert peers.writer(f"bedrock:{model}").write(BRIEF).scenes


@pytest.mark.parametrize("host", HOST_URLS)
def test_every_host_writes(peers: WriterPeers, host: str) -> None:
    draft = peers.writer("openai", host).write(BRIEF)

    assert draft.scenes
    assert peers.calls("openai")[-1].path.rstrip("?") == f"/openai/{host}/chat/completions"


@pytest.mark.parametrize(
    ("host", "token_field", "form"),
    [
        ("openai", "max_completion_tokens", "json_schema"),
        ("openrouter", "max_tokens", "json_schema"),
        ("ollama", "max_tokens", "json_schema"),
        ("typhoon", "max_tokens", None),
        ("other", "max_tokens", "json_schema"),
    ],
)
def test_each_host_is_asked_as_it_understands(
    peers: WriterPeers, host: str, token_field: str, form: str | None
) -> None:
    peers.writer("openai", host).write(BRIEF)

    body = peers.last_body("openai")
    assert body[token_field] > 1_500
    assert len({"max_tokens", "max_completion_tokens"} & set(body)) == 1
    assert body.get("response_format", {}).get("type") == form


def test_a_host_of_few_tokens_gets_a_short_prompt(peers: WriterPeers) -> None:
    product = CATALOGUE["granite_pan"].model_copy(
        update={"description": "\n".join(f"ข้อความที่ {n} " * 20 for n in range(60))}
    )

    lengths = {}
    for host in ("openai", "typhoon"):
        peers.writer("openai", host).write(a_brief(product))
        lengths[host] = len(peers.last_body("openai")["messages"][1]["content"])

    assert lengths["typhoon"] < lengths["openai"] - 2_000


@pytest.mark.parametrize(
    ("fault", "forms"),
    [
        ("no_schema", ["json_schema", "json_object", "json_object"]),
        ("no_json", ["json_schema", "json_object", None, None]),
    ],
)
def test_a_form_that_is_not_taken_is_tried_once(peers: WriterPeers, fault: str, forms: list[str | None]) -> None:
    peers.order("openai", fault, times=9)
    writer = peers.writer("openai", "other")

    writer.write(BRIEF)
    writer.write(BRIEF)

    asked = [call.body.get("response_format", {}).get("type") for call in peers.calls("openai")]  # type: ignore[attr-defined]
    assert asked == forms
    assert "JSON Schema" in peers.last_body("openai")["messages"][1]["content"]


def test_a_host_of_one_s_own_needs_no_key(peers: WriterPeers) -> None:
    assert peers.writer("openai", "ollama", openai={"base_url": HOST_URLS["ollama"], "model": "a"}).write(BRIEF)


@pytest.mark.parametrize(
    ("entry", "answered", "thoughts"),
    [
        ("gemini", "gemini-3.5-flash-lite", 120),
        ("bedrock", "global.anthropic.claude-haiku-4-5-20251001-v1:0", 0),
        ("openai", "a-model-2026", 120),
    ],
)
def test_a_call_is_reported(peers: WriterPeers, entry: str, answered: str, thoughts: int) -> None:
    writer = peers.writer(entry)

    writer.write(BRIEF)

    (used,) = peers.used
    assert (used.service, used.asked, used.answered, used.thought_tokens) == (entry, writer.model, answered, thoughts)
    assert used.tokens_in > 300
    assert used.tokens_out == 400
    assert used.request_id or entry == "bedrock"


@pytest.mark.parametrize("entry", ["gemini", "bedrock"])
def test_a_screenshot_is_read(peers: WriterPeers, entry: str) -> None:
    reading = peers.writer(entry).read_screenshot(PICTURE, "image/png")

    assert isinstance(reading, ScreenshotReading)
    assert reading.price_text == "฿349"
    assert reading.facts


@pytest.mark.parametrize("entry", ["gemini", "bedrock"])
def test_a_reading_with_keys_nobody_asked_for_is_malformed(peers: WriterPeers, entry: str) -> None:
    peers.order(entry, "extra_keys")

    with pytest.raises(AiFault) as raised:
        peers.writer(entry).read_screenshot(PICTURE, "image/png")

    assert raised.value.kind is FaultKind.MALFORMED


@pytest.mark.parametrize(
    ("entry", "image", "mime", "kind"),
    [
        ("openai", PICTURE, "image/png", FaultKind.BAD_REQUEST),
        ("gemini", PICTURE, "image/svg+xml", FaultKind.BAD_REQUEST),
        ("bedrock", b"." * 4_000_000, "image/png", FaultKind.TOO_LONG),
    ],
)
def test_a_picture_that_cannot_be_read_is_not_sent(
    peers: WriterPeers, entry: str, image: bytes, mime: str, kind: FaultKind
) -> None:
    with pytest.raises(AiFault) as raised:
        peers.writer(entry).read_screenshot(image, mime)

    assert raised.value.kind is kind
    assert peers.world.calls == []


def test_nothing_of_the_text_or_the_key_is_logged(peers: WriterPeers, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="makeafvdo")
    for entry in ("gemini", "bedrock", "openai"):
        peers.writer(entry).write(BRIEF)

    logged = "\n".join(str(record.__dict__) for record in caplog.records)
    assert "กระทะ" not in logged
    assert "local-" not in logged
    assert "tokens_in" in logged


def test_peers_take_no_key_in_the_address(peers: WriterPeers) -> None:
    url = f"{peers.url}/gemini/v1beta/models/gemini-3.5-flash-lite?key=local-gemini-key"

    assert requests.get(url, timeout=5).json()["error"]["details"][0]["reason"] == "API_KEY_INVALID"
