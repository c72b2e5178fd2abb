"""The local shop server, and one that sends exactly the responses a test gives it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import boto3
import pytest

from local.shops.server import make_server, with_tls
from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.domain.videos.videos import Video

AFFILIATE_SECRET = "a secret of the tests"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Response:
    """One response, sent as it is. `drip_s` passes between its body's bytes; an endless body is repeated."""

    body: bytes = b"<title>here</title>"
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    drip_s: float = 0
    is_endless: bool = False


@dataclass
class ScriptedShop:
    """Responses by path, and the requests it got."""

    responses: dict[str, Response] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


def make_cache_table(clock: Callable[[], datetime]) -> CacheTable:
    """An empty Cache table on moto, which has to be on."""
    table = boto3.resource("dynamodb", region_name="us-east-1").create_table(
        TableName="cache",
        KeySchema=[{"AttributeName": "key", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "key", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    return CacheTable(table, clock)


def waiting(**changed: Any) -> Video:  # noqa: ANN401
    """A video that waits for its marketer."""
    row = {"user_id": "u1", "video_id": "v1", "state": "NEEDS_INPUT", "run": 1, "in_run": False, "from_step": "scrape",
           "until": "product", "created_at": NOW, "changed_at": NOW, "expires_at": 0}  # fmt: skip
    return Video.model_validate(row | changed)


def serving(server: ThreadingHTTPServer) -> Iterator[str]:
    """Serves until the test is over; yields the resolver setting that leads there."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def ca_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ca")


@pytest.fixture(scope="session")
def shop_resolver(ca_dir: Path) -> Iterator[str]:
    yield from serving(make_server(0, ca_dir, AFFILIATE_SECRET))


@pytest.fixture
def fetcher(shop_resolver: str, ca_dir: Path) -> Iterator[PageFetcher]:
    with guarded_session(shop_resolver, str(ca_dir / "ca.pem")) as session:
        yield PageFetcher(session)


@pytest.fixture
def shop() -> ScriptedShop:
    return ScriptedShop()


@pytest.fixture
def scripted(shop: ScriptedShop, ca_dir: Path) -> Iterator[PageFetcher]:
    """A fetcher whose every host is `shop`; it gives up after three seconds."""
    server = with_tls(ThreadingHTTPServer(("127.0.0.1", 0), scripted_handler(shop)), ca_dir)
    server.daemon_threads = True
    for resolver in serving(server):
        with guarded_session(resolver, str(ca_dir / "ca.pem")) as session:
            yield PageFetcher(session, total_s=3)


def scripted_handler(shop: ScriptedShop) -> type[BaseHTTPRequestHandler]:
    pause = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            shop.requests.append((self.headers["Host"], self.path, dict(self.headers)))
            response = shop.responses[self.path]
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header(
                *(("Connection", "close") if response.is_endless else ("Content-Length", str(len(response.body))))
            )
            self.end_headers()
            try:
                self._send(response)
            except OSError:
                self.close_connection = True

        def _send(self, response: Response) -> None:
            if not response.drip_s:
                self.wfile.write(response.body)
            while response.is_endless:
                self.wfile.write(response.body)
            for byte in response.body if response.drip_s else b"":
                self.wfile.write(bytes([byte]))
                pause.wait(response.drip_s)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler
