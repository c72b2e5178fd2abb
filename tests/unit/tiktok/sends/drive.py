"""Drives a send the way the state machine and the sweep do, through kills and faults."""

from collections.abc import Callable
from typing import Any

import pytest

from makeafvdo.domain.errors import NeedsReconnect, Transient
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.polling import SendStep
from makeafvdo.services.tiktok.send_video import Order
from tests.support.tiktok_harness import TikTokHarness

OUTSIDE_CALLS = (
    ("tiktok", "refresh"),
    ("tiktok", "init_inbox_upload"),
    ("tiktok", "put_video"),
    ("tiktok", "fetch_status"),
    ("connections", "replace"),
    ("sends", "create"),
    ("sends", "replace"),
    ("sends", "book"),
    ("vault", "seal_tokens"),
    ("vault", "open_tokens"),
    ("vault", "seal_upload_url"),
    ("vault", "open_upload_url"),
)


class Killed(BaseException):
    """The Lambda is gone; nothing in it gets to run any more."""


class Fuse:
    """Counts calls to the outside, and kills the caller once, right before or right after call number `at`."""

    def __init__(self, bench: TikTokHarness, patch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        self.at: int | None = None
        self.is_before = True
        for part, name in OUTSIDE_CALLS:
            adapter = getattr(bench, part)
            patch.setattr(adapter, name, self._watched(f"{part}.{name}", getattr(adapter, name)))

    def set(self, at: int | None, *, is_before: bool) -> None:
        self.made.clear()
        self.at, self.is_before = at, is_before

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            self.made.append(name)
            is_now = self.at == len(self.made)
            if is_now and self.is_before:
                raise Killed
            answer = call(*args, **kwargs)
            if is_now:
                raise Killed
            return answer

        return watched


def run_to_its_end(bench: TikTokHarness, connection: Connection, video_id: str, tries: int = 40) -> SendStep:
    """Upload, then Poll until settled, each repeated as the state machine does; the marketer reconnects when asked."""
    order = bench.order(connection, video_id=video_id)
    for _ in range(tries):
        try:
            step = bench.send(order)
            while step.outcome == "processing":
                assert_at_most_one(bench, order)
                step = bench.check(order, step.round)
                if step.outcome == "processing":
                    bench.advance(step.wait_s)
        except Killed:
            assert_at_most_one(bench, order)
        except Transient:
            bench.advance(31)
        except NeedsReconnect:
            reconnect(bench, connection.user_id)
        else:
            if step.send.is_settled:
                return step
            if step.outcome == "unfinished":
                reconnect(bench, connection.user_id)
            assert step.send.due_at is not None
            bench.advance((step.send.due_at - bench.clock()).total_seconds() + 1)
    raise AssertionError(f"no end after {tries} tries")


def reconnect(bench: TikTokHarness, user_id: str) -> None:
    """As often as it takes."""
    while bench.finish(bench.tiktok_itself.approve(state=bench.start(user_id)), user_id).connection is None:
        continue


def assert_at_most_one(bench: TikTokHarness, order: Order) -> None:
    """TikTok has at most one video of what this send opened."""
    assert arrived(bench, order) <= 1


def arrived(bench: TikTokHarness, order: Order) -> int:
    """How many videos of this send TikTok has, those it failed afterwards left out; lost inits never have one."""
    send = bench.sends.latest(order.connection_id, order.video_id)
    ours = {init.publish_id for init in send.inits} if send else set()
    return sum(
        draft["publish_id"] in ours and draft["stored_at"] is not None and draft["status"] != "FAILED"
        for draft in bench.drafts()
    )
