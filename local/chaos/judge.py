"""Doubles, losses, lies and hang-ups: the app's word held against the local TikTok's own record.

Knows nothing of the app but the words it shows its marketers; an import contract holds that.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from local.chaos.plans import REFRESH, Plan
from local.tiktok.faults.faults import Fault, Fired

_ARRIVED = {"IN_INBOX", "PUBLISHED"}
_NOTHING_THERE = {"READY", "WAITING_SLOT", "NEEDS_INPUT", "FAILED", "CANCELLED"}
_AT_REST = _ARRIVED | {"READY", "NEEDS_INPUT", "FAILED", "CANCELLED"}
_LOSES_THE_ANSWER = {
    Fault.ERROR_AFTER,
    Fault.TIMEOUT_AFTER,
    Fault.CUT_AFTER,
    Fault.SLOW_DRIP,
    Fault.BAD_JSON,
    Fault.KILLED_AFTER,
}


@dataclass(frozen=True)
class Word:
    """What the app says of a video and of its account."""

    state: str
    code: str | None = None
    in_run: bool = False
    needs_reconnect: bool = False


@dataclass(frozen=True)
class Draft:
    """One upload, as TikTok has it on record. `sha256` is of the bytes it stored, if it has them all."""

    status: str
    sha256: str | None

    @property
    def is_item(self) -> bool:
        """In the creator's inbox, or posted from it."""
        return self.status in {"SEND_TO_USER_INBOX", "PUBLISH_COMPLETE"}

    @property
    def may_become_one(self) -> bool:
        return self.sha256 is not None and self.status != "FAILED"


@dataclass(frozen=True)
class Moment:
    """The app's word beside TikTok's record, while nothing moves."""

    said: Word
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class Event:
    """A webhook and the status numbers the app answered it with."""

    fault: str | None
    answers: tuple[int, ...]


@dataclass
class Verdict:
    """`found` holds a line for everything that is wrong, under its name."""

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
    plan: Plan, sha256: str, moments: Sequence[Moment], fired: Sequence[Fired], events: Sequence[Event]
) -> Verdict:
    """`sha256` is of the one file that was to arrive. The last moment is after every fault, with all time spent."""
    reconnects = sum(moment.said.needs_reconnect for moment in moments)
    lost_answers = sum(each.path == REFRESH and each.fault in _LOSES_THE_ANSWER for each in fired)
    verdict = Verdict(plan, _unfired(plan, fired), min(reconnects, lost_answers))
    for moment in moments:
        _judge_moment(verdict, sha256, moment)
    _judge_end(verdict, sha256, moments[-1])
    if reconnects > lost_answers:
        verdict.add("untruthful", f"{reconnects} times asked to reconnect, {lost_answers} token answers lost")
    if any(event.fault == Fault.EVENT_FORGED and 200 in event.answers for event in events):
        verdict.add("untruthful", "took a forged webhook for TikTok's")
    return verdict


def _judge_moment(verdict: Verdict, sha256: str, moment: Moment) -> None:
    said, alive = moment.said, [draft for draft in moment.drafts if draft.may_become_one]
    if len(alive) > 1:
        verdict.add("doubles", f"{len(alive)} videos at TikTok")
    if said.state in _ARRIVED and not _arrived(sha256, moment):
        verdict.add("untruthful", f"said {said.state}, but it is not in the inbox")
    if said.state == "PUBLISHED" and not any(draft.status == "PUBLISH_COMPLETE" for draft in alive):
        verdict.add("untruthful", "said PUBLISHED, but nobody posted it")
    if said.state in _NOTHING_THERE and alive:
        verdict.add("untruthful", f"said {said.state} ({said.code}), but TikTok has it: {alive[0].status}")


def _judge_end(verdict: Verdict, sha256: str, end: Moment) -> None:
    if end.said.in_run or end.said.state not in _AT_REST:
        verdict.add("hung", f"still {end.said.state} ({end.said.code}) at the end")
    elif not _arrived(sha256, end):
        verdict.add("lost", f"ended {end.said.state} ({end.said.code}) with nothing in the inbox")


def _arrived(sha256: str, moment: Moment) -> bool:
    return any(draft.is_item and draft.sha256 == sha256 for draft in moment.drafts)


def _unfired(plan: Plan, fired: Sequence[Fired]) -> list[str]:
    """Troubles that struck less often than planned."""
    planned: Counter[tuple[Fault, str]] = Counter()
    for trouble in plan.troubles:
        planned[trouble.fault, trouble.path] += trouble.times
    for each in fired:
        place = next((path for _, path in planned if each.path.startswith(path)), each.path)
        planned[each.fault, place] -= 1
    return [f"{fault} at {path}" for (fault, path), missing in planned.items() if missing > 0]
