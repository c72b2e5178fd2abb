"""/api/schedules: at their times the next product of the queue becomes a video."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.schedules.schedules import Schedule
from makeafvdo.entrypoints.api.queue_view import ScheduleView, schedule_view
from makeafvdo.entrypoints.http import IdempotencyKey, container_of, refuses, session_of
from makeafvdo.services.schedules.keep_schedules import (
    WantedSchedule,
    change_schedule,
    end_schedule,
    make_schedule,
    pause_schedule,
    resume_schedule,
    skip_next,
    unskip,
)

router = APIGatewayHttpRouter()

_ScheduleId = Annotated[str, Path(pattern="^[0-9a-z]{26}$")]


class Skip(BaseModel):
    """`due`: the next time, as it was shown."""

    model_config = ConfigDict(extra="forbid")

    due: AwareDatetime


class ScheduleList(BaseModel):
    schedules: tuple[ScheduleView, ...]


@router.get("/api/schedules", summary="The user's schedules")
def get_schedules() -> ScheduleList:
    app = container_of(router)
    found = app.schedules.of_user(session_of(router).user_id)
    return ScheduleList(schedules=tuple(schedule_view(each, found, app.clock()) for each in found))


@router.post("/api/schedules", status_code=201, summary="Make a schedule", openapi_extensions=refuses(Conflict))
def post_schedule(wanted: WantedSchedule, idempotency_key: IdempotencyKey) -> ScheduleView:
    app = container_of(router)
    made = make_schedule(
        session_of(router).user_id,
        wanted,
        idempotency_key,
        schedules=app.schedules,
        scheduler=app.scheduler,
        now=app.clock(),
        new_id=app.new_id,
    )
    return _shown(made)


@router.patch("/api/schedules/<schedule_id>", summary="Change a schedule", openapi_extensions=refuses(Conflict))
def patch_schedule(schedule_id: _ScheduleId, wanted: WantedSchedule) -> ScheduleView:
    app = container_of(router)
    changed = change_schedule(
        _own(schedule_id),
        wanted,
        schedules=app.schedules,
        scheduler=app.scheduler,
        now=app.clock(),
        new_id=app.new_id,
    )
    return _shown(changed)


@router.post("/api/schedules/<schedule_id>/pause", summary="Pause a schedule", openapi_extensions=refuses(Conflict))
def post_pause(schedule_id: _ScheduleId) -> ScheduleView:
    app = container_of(router)
    paused = pause_schedule(_own(schedule_id), schedules=app.schedules, scheduler=app.scheduler)
    return _shown(paused)


@router.post("/api/schedules/<schedule_id>/resume", summary="End its pause", openapi_extensions=refuses(Conflict))
def post_resume(schedule_id: _ScheduleId) -> ScheduleView:
    app = container_of(router)
    resumed = resume_schedule(
        _own(schedule_id), schedules=app.schedules, scheduler=app.scheduler, now=app.clock(), new_id=app.new_id
    )
    return _shown(resumed)


@router.post(
    "/api/schedules/<schedule_id>/skip", summary="Let its next time pass", openapi_extensions=refuses(Conflict)
)
def post_skip(schedule_id: _ScheduleId, skip: Skip) -> ScheduleView:
    app = container_of(router)
    skipping = skip_next(_own(schedule_id), skip.due, schedules=app.schedules, now=app.clock())
    return _shown(skipping)


@router.post(
    "/api/schedules/<schedule_id>/unskip", summary="Do not let it pass after all", openapi_extensions=refuses(Conflict)
)
def post_unskip(schedule_id: _ScheduleId) -> ScheduleView:
    app = container_of(router)
    return _shown(unskip(_own(schedule_id), schedules=app.schedules))


@router.delete("/api/schedules/<schedule_id>", summary="End a schedule; the queue stays")
def delete_schedule(schedule_id: _ScheduleId) -> None:
    app = container_of(router)
    end_schedule(_own(schedule_id), schedules=app.schedules, scheduler=app.scheduler)


def _own(schedule_id: str) -> Schedule:
    """Raises NotFound for another user's schedule just as for none."""
    return container_of(router).schedules.get(session_of(router).user_id, schedule_id)


def _shown(schedule: Schedule) -> ScheduleView:
    """As it stands among the others."""
    app = container_of(router)
    return schedule_view(schedule, app.schedules.of_user(schedule.user_id), app.clock())
