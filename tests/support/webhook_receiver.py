"""An app's callback URL that records what it receives."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple


class Received(NamedTuple):
    signature: str
    body: bytes


@dataclass
class WebhookReceiver:
    """Responds with `statuses` in turn, then 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    received: queue.Queue[Received] = field(default_factory=queue.Queue)

    def next(self, within_s: float = 30) -> Received:
        try:
            return self.received.get(timeout=within_s)
        except queue.Empty:
            raise TimeoutError("no webhook came") from None


@contextmanager
def webhook_receiver() -> Iterator[WebhookReceiver]:
    receiver = WebhookReceiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(receiver.statuses.pop(0) if receiver.statuses else 200)
            self.end_headers()
            receiver.received.put(Received(self.headers["TikTok-Signature"], body))

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://abc.execute-api.localhost:{server.server_port}/api/tiktok/webhook"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
