"""Erases accounts: started by the tap that asks for it, and every five minutes for what is due still.

`{"replay": true}`, by `make replay-erasures`, makes every account of the erasure list due again, after a restore.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from makeafvdo.adapters.tables.erasures import DueErasure
from makeafvdo.bootstrap import Container
from makeafvdo.config import (
    BatchRunSettings,
    BatchSettings,
    BusSettings,
    RunSettings,
    SchedulerSettings,
    ScheduleSettings,
    UserPoolSettings,
)
from makeafvdo.domain.errors import Transient
from makeafvdo.entrypoints.sweeping import sweep_queue
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.accounts.erase_account import Belongings, replay_erasures, serve_erasure
from makeafvdo.services.schedules.end_all import end_all

_TIME = timedelta(minutes=2)
"""To take up accounts in; one large account may take the minutes that are left."""


@task(RunSettings, BatchSettings, BatchRunSettings, UserPoolSettings, BusSettings, ScheduleSettings, SchedulerSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    """Raises Transient where an account could not be erased: it is tried again, and the operator is told."""
    replayed = replay_erasures(erasures=app.erasures, now=app.clock()) if task_input.get("replay") else 0
    first = task_input.get("user_id")
    items = app.erasures.due(first if isinstance(first, str) else None)
    swept = sweep_queue("erasures", lambda: (items, _serve(app)), _has_time(app))
    if swept.queue_broke or swept.failed:
        raise Transient("service_busy")
    return {"served": swept.served, "replayed": replayed}


def _serve(app: Container) -> Callable[[DueErasure], object]:
    belongings = Belongings(
        rows=app.own_rows,
        users=app.users,
        sessions=app.sessions,
        sends=app.sends,
        cache=app.cache,
        media=app.media,
        intake=app.intake,
        people=app.people,
        workflow=app.workflow,
        batch_workflow=app.batch_workflow,
        access=app.tiktok_access,
        report=app.report_send,
        announce=app.announce_disconnected,
        end_schedules=partial(end_all, schedules=app.schedules, queue=app.queue, scheduler=app.scheduler),
    )
    return partial(serve_erasure, erasures=app.erasures, belongings=belongings, clock=app.clock)


def _has_time(app: Container) -> Callable[[], bool]:
    ends_at = app.clock() + _TIME
    return lambda: app.clock() < ends_at
