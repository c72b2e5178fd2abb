"""The sweep as it is deployed, over moto and the local TikTok, with queues of many items."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from functions.sweep.app import handler
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus, Tokens
from makeafvdo.domain.tiktok.sends import Send, reserved
from makeafvdo.domain.videos.videos import Video
from tests.support.http_harness import HttpHarness, http_harness

Row = dict[str, Any]


@dataclass(eq=False)
class Sweeper:
    """Stores due rows, each due later than the one before, and sweeps."""

    home: HttpHarness
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def sweep(self) -> dict[str, object]:
        return handler.run({}, self.home.app)

    def sweep_for_minutes(self) -> None:
        """Four sweeps, for a slow machine."""
        for _ in range(4):
            self.sweep()

    def lost_run(self, **changes: object) -> Video:
        """A video whose row has a live run without an execution."""
        number = next(self.numbers)
        at = self.home.bench.clock() - timedelta(hours=2) + timedelta(seconds=number)
        fields: dict[str, object] = {
            "user_id": "mali", "video_id": f"{number:026d}", "state": "RENDERING", "run": 1, "in_run": True,
            "from_step": "scrape", "until": "ready", "title": "เก้าอี้", "options": {"seconds": 30, "style": "pop"},
            "began": {"RENDERING": at}, "created_at": at, "changed_at": at, "expires_at": 4_000_000_000,
        }  # fmt: skip
        return self.home.app.videos.create(Video.model_validate(fields | changes))

    def lost_list(self) -> Batch:
        """A product list whose reading was cut off."""
        number = next(self.numbers)
        at = self.home.bench.clock() - timedelta(hours=2) + timedelta(seconds=number)
        batch = Batch(
            user_id="mali", batch_id=f"{number:026d}", state=BatchState.READING, execution=f"event-{number}",
            name="list.csv", created_at=at, changed_at=at, expires_at=4_000_000_000,
        )  # fmt: skip
        assert self.home.app.batches.begin(batch)
        return batch

    def due_send(self) -> Send:
        """A due send of an account that is deleted."""
        number = next(self.numbers)
        at = self.home.bench.clock() - timedelta(hours=2) + timedelta(seconds=number)
        fresh = reserved(f"gone-{number}", "mali", f"{number:026d}", 1, "a" * 64, 1000, at, unattended=False)
        assert self.home.app.sends.create(fresh)
        return fresh

    def due_revocation(self) -> Connection:
        """A `REVOKING` account whose time to revoke is over."""
        number, now = next(self.numbers), self.home.bench.clock()
        sealed = self.home.bench.vault.seal_tokens(
            Tokens(access_token="act.x", refresh_token="rft.x"),  # type: ignore[arg-type]
            user_id="mali",
            connection_id=f"c-{number}",
        )
        row = Connection(
            user_id="mali", connection_id=f"c-{number}", open_id=f"open-{number}", sealed_tokens=sealed,
            access_expires_at=now - timedelta(days=1), refresh_expires_at=now - timedelta(minutes=1),
            scope=("video.upload",), status=ConnectionStatus.REVOKING, version=3,
            lease_until=now - timedelta(hours=2) + timedelta(seconds=number), connected_at=now - timedelta(days=2),
        )  # fmt: skip
        assert self.home.app.connections.create(row)
        return row

    def row(self, table: str, **key: str) -> Row | None:
        return self.home.tables[table].get_item(Key=key).get("Item")


@pytest.fixture(scope="module")
def sweeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sweeper]:
    with http_harness(tmp_path_factory.mktemp("sweep")) as home:
        yield Sweeper(home)
