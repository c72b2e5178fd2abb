"""Whatever a service sends, a writer raises nothing but AiFault."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.ai_http import AiHttp
from makeafvdo.adapters.retry_after import retry_after_s
from makeafvdo.adapters.writers.hosted.gemini import GeminiService
from makeafvdo.adapters.writers.hosted.models import MODELS, Model
from makeafvdo.adapters.writers.hosted.openai_compatible import OpenAiCompatibleService
from makeafvdo.adapters.writers.hosted.service import Service
from makeafvdo.adapters.writers.hosted.writer import HostedWriter
from makeafvdo.domain.ai_faults import AiFault
from tests.support.briefs import a_brief
from tests.support.catalogue_products import CATALOGUE

BRIEF = a_brief(CATALOGUE["gel_pens"])
FIELDS = (
    "candidates", "content", "parts", "text", "thought", "finishReason", "promptFeedback", "usageMetadata", "error",
    "details", "retryDelay", "violations", "quotaId", "choices", "message", "refusal", "usage", "code", "type", "param",
)  # fmt: skip
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["STOP", "stop", "", "9s"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=15,
)
Respond = Callable[[int, bytes], str]


@pytest.fixture(scope="module")
def respond() -> Iterator[Respond]:
    """Sets the one response of a server; its address."""
    scripted: dict[str, tuple[int, bytes]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, body = scripted["next"]
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()

    def script(status: int, body: bytes) -> str:
        scripted["next"] = (status, body)
        return f"http://127.0.0.1:{server.server_port}"

    yield script
    server.shutdown()
    thread.join()
    server.server_close()


def gemini(url: str) -> Service:
    return GeminiService(AiHttp(1.0, 5.0, 100_000), url, "a key", "a-model", Model())


def chat(url: str) -> Service:
    return OpenAiCompatibleService(AiHttp(1.0, 5.0, 100_000), url, "a key", "a-model", MODELS.openai.hosts["other"])


@pytest.mark.parametrize("service", [gemini, chat])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(status=st.sampled_from([200, 200, 200, 400, 403, 404, 422, 429, 500, 503]), content=JSON)
def test_any_json_is_a_fault(respond: Respond, service: Callable[[str], Service], status: int, content: object) -> None:
    url = respond(status, json.dumps(content).encode())
    writer = HostedWriter(
        service(url), seconds_left=lambda: 5.0, report=lambda _: None, new_tag=lambda: "aa11bb22", sleep=lambda _: None
    )

    with pytest.raises(AiFault):
        writer.write(BRIEF)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "0.5"}, 0.5),
        ({"retry-after-ms": "1500"}, 1.5),
        (
            {"Retry-After": "Mon, 30 Nov 2026 10:00:30 GMT", "Date": "Mon, 30 Nov 2026 10:00:00 GMT"},
            30,
        ),
        ({"Retry-After": "Mon, 30 Nov 2026 09:00:00 GMT", "Date": "Mon, 30 Nov 2026 10:00:00 GMT"}, 0),
        ({"Retry-After": "Mon, 30 Nov 2026 10:00:30 GMT"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-3"}, None),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "1e99"}, 86_400),
        ({}, None),
    ],
)
def test_the_pause_asked_for_is_read(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(headers) == seconds
