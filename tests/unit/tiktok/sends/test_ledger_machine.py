"""The ledger against TikTok, in any order: sends, questions, faults, kills, sweeps, time, the creator's taps."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from makeafvdo.domain.errors import AppError
from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus
from makeafvdo.domain.tiktok.sends import Send, SendState
from makeafvdo.services.tiktok.send_video import Order
from tests.support.proofs import examples
from tests.support.tiktok_harness import USER, TikTokHarness, tiktok_harness
from tests.unit.tiktok.sends.drive import Fuse, Killed, reconnect

VIDEO_NUMBERS = count(1)


@dataclass(frozen=True)
class Fault:
    """TikTok misbehaves at `path`."""

    fault: str
    path: str
    times: int


@dataclass(frozen=True)
class Kill:
    """The Lambda dies at its call number `at`."""

    at: int
    is_before: bool


FAULTS = st.builds(
    Fault,
    st.sampled_from(["error_before", "error_after", "cut_before", "cut_after", "throttled", "bad_json", "token_dies"]),
    st.sampled_from(["/video/", "/v2/post/publish/inbox/", "/v2/post/publish/status/", "/v2/oauth/token/"]),
    st.integers(1, 3),
)
TROUBLE = st.one_of(st.none(), FAULTS, st.builds(Kill, st.integers(1, 12), st.booleans()))


class Ledger(RuleBasedStateMachine):
    bench: TikTokHarness
    fuse: Fuse
    connection: Connection

    def __init__(self) -> None:
        super().__init__()
        self.bench.advance(25 * 3600)  # slots and TikTok's windows are free again, and the token has run out
        self.video_id, self.run = f"video-{next(VIDEO_NUMBERS):06}", 1
        self.publish_ids: set[str] = set()
        self.row: Send | None = None
        self.has_consent = True
        self.mood = (False, False, False)

    @rule(trouble=TROUBLE)
    def send(self, trouble: Fault | Kill | None) -> None:
        with self.in_trouble(trouble):
            self.bench.send(self.order())

    @precondition(lambda self: self.state is not None)
    @rule(trouble=TROUBLE, rounds=st.integers(0, 20))
    def ask(self, trouble: Fault | Kill | None, rounds: int) -> None:
        with self.in_trouble(trouble):
            self.bench.check(self.order(), rounds)

    @precondition(lambda self: self.state is not None)
    @rule(trouble=TROUBLE)
    def sweep(self, trouble: Fault | Kill | None) -> None:
        with self.in_trouble(trouble):
            self.bench.sweep()

    @precondition(lambda self: self.state is not None)
    @rule(trouble=TROUBLE)
    def run_breaks_off(self, trouble: Fault | Kill | None) -> None:
        with self.in_trouble(trouble):
            self.bench.stop(self.order())

    @rule(
        seconds=st.sampled_from([5, 61, 1000, 3700, 4200]), stuck=st.booleans(), brief=st.booleans(), slow=st.booleans()
    )
    def wait(self, seconds: int, *, stuck: bool, brief: bool, slow: bool) -> None:
        self.tiktok_is(stuck=stuck, brief=brief, slow=slow)
        self.bench.advance(seconds)

    @precondition(lambda self: self.has_consent)
    @rule()
    def withdraw(self) -> None:
        self.bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")
        self.has_consent = False

    @precondition(lambda self: not self.has_consent)
    @rule()
    def connect_again(self) -> None:
        reconnect(self.bench, USER)
        self.has_consent = True

    @precondition(lambda self: self.state is SendState.FAILED)
    @rule()
    def tap_send_again(self) -> None:
        self.run += 1

    @precondition(lambda self: self.state is SendState.IN_INBOX)
    @rule()
    def post(self) -> None:
        for publish_id in self.alive():
            self.bench.tiktok_itself.command("POST", f"drafts/{publish_id}/post")

    @invariant()
    def at_most_one_video_arrives_and_the_ledger_tells_no_lies(self) -> None:
        alive = self.alive() if self.row else []
        assert len(alive) <= 1
        if self.state is SendState.FAILED:
            assert alive == []
        if self.state in {SendState.IN_INBOX, SendState.PUBLISHED}:
            assert len(alive) == 1

    def teardown(self) -> None:
        """Left alone, every send ends within a day and a half, and its video was told how."""
        self.tiktok_is(stuck=False, brief=False, slow=False)
        if not self.has_consent or not self.is_sound():
            reconnect(self.bench, USER)
        send = self.row
        for _ in range(6):
            if send is None or (send.is_settled and (send.due_at is None or send.due_at > self.bench.clock())):
                break
            self.bench.advance(6 * 3600)
            self.bench.sweep(self.resumed)
            send = self.latest()
        if send is not None:
            assert send.is_settled
            reported = [each.state for each in self.bench.reported if each.video_id == self.video_id]
            assert not reported or reported[-1] is send.state
            self.bench.sends.delete_of_connection(self.connection.connection_id)
        self.bench.reported.clear()

    @contextmanager
    def in_trouble(self, trouble: Fault | Kill | None) -> Iterator[None]:
        if isinstance(trouble, Fault):
            self.bench.fault(trouble.fault, trouble.path, times=trouble.times)
        if isinstance(trouble, Kill):
            self.fuse.set(trouble.at, is_before=trouble.is_before)
        with suppress(AppError, Killed):
            yield
        self.fuse.set(None, is_before=True)
        self.row = self.latest()
        if isinstance(trouble, Fault):
            self.bench.tiktok_itself.command("PUT", "faults", orders=[])

    def resumed(self, send: Send) -> bool:
        with suppress(AppError):
            self.bench.send(self.order())
        return send.video_id == self.video_id

    def order(self) -> Order:
        return self.bench.order(self.connection, run=self.run, video_id=self.video_id)

    def latest(self) -> Send | None:
        return self.bench.sends.latest(self.connection.connection_id, self.video_id)

    @property
    def state(self) -> SendState | None:
        return self.row.state if self.row else None

    def tiktok_is(self, *, stuck: bool, brief: bool, slow: bool) -> None:
        """`slow`: its status knows of the bytes an hour late."""
        if self.mood != (stuck, brief, slow):
            lag_s = 3600 if slow else 0
            self.bench.tiktok_itself.switch(stuck=stuck, short_status_body=brief, status_lag_s=lag_s)
            self.mood = (stuck, brief, slow)

    def is_sound(self) -> bool:
        """Whether the account's pair is neither lost nor about to end."""
        row = self.bench.row_of(self.connection)
        ends_late = row.refresh_expires_at > self.bench.clock() + timedelta(days=7)
        return row.status is ConnectionStatus.CONNECTED and row.lease_until is None and ends_late

    def alive(self) -> list[str]:
        """What TikTok has of this video and did not fail."""
        if self.row is not None:
            self.publish_ids |= {init.publish_id for init in self.row.inits if init.publish_id}
        if not self.publish_ids:
            return []
        return [
            draft["publish_id"]
            for draft in self.bench.drafts()
            if draft["publish_id"] in self.publish_ids and draft["stored_at"] and draft["status"] != "FAILED"
        ]


def test_no_order_of_events_makes_two_videos_or_a_false_failure(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch, tiktok_harness(tmp_path) as bench:
        Ledger.bench, Ledger.fuse, Ledger.connection = bench, Fuse(bench, patch), bench.connect()
        run_state_machine_as_test(
            Ledger,
            settings=settings(
                max_examples=examples(120, 1000),
                stateful_step_count=6,
                deadline=None,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )
