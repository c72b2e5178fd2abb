"""The background worker: ends the processing of uploads and delivers webhooks when they are due."""

import threading
from urllib.parse import urlsplit, urlunsplit

import requests

from local.tiktok.webhooks import Delivery
from local.tiktok.world import World

ROUND_S = 0.1
TIMEOUT_S = 5


class BackgroundWorker:
    """One thread; every `ROUND_S` it settles due uploads and attempts every due delivery once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._session = requests.Session()
        self._session.trust_env = False

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
        self._session.close()

    def _run(self) -> None:
        while not self._stopped.wait(ROUND_S):
            with self._world.lock:
                self._world.settle_due()
                due = self._world.webhooks.due(self._world.clock.now(), self._world.switches)
            for delivery in due:
                self._attempt(delivery)

    def _attempt(self, delivery: Delivery) -> None:
        with self._world.lock:
            signature = delivery.sign(self._world.clock.now(), self._world.switches)
        status = self._post(delivery, signature)
        with self._world.lock:
            delivery.record(status, self._world.clock.now())

    def _post(self, delivery: Delivery, signature: str) -> int:
        """The response status; 0 without a response."""
        url, host = reachable(delivery.app.webhook_url or "")
        headers = {"Content-Type": "application/json", "TikTok-Signature": signature, "Host": host}
        try:
            return self._session.post(
                url, data=delivery.body, headers=headers, timeout=TIMEOUT_S, allow_redirects=False
            ).status_code
        except requests.RequestException:
            return 0


def reachable(url: str) -> tuple[str, str]:
    """The URL to connect to and its Host header: not every resolver knows that `*.localhost` is this machine."""
    parts = urlsplit(url)
    if not (parts.hostname or "").endswith(".localhost"):
        return url, parts.netloc
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=f"127.0.0.1{port}")), parts.netloc
