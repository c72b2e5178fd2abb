"""Makes the file of a marketer's own data; started by the tap that asks for it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from makeafvdo.bootstrap import Container
from makeafvdo.config import BatchSettings, ScheduleSettings, UserPoolSettings
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.accounts.build_export import build_export


@task(BatchSettings, ScheduleSettings, UserPoolSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    with TemporaryDirectory() as folder:
        export = build_export(
            str(task_input["user_id"]),
            str(task_input["export_id"]),
            Path(folder),
            rows=app.own_rows,
            users=app.users,
            people=app.people,
            media=app.media,
            intake=app.intake,
            base_url=app.settings.base_url,
            clock=app.clock,
        )
    return {"bytes": export.bytes if export else None}
