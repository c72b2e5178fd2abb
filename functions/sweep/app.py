"""Every minute: serve the queues of lost runs and lists, due sends, pending revocations and connections that end."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from makeafvdo.adapters.tables.batches import OpenBatch
from makeafvdo.adapters.tables.connections import DueRevocation, EndingConnection
from makeafvdo.adapters.tables.sends import DueSend
from makeafvdo.adapters.tables.videos import OpenRun
from makeafvdo.bootstrap import Container
from makeafvdo.config import BatchResultSettings, BatchRunSettings, BatchSettings, BusSettings, RunSettings
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.messages.thai_time import THAILAND
from makeafvdo.domain.tiktok.events import ends_soon
from makeafvdo.entrypoints.sweeping import sweep_queue
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.batches.sweep_batches import quiet_batches, rescue_batch
from makeafvdo.services.tiktok.sweep_sends import serve_revocation, serve_send
from makeafvdo.services.videos.record_send_outcome import record_lost_send
from makeafvdo.services.videos.resume_send import resume_send
from makeafvdo.services.videos.sweep_runs import quiet_runs, rescue_run

_TIME_FOR_EACH = timedelta(seconds=12)
"""For each queue to take up items in; the last one it takes up may last as long again, where TikTok is slow."""


@task(RunSettings, BusSettings, BatchSettings, BatchRunSettings, BatchResultSettings)
def handler(_task_input: TaskInput, app: Container) -> TaskOutput:
    """Each minute another queue comes first, so that one that takes all the time does not starve the others."""
    first = app.clock().minute % len(_QUEUES)
    in_turn = (*_QUEUES, *_QUEUES)[first : first + len(_QUEUES)]
    swept = {name: sweep_queue(name, partial(_QUEUES[name], app), _has_time(app)) for name in in_turn}
    if any(each.queue_broke for each in swept.values()):
        raise Transient("service_busy")
    counts: TaskOutput = {name: each.served for name, each in swept.items()}
    return counts | {"failed": sum(each.failed for each in swept.values())}


def _has_time(app: Container) -> Callable[[], bool]:
    ends_at = app.clock() + _TIME_FOR_EACH
    return lambda: app.clock() < ends_at


def _runs(app: Container) -> tuple[Iterable[OpenRun], Callable[[OpenRun], object]]:
    now = app.clock()
    rescue = partial(
        rescue_run,
        videos=app.videos,
        sends=app.sends,
        artifacts=app.artifacts,
        workflow=app.workflow,
        announce=app.repeat_announcement,
        now=now,
    )
    return quiet_runs(videos=app.videos, now=now), rescue


def _batches(app: Container) -> tuple[Iterable[OpenBatch], Callable[[OpenBatch], object]]:
    rescue = partial(
        rescue_batch,
        batches=app.batches,
        workflow=app.batch_workflow,
        result_writer=app.batch_result_writer,
    )
    return quiet_batches(batches=app.batches, now=app.clock()), rescue


def _sends(app: Container) -> tuple[Iterable[DueSend], Callable[[DueSend], object]]:
    serve = partial(
        serve_send,
        sends=app.sends,
        access=app.tiktok_access,
        report=app.report_send,
        report_lost=partial(record_lost_send, videos=app.videos),
        resume=partial(resume_send, videos=app.videos, erasures=app.erasures, workflow=app.workflow),
    )
    return app.sends.due(), serve


def _revocations(app: Container) -> tuple[Iterable[DueRevocation], Callable[[DueRevocation], object]]:
    serve = partial(
        serve_revocation,
        sends=app.sends,
        access=app.tiktok_access,
        report=app.report_send,
        announce=app.announce_disconnected,
    )
    return app.connections.due_revocations(), serve


def _endings(app: Container) -> tuple[Iterable[EndingConnection], Callable[[EndingConnection], object]]:
    """Once a day, at nine in Thailand. A day that is left out is made up for by the next: there are fourteen."""
    now = app.clock().astimezone(THAILAND)
    is_time = (now.hour, now.minute) == (9, 0)

    def announce(ending: EndingConnection) -> None:
        app.event_bus.put(ends_soon(ending.user_id, ending.connection_id, ending.ends_at))

    return app.connections.ending() if is_time else (), announce


_QUEUES: dict[str, Callable[[Container], Any]] = {
    "runs": _runs,
    "batches": _batches,
    "sends": _sends,
    "revocations": _revocations,
    "endings": _endings,
}
