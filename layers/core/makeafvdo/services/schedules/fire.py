"""A schedule fires: the next product of the queue becomes a video.

    another revision, paused, gone   nothing
    more than 15 minutes late        MISSED
    the time that is skipped         SKIPPED
    nothing waits                    EMPTY
    taken (TAKEN), then begun        STARTED
    no room, or nothing answers      REFUSED     the product waits again, in its place

The take and the record of the due time are one write, so a due time takes one product however often it fires. A video's
id stands on the product when it is taken: begun twice, it is one video.
"""

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.tables.queue import QueueTable
from makeafvdo.adapters.tables.schedules import SchedulesTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Invalid, NotFound, Transient
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.schedules.queue import ItemState, QueueItem, waiting_in
from makeafvdo.domain.schedules.schedules import LATE, Came, LastDue, Schedule, ScheduleState, claim_of
from makeafvdo.domain.videos.videos import Problem, Until
from makeafvdo.services.videos.reserve_run import ReserveRun
from makeafvdo.services.videos.start_video import NewVideo, begin_video, start_begun


class Firing(BaseModel):
    """What EventBridge Scheduler sends, as `adapters.scheduler` has told it."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    schedule_id: str
    revision: str


def fire(
    firing: Firing,
    *,
    schedules: SchedulesTable,
    queue: QueueTable,
    videos: VideosTable,
    users: UsersTable,
    workflow: Workflow,
    reserve_run: ReserveRun,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> LastDue | None:
    """What came of the due time; None where the firing counts for nothing. Safe to repeat."""
    schedule, now = _in_force(firing, schedules), clock()
    due = schedule.due_now(now) if schedule else None
    if schedule is None or due is None:
        return None
    before = schedule.last
    if before is not None and before.due >= due and before.came is not Came.TAKEN:
        return before
    if before is not None and before.came is Came.TAKEN and before.due < due:
        _give_back_what_never_began(schedule, before, queue, videos)
    let_pass = Came.SKIPPED if due == schedule.skips else Came.MISSED if now - due > LATE else None
    item = _take_next(schedule, due, schedules, queue, new_id) if let_pass is None else None
    if item is None:
        last = LastDue(due=due, came=let_pass or Came.EMPTY)
        schedules.record(schedule, last)
        return last
    last = _begin(
        item,
        due,
        schedule,
        queue=queue,
        videos=videos,
        users=users,
        workflow=workflow,
        reserve_run=reserve_run,
        clock=clock,
    )
    schedules.correct(schedule, last)
    return last


def _in_force(firing: Firing, schedules: SchedulesTable) -> Schedule | None:
    try:
        schedule = schedules.get(firing.user_id, firing.schedule_id)
    except NotFound:
        return None
    return schedule if schedule.revision == firing.revision and schedule.state is ScheduleState.ON else None


def _take_next(
    schedule: Schedule, due: datetime, schedules: SchedulesTable, queue: QueueTable, new_id: Callable[[], str]
) -> QueueItem | None:
    """The product that is taken for this due time, by this firing or by another of the same time."""
    claim, items = claim_of(schedule.schedule_id, due), queue.of_user(schedule.user_id)
    held = _held(claim, items)
    for item in waiting_in(items) if held is None else ():
        try:
            recognise(item.link)
        except Invalid as error:  # it was a product's link when it was added
            queue.refuse(item, Problem(code=error.code, facts={**error.facts}))
            continue
        video_id = new_id()
        taken = LastDue(due=due, came=Came.TAKEN, video_id=video_id)
        if queue.take(item, video_id, claim, schedules.recording(schedule, taken)):
            return queue.get(item.user_id, item.item_id)
        held = _held(claim, queue.of_user(schedule.user_id))
        if held is not None:
            break
    return held


def _held(claim: str, items: list[QueueItem]) -> QueueItem | None:
    return next((item for item in items if item.state is ItemState.TAKEN and item.claim == claim), None)


def _begin(
    item: QueueItem,
    due: datetime,
    schedule: Schedule,
    *,
    queue: QueueTable,
    videos: VideosTable,
    users: UsersTable,
    workflow: Workflow,
    reserve_run: ReserveRun,
    clock: Callable[[], datetime],
) -> LastDue:
    account = users.get(item.user_id).unattended_connection_id if schedule.send else None
    until = Until.READY if account is None else Until.INBOX
    order = NewVideo(link=item.link, options=item.options, until=until, connection_id=account)
    video_id = str(item.video_id)
    try:
        video = begin_video(item.user_id, video_id, order, videos=videos, reserve_run=reserve_run, clock=clock)
    except Transient as refusal:  # no room by the limits, or a table that is busy
        queue.give_back(item)
        return LastDue(due=due, came=Came.REFUSED, problem=Problem(code=refusal.code, facts={**refusal.facts}))
    start_begun(video, workflow=workflow)
    return LastDue(due=due, came=Came.STARTED, video_id=video_id)


def _give_back_what_never_began(schedule: Schedule, before: LastDue, queue: QueueTable, videos: VideosTable) -> None:
    """A product whose firing was cut off before its video was written waits again."""
    held = _held(claim_of(schedule.schedule_id, before.due), queue.of_user(schedule.user_id))
    if held is not None and videos.find(schedule.user_id, str(held.video_id)) is None:
        queue.give_back(held)
