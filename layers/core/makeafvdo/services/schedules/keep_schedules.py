"""A marketer's schedules: made, changed, paused, and ended.

EventBridge Scheduler gets each new revision before the row names it, and loses the old one after: between the two a
firing of either is known by its revision, and one left behind counts for nothing.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.scheduler import Scheduler
from makeafvdo.adapters.tables.schedules import SchedulesTable
from makeafvdo.domain.errors import Conflict, Invalid, NotFound
from makeafvdo.domain.order_ids import id_of_order
from makeafvdo.domain.schedules.rules import Rule
from makeafvdo.domain.schedules.schedules import MOST_SCHEDULES, Schedule, ScheduleState


class WantedSchedule(BaseModel):
    """What a marketer chooses of a schedule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: Rule
    send: bool = False


def make_schedule(
    user_id: str,
    wanted: WantedSchedule,
    idempotency_key: str,
    *,
    schedules: SchedulesTable,
    scheduler: Scheduler,
    now: datetime,
    new_id: Callable[[], str],
) -> Schedule:
    """The same `idempotency_key` of the same user gives the same schedule.

    Raises Invalid for one that is never due, Conflict for one too many.
    """
    schedule_id = id_of_order(user_id, "schedule", idempotency_key)
    with suppress(NotFound):
        return schedules.get(user_id, schedule_id)
    if len(schedules.of_user(user_id)) >= MOST_SCHEDULES:
        raise Conflict("too_many_schedules", limit=MOST_SCHEDULES)
    schedule = Schedule(
        user_id=user_id,
        schedule_id=schedule_id,
        revision=new_id(),
        rule=wanted.rule,
        send=wanted.send,
        state=ScheduleState.ON,
        since=now,
        created_at=now,
        changed_at=now,
    )
    _refuse_without_a_time(schedule, now)
    scheduler.begin(schedule)
    if not schedules.create(schedule):
        scheduler.end(schedule.name)
        return schedules.get(user_id, schedule_id)
    return schedule


def change_schedule(
    before: Schedule,
    wanted: WantedSchedule,
    *,
    schedules: SchedulesTable,
    scheduler: Scheduler,
    now: datetime,
    new_id: Callable[[], str],
) -> Schedule:
    """Raises Invalid for one that is never due, Conflict where another tab was first."""
    after = before.model_copy(update={"rule": wanted.rule, "send": wanted.send, "since": now, "skips": None})
    _refuse_without_a_time(after, now)
    if after.state is ScheduleState.PAUSED:
        return schedules.change(before, after)
    return _begin_anew(before, after, schedules, scheduler, new_id)


def pause_schedule(before: Schedule, *, schedules: SchedulesTable, scheduler: Scheduler) -> Schedule:
    """A time that is to be skipped still is when the schedule goes on. Safe to repeat."""
    if before.state is ScheduleState.PAUSED:
        return before
    paused = schedules.change(before, before.model_copy(update={"state": ScheduleState.PAUSED}))
    scheduler.end(before.name)
    return paused


def resume_schedule(
    before: Schedule, *, schedules: SchedulesTable, scheduler: Scheduler, now: datetime, new_id: Callable[[], str]
) -> Schedule:
    """Times that passed in the pause stay past. Safe to repeat."""
    if before.state is ScheduleState.ON:
        return before
    after = before.model_copy(update={"state": ScheduleState.ON, "since": now})
    _refuse_without_a_time(after, now)
    return _begin_anew(before, after, schedules, scheduler, new_id)


def skip_next(before: Schedule, due: datetime, *, schedules: SchedulesTable, now: datetime) -> Schedule:
    """Let the next due time pass, which the marketer saw as `due`. Raises Conflict where another one is the next."""
    if before.skips == due:
        return before
    if next(before.next_dues(now), None) != due:
        raise Conflict("schedule_has_changed")
    return schedules.change(before, before.model_copy(update={"skips": due}))


def unskip(before: Schedule, *, schedules: SchedulesTable) -> Schedule:
    """Safe to repeat."""
    return before if before.skips is None else schedules.change(before, before.model_copy(update={"skips": None}))


def end_schedule(schedule: Schedule, *, schedules: SchedulesTable, scheduler: Scheduler) -> None:
    """Safe to repeat."""
    scheduler.end(schedule.name)
    schedules.delete(schedule.user_id, schedule.schedule_id)


def _begin_anew(
    before: Schedule, after: Schedule, schedules: SchedulesTable, scheduler: Scheduler, new_id: Callable[[], str]
) -> Schedule:
    after = after.model_copy(update={"revision": new_id()})
    scheduler.begin(after)
    try:
        changed = schedules.change(before, after)
    except Conflict:
        scheduler.end(after.name)
        raise
    scheduler.end(before.name)
    return changed


def _refuse_without_a_time(schedule: Schedule, now: datetime) -> None:
    if schedule.has_ended(now):
        raise Invalid("schedule_never_due")
