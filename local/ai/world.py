"""What the peers remember: the calls they have had, and the faults to play."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from flask import current_app, request
from pydantic import BaseModel, ConfigDict

_KEYS = frozenset({"authorization", "x-goog-api-key", "xi-api-key", "botnoi-token", "x-amz-security-token"})
"""Headers that hold a key."""


class FaultOrder(BaseModel):
    """Play `fault` on the next `times` calls of `provider`, after letting `skip` of them pass.

    A provider is the first part of the path: `gemini`, `google`, `bedrock`. Each peer lists the faults it knows.
    With `holding`, only on calls whose body has these words.
    """

    model_config = ConfigDict(extra="forbid")

    provider: str
    fault: str
    skip: int = 0
    times: int = 1
    holding: str = ""


@dataclass(frozen=True)
class Call:
    """One request as it came, without its key. `headers` have names in lower case."""

    provider: str
    path: str
    body: object
    fault: str | None
    headers: dict[str, str]


@dataclass
class World:
    orders: list[FaultOrder] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def receive(self, provider: str, path: str, body: object) -> str | None:
        """Record a call; returns the fault to play on it."""
        with self.lock:
            fault = self._draw(provider, str(body))
            self.calls.append(Call(provider, path, body, fault, _without_key(request.headers)))
            return fault

    def _draw(self, provider: str, body: str) -> str | None:
        for order in self.orders:
            if order.provider != provider or order.holding not in body or not order.times:
                continue
            if order.skip:
                order.skip -= 1
                continue
            order.times -= 1
            return order.fault
        return None


def _without_key(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers if name.lower() not in _KEYS}


def world() -> World:
    """Of the running server."""
    return cast("World", current_app.extensions["world"])
