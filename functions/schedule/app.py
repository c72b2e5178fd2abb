"""A marketer's schedule fires: the next product of their queue becomes a video."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import QuotaSettings, RunSettings, ScheduleSettings
from makeafvdo.entrypoints.observability import logger
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.schedules.fire import Firing, fire


@task(ScheduleSettings, RunSettings, QuotaSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    last = fire(
        Firing.model_validate(task_input),
        schedules=app.schedules,
        queue=app.queue,
        videos=app.videos,
        users=app.users,
        workflow=app.workflow,
        reserve_run=app.reserve_run,
        clock=app.clock,
        new_id=app.new_id,
    )
    if last is not None and last.problem is not None:
        logger.warning("schedule refused", code=last.problem.code)
    return {"came": last.came if last else None}
