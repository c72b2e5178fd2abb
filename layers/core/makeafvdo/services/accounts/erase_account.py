"""Erase an account: all that is a marketer's, wherever it is kept.

asked     the erasure is written, sessions end; from then on nothing begins in the user's name
a pass    counts what there is, ends runs and accounts, deletes rows, files and the sign-in
the last  a pass after whatever had begun before has ended; then the row is one of the erasure list

A pass may be cut off anywhere and is done again from its beginning: every step of it is safe to repeat, and what later
steps need to find their rows is written down before an earlier one deletes it. TikTok may be down: an account it has
not let go is kept in REVOKING, its pair sealed, for 24 hours at most, as with any disconnecting; the rest goes at once.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.erasures import DueErasure, ErasuresTable
from makeafvdo.adapters.tables.own_rows import OwnRows
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.user_pool import UserPool
from makeafvdo.adapters.workflow import BatchWorkflow, Workflow
from makeafvdo.domain.erasures import PASS_TAKES, Erasure, ErasureState, asked
from makeafvdo.domain.errors import NotFound, Transient, Unreadable
from makeafvdo.domain.exports import exports_prefix
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.disconnect import AnnounceDisconnected, disconnect
from makeafvdo.services.tiktok.send_ledger import ReportSend
from makeafvdo.services.videos.reserve_run import release_rows
from makeafvdo.services.videos.run_timing import forget_timing

if TYPE_CHECKING:
    from makeafvdo.adapters.tables.own_rows import Item

EndSchedules = Callable[[str], None]
"""Of a user id: ends all they have scheduled, and their queue; safe to repeat."""
_MAY_HAVE_ARRIVED = frozenset({"SENDING", "SENT"})
"""States of sends, as stored, of which only TikTok knows whether the draft has arrived."""


@dataclass(frozen=True)
class Belongings:
    """Wherever something of a marketer's is kept."""

    rows: OwnRows
    users: UsersTable
    sessions: SessionsTable
    sends: SendsTable
    cache: CacheTable
    media: S3Media
    intake: S3Media
    people: UserPool
    workflow: Workflow
    batch_workflow: BatchWorkflow
    access: TikTokAccess
    report: ReportSend
    announce: AnnounceDisconnected
    end_schedules: EndSchedules


def ask_erasure(
    user_id: str, receipt: str, *, erasures: ErasuresTable, sessions: SessionsTable, now: datetime
) -> Erasure:
    """Write down that the account is to be erased, then end its sessions. Repeated, it is the same erasure."""
    erasure = erasures.begin(asked(user_id, receipt, now))
    sessions.delete_sessions_of(user_id)
    return erasure


def serve_erasure(
    due: DueErasure, *, erasures: ErasuresTable, belongings: Belongings, clock: Callable[[], datetime]
) -> Erasure | None:
    """One pass of an erasure that is due; None where another Lambda has taken it. Raises Transient."""
    erasure = erasures.take(due, clock() + PASS_TAKES)
    if erasure is None:
        return None
    return _Pass(belongings, erasures, clock).run(erasure)


def replay_erasures(*, erasures: ErasuresTable, now: datetime) -> int:
    """Make every account of the erasure list due again, after a restore; how many there are. Safe to repeat."""
    done = [each for each in erasures.every() if each.state is ErasureState.ERASED]
    for erasure in done:
        erasures.replace(erasure, erasure.replayed(now))
    return len(done)


@dataclass(frozen=True)
class _Pass:
    own: Belongings
    erasures: ErasuresTable
    clock: Callable[[], datetime]

    def run(self, erasure: Erasure) -> Erasure:
        began, user_id = self.clock(), erasure.user_id
        erasure = self._with_connections(erasure)
        if erasure.counts is None:
            erasure = self.erasures.replace(erasure, erasure.counted(self._counts(erasure)))
        self.own.sessions.delete_sessions_of(user_id)
        self._disconnect_accounts(user_id)
        self.own.end_schedules(user_id)
        self._end_batches(user_id)
        self._end_videos(user_id)
        for connection_id in erasure.connection_ids:
            self.own.sends.delete_of_connection(connection_id)
        self.own.media.delete_every_version(f"users/{user_id}/")
        self.own.media.delete_every_version(exports_prefix(user_id))
        self.own.intake.delete_every_version(f"{user_id}/")
        forget_timing(user_id, self.own.cache)
        release_rows(user_id, users=self.own.users)
        for item in self.own.rows.of("users", user_id):
            self.own.rows.delete("users", item)
        self.own.people.delete_person(user_id)
        has_account_left = any(True for _ in self.own.rows.of("connections", user_id))
        done = erasure.passed(began, self.clock(), has_account_left=has_account_left)
        return self.erasures.replace(erasure, done)

    def _with_connections(self, erasure: Erasure) -> Erasure:
        """Sends are found by these alone, and they are in rows that go first."""
        ids = dict.fromkeys((*erasure.connection_ids, *self._connection_ids(erasure.user_id)))
        if len(ids) == len(erasure.connection_ids):
            return erasure
        return self.erasures.replace(erasure, erasure.with_connections(tuple(ids)))

    def _connection_ids(self, user_id: str) -> Iterator[str]:
        for kept in ("connections", "videos"):
            for item in self.own.rows.of(kept, user_id):
                if connection_id := item.get("connection_id"):
                    yield str(connection_id)

    def _counts(self, erasure: Erasure) -> dict[str, int]:
        user_id, rows = erasure.user_id, self.own.rows
        counts: Counter[str] = Counter()
        for kept in ("videos", "batches", "connections"):
            counts[kept] = sum(1 for _ in rows.of(kept, user_id))
        for connection_id in erasure.connection_ids:
            sends = [item for item in rows.sends_of(connection_id) if "state" in item]
            counts["sends"] += len(sends)
            counts["may_arrive"] += sum(item["state"] in _MAY_HAVE_ARRIVED for item in sends)
        for bucket, prefix in ((self.own.media, f"users/{user_id}/"), (self.own.intake, f"{user_id}/")):
            counts["files"] += sum(1 for _ in bucket.every_object(prefix))
        return dict(counts)

    def _disconnect_accounts(self, user_id: str) -> None:
        """Each is revoked at TikTok and deleted, or left in REVOKING for the sweep."""
        own = self.own
        for item in list(own.rows.of("connections", user_id)):
            connection_id = str(item["connection_id"])
            with suppress(NotFound, Transient):  # the sweep was first; another refreshes the pair just now
                try:
                    disconnect(
                        user_id,
                        connection_id,
                        access=own.access,
                        sends=own.sends,
                        report=own.report,
                        announce=own.announce,
                    )
                except Unreadable:
                    own.access.connections.delete_unreadable(user_id, connection_id)

    def _end_batches(self, user_id: str) -> None:
        for item in self.own.rows.of("batches", user_id):
            if execution := item.get("execution"):
                self.own.batch_workflow.stop_named(str(execution))
            self.own.rows.delete("batches", item)

    def _end_videos(self, user_id: str) -> None:
        """The row goes first: a step that begins meanwhile finds none, and ends its run."""
        for item in self.own.rows.of("videos", user_id):
            self.own.rows.delete("videos", item)
            if item.get("in_run") is not False:
                self.own.workflow.stop_named(_execution_of(item))


def _execution_of(item: "Item") -> str:
    return f"{item['video_id']!s}-{item.get('run', 1)!s}"
