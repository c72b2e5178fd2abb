"""The queue and its schedules as the API and the page give them."""

from collections.abc import Collection
from datetime import datetime

from pydantic import BaseModel

from makeafvdo.bootstrap import Container
from makeafvdo.domain.messages import BilingualText, message_with
from makeafvdo.domain.schedules.queue import QueueItem
from makeafvdo.domain.schedules.rules import Rule
from makeafvdo.domain.schedules.schedules import Came, LastDue, Schedule, ScheduleState, also_due
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.services.schedules.library import Overview, overview_of
from makeafvdo.services.videos.made_before import MadeBefore


class WaitingItem(BaseModel):
    item_id: str
    link: str
    options: Options
    due: datetime | None
    """When its turn is, as things stand; null where no schedule comes to it."""
    made: MadeBefore | None
    """The latest video of the same product, where the user has begun one in the last 28 days."""
    product: str | None
    """The product's address, for every link to it the same; null for a short link."""
    again: bool
    """The same product waits before it."""


class RefusedItem(BaseModel):
    item_id: str
    link: str
    said: BilingualText


class TakenItem(BaseModel):
    item_id: str
    link: str
    taken_at: datetime
    video_id: str | None
    """Null where there is no such video, or none any more."""
    title: str | None
    state: VideoState | None
    in_run: bool


class QueueView(BaseModel):
    """`waiting` in the order of their turns; `taken` are the latest, newest first."""

    waiting: tuple[WaitingItem, ...]
    refused: tuple[RefusedItem, ...]
    taken: tuple[TakenItem, ...]


class LastDueView(BaseModel):
    due: datetime
    came: Came
    video_id: str | None
    said: BilingualText | None
    """Why a product could not be begun."""


class ScheduleView(BaseModel):
    schedule_id: str
    rule: Rule
    """In Thai time."""
    state: ScheduleState
    send: bool
    next_due: datetime | None
    """Null while it is paused, and once it has ended."""
    skips: datetime | None
    """A due time to come that is let pass."""
    also_due: datetime | None
    """The first time to come at which another schedule is due, too: each takes a product of its own."""
    last: LastDueView | None
    has_ended: bool


def overview(app: Container, user_id: str) -> Overview:
    return overview_of(user_id, schedules=app.schedules, queue=app.queue, videos=app.videos, now=app.clock())


def queue_view(found: Overview) -> QueueView:
    return QueueView(
        waiting=tuple(
            WaitingItem(
                item_id=each.item.item_id,
                link=each.item.link,
                options=each.item.options,
                due=each.due,
                made=each.made,
                product=each.product,
                again=each.again,
            )
            for each in found.waiting
        ),
        refused=tuple(map(_refused, found.refused)),
        taken=tuple(
            TakenItem(
                item_id=each.item.item_id,
                link=each.item.link,
                taken_at=each.item.taken_at or each.item.added_at,
                video_id=each.video.video_id if each.video else None,
                title=each.video.title if each.video else None,
                state=each.video.state if each.video else None,
                in_run=bool(each.video and each.video.in_run),
            )
            for each in found.taken
        ),
    )


def _refused(item: QueueItem) -> RefusedItem:
    problem = item.problem
    said = message_with(problem.code, problem.facts) if problem else message_with("unexpected", {})
    return RefusedItem(item_id=item.item_id, link=item.link, said=said)


def schedule_view(schedule: Schedule, own: Collection[Schedule], now: datetime) -> ScheduleView:
    """`own`: all schedules of its marketer."""
    overlooked = schedule.overlooked(now)
    last = LastDue(due=overlooked, came=Came.MISSED) if overlooked else schedule.last
    return ScheduleView(
        schedule_id=schedule.schedule_id,
        rule=schedule.rule,
        state=schedule.state,
        send=schedule.send,
        next_due=next(schedule.next_dues(now), None),
        skips=schedule.skips if schedule.skips and schedule.skips > now else None,
        also_due=also_due(schedule, own, now),
        last=_last_view(last) if last else None,
        has_ended=schedule.has_ended(now),
    )


def _last_view(last: LastDue) -> LastDueView:
    problem = last.problem
    said = message_with(problem.code, problem.facts) if problem else None
    return LastDueView(due=last.due, came=last.came, video_id=last.video_id, said=said)
