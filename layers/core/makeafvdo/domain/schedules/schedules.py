"""A schedule: at its times the next product of its marketer's queue becomes a video."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from heapq import merge
from itertools import takewhile

from pydantic import AwareDatetime, BaseModel, ConfigDict

from makeafvdo.domain.schedules.rules import Rule
from makeafvdo.domain.videos.videos import Problem

MOST_SCHEDULES = 10
"""Of one marketer."""
LATE = timedelta(minutes=15)
"""A firing later than this is missed: videos that were due long ago would come all at once."""
_TWO_WEEKS = timedelta(days=14)
_EARLY = timedelta(seconds=30)
"""How far the clocks of the scheduler and of a function may be apart."""


class ScheduleState(StrEnum):
    ON = "ON"
    PAUSED = "PAUSED"


class Came(StrEnum):
    """What came of a due time."""

    TAKEN = "TAKEN"
    """A product was taken; whether its video was begun is not known yet."""
    STARTED = "STARTED"
    EMPTY = "EMPTY"
    """Nothing waited in the queue."""
    REFUSED = "REFUSED"
    """The product could not be begun, for the reason in `problem`; it is the first of the queue still."""
    SKIPPED = "SKIPPED"
    MISSED = "MISSED"


class LastDue(BaseModel):
    """A due time, and what came of it."""

    model_config = ConfigDict(frozen=True)

    due: AwareDatetime
    came: Came
    video_id: str | None = None
    problem: Problem | None = None


class Schedule(BaseModel):
    """One row of the Schedules table."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    schedule_id: str
    revision: str
    """Of what EventBridge Scheduler has: a firing of another revision counts for nothing."""
    rule: Rule
    state: ScheduleState
    send: bool = False
    """Finished videos go to the account the marketer has a standing consent for, if there is one."""
    since: AwareDatetime
    """When it was made, changed or resumed; due times before that are none of it."""
    skips: AwareDatetime | None = None
    """A due time that is let pass."""
    last: LastDue | None = None
    created_at: AwareDatetime
    changed_at: AwareDatetime

    @property
    def name(self) -> str:
        """In EventBridge Scheduler. Never used twice: a name that has fired is not free again everywhere."""
        return scheduler_name(self.schedule_id, self.revision)

    def next_dues(self, now: datetime) -> Iterator[datetime]:
        """Its due times from now on, without the one it skips; none while it is paused."""
        if self.state is ScheduleState.ON:
            yield from (due for due in self.rule.due_after(now) if due != self.skips)

    def has_ended(self, now: datetime) -> bool:
        return next(self.rule.due_after(now), None) is None

    def due_now(self, now: datetime) -> datetime | None:
        """The due time that a firing at `now` is for; None where there is none since it was last changed."""
        due = self.rule.latest_due(now + _EARLY)
        return due if due is not None and due >= self.since else None

    def overlooked(self, now: datetime) -> datetime | None:
        """A due time that no firing has come for, although it is late already."""
        due = self.rule.latest_due(now - LATE) if self.state is ScheduleState.ON else None
        has_come = due is None or due < self.since or (self.last is not None and self.last.due >= due)
        return None if has_come or due == self.skips else due


def scheduler_name(schedule_id: str, revision: str) -> str:
    return f"u-{schedule_id}-{revision}"


def claim_of(schedule_id: str, due: datetime) -> str:
    """What a product is taken for, once."""
    return f"{schedule_id}#{due.isoformat()}"


def next_dues_of(schedules: Collection[Schedule], now: datetime) -> Iterator[datetime]:
    """The due times of all of a marketer's schedules, in order."""
    yield from merge(*(schedule.next_dues(now) for schedule in schedules))


def also_due(schedule: Schedule, schedules: Collection[Schedule], now: datetime) -> datetime | None:
    """The first time in the next two weeks that another of `schedules` is due at, too; each takes a product of its own.

    Rules are weekly, so two that meet at all meet in one of them; the second is for a time that is skipped.
    """
    others = [each for each in schedules if each.schedule_id != schedule.schedule_id]
    taken = {due for each in others for due in _dues_before(now + _TWO_WEEKS, each, now)}
    return next((due for due in _dues_before(now + _TWO_WEEKS, schedule, now) if due in taken), None)


def _dues_before(end: datetime, schedule: Schedule, now: datetime) -> Iterator[datetime]:
    return takewhile(lambda due: due < end, schedule.next_dues(now))
