"""The local AI services in this process, and voices that call them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from local.ai.server import serving
from local.ai.voices.keys import local_keys
from local.ai.world import Call, FaultOrder, World
from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.voices.all import cloud_voice
from makeafvdo.adapters.voices.voice import Voice


@dataclass(frozen=True)
class AiPeers:
    url: str
    world: World

    def voice(self, voice_id: str, **keys: dict[str, str]) -> Voice:
        """With the right keys, but for those of `keys`."""
        return cloud_voice(voice_id, AiKeys.model_validate(local_keys() | keys), self.url, guarded_session)

    def order(self, provider: str, fault: str, *, times: int = 1, skip: int = 0, holding: str = "") -> None:
        order = FaultOrder(provider=provider, fault=fault, times=times, skip=skip, holding=holding)
        self.world.orders.append(order)

    def calls(self, provider: str) -> list[Call]:
        return [call for call in self.world.calls if call.provider == provider]

    def last_body(self, provider: str) -> Any:  # noqa: ANN401 (JSON)
        return self.calls(provider)[-1].body

    def forget(self) -> None:
        self.world.orders.clear()
        self.world.calls.clear()


@dataclass(frozen=True)
class Services:
    """Either the peers or, with their keys, the real ones."""

    peers: AiPeers | None
    keys: dict[str, dict[str, str]]

    def voice(self, voice_id: str, **wrong_keys: dict[str, str]) -> Voice:
        if self.peers is not None:
            return self.peers.voice(voice_id, **wrong_keys)
        provider = voice_id.partition(":")[0]
        if provider not in self.keys:
            pytest.skip(f"no key of {provider}")
        return cloud_voice(voice_id, AiKeys.model_validate(self.keys | wrong_keys), "", guarded_session)


@contextmanager
def ai_peers() -> Iterator[AiPeers]:
    world = World()
    with serving(this_world=world) as server:
        yield AiPeers(f"http://127.0.0.1:{server.port}", world)
