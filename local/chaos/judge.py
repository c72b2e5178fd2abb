"""Doubles, losses, untruths and hung videos: what the app shows, compared with the local TikTok's own record.

Knows of the app only what it shows its marketers; an import contract enforces that.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from local.chaos.plans import REFRESH, Plan
from local.tiktok.faults.faults import Fault, InjectedFault

_ARRIVED = {"IN_INBOX", "PUBLISHED"}
_NOT_AT_TIKTOK = {"READY", "WAITING_SLOT", "NEEDS_INPUT", "FAILED", "CANCELLED"}
_SETTLED = _ARRIVED | {"READY", "NEEDS_INPUT", "FAILED", "CANCELLED"}
_LOSES_RESPONSE = {
    Fault.ERROR_AFTER,
    Fault.TIMEOUT_AFTER,
    Fault.CUT_AFTER,
    Fault.SLOW_DRIP,
    Fault.BAD_JSON,
    Fault.KILLED_AFTER,
}


@dataclass(frozen=True)
class AppStatus:
    """What the app shows for a video and its account."""

    state: str
    code: str | None = None
    in_run: bool = False
    needs_reconnect: bool = False


@dataclass(frozen=True)
class Draft:
    """One upload in TikTok's record. `sha256` is of the stored bytes, once all have arrived."""

    status: str
    sha256: str | None

    @property
    def is_in_inbox(self) -> bool:
        """In the creator's inbox, or posted from it."""
        return self.status in {"SEND_TO_USER_INBOX", "PUBLISH_COMPLETE"}

    @property
    def may_arrive(self) -> bool:
        return self.sha256 is not None and self.status != "FAILED"


@dataclass(frozen=True)
class Snapshot:
    """The app's status and TikTok's record, while no run is under way."""

    app: AppStatus
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class WebhookDelivery:
    """A webhook and the app's response statuses."""

    fault: str | None
    statuses: tuple[int, ...]


@dataclass
class Verdict:
    """`found`: kind of failure → one line for each."""

    plan: Plan
    unfired: list[str]
    lost_rotations: int
    found: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_fine(self) -> bool:
        return not self.found

    def add(self, name: str, why: str) -> None:
        self.found.setdefault(name, []).append(why)


def judge(
    plan: Plan,
    sha256: str,
    snapshots: Sequence[Snapshot],
    fired: Sequence[InjectedFault],
    events: Sequence[WebhookDelivery],
) -> Verdict:
    """`sha256` is of the one file to arrive. The last snapshot comes after every fault and all waiting time."""
    reconnects = sum(snapshot.app.needs_reconnect for snapshot in snapshots)
    lost_responses = sum(each.path == REFRESH and each.fault in _LOSES_RESPONSE for each in fired)
    verdict = Verdict(plan, _unfired(plan, fired), min(reconnects, lost_responses))
    for snapshot in snapshots:
        _judge_snapshot(verdict, sha256, snapshot)
    _judge_end(verdict, sha256, snapshots[-1])
    if reconnects > lost_responses:
        verdict.add("untruthful", f"{reconnects} times asked to reconnect, {lost_responses} token answers lost")
    if any(event.fault == Fault.EVENT_FORGED and 200 in event.statuses for event in events):
        verdict.add("untruthful", "took a forged webhook for TikTok's")
    return verdict


def _judge_snapshot(verdict: Verdict, sha256: str, snapshot: Snapshot) -> None:
    app, alive = snapshot.app, [draft for draft in snapshot.drafts if draft.may_arrive]
    if len(alive) > 1:
        verdict.add("doubles", f"{len(alive)} videos at TikTok")
    if app.state in _ARRIVED and not _arrived(sha256, snapshot):
        verdict.add("untruthful", f"said {app.state}, but it is not in the inbox")
    if app.state == "PUBLISHED" and not any(draft.status == "PUBLISH_COMPLETE" for draft in alive):
        verdict.add("untruthful", "said PUBLISHED, but nobody posted it")
    if app.state in _NOT_AT_TIKTOK and alive:
        verdict.add("untruthful", f"said {app.state} ({app.code}), but TikTok has it: {alive[0].status}")


def _judge_end(verdict: Verdict, sha256: str, end: Snapshot) -> None:
    if end.app.in_run or end.app.state not in _SETTLED:
        verdict.add("hung", f"still {end.app.state} ({end.app.code}) at the end")
    elif not _arrived(sha256, end):
        verdict.add("lost", f"ended {end.app.state} ({end.app.code}) with nothing in the inbox")


def _arrived(sha256: str, snapshot: Snapshot) -> bool:
    return any(draft.is_in_inbox and draft.sha256 == sha256 for draft in snapshot.drafts)


def _unfired(plan: Plan, fired: Sequence[InjectedFault]) -> list[str]:
    """Planned faults that were injected less often than planned."""
    planned: Counter[tuple[Fault, str]] = Counter()
    for planned_fault in plan.faults:
        planned[planned_fault.fault, planned_fault.path] += planned_fault.times
    for each in fired:
        place = next((path for _, path in planned if each.path.startswith(path)), each.path)
        planned[each.fault, place] -= 1
    return [f"{fault} at {path}" for (fault, path), missing in planned.items() if missing > 0]
