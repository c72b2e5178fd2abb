"""Batch, step 2, once a row: reserve its video, for the state machine to start."""

from makeafvdo.adapters.workflow import input_of_run
from makeafvdo.bootstrap import Container
from makeafvdo.config import BatchQuotaSettings, BatchSettings, BatchSwitchSettings, QuotaSettings
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.batches.begin_row import RowOfTry, begin_row


@task(BatchSettings, BatchQuotaSettings, BatchSwitchSettings, QuotaSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video, scene_ids = begin_row(
        RowOfTry.model_validate(task_input),
        batches=app.batches,
        files=app.batch_files,
        videos=app.videos,
        users=app.users,
        artifacts=app.artifacts,
        switch=app.batch_switch,
        reserve_row=app.reserve_row,
        clock=app.clock,
    )
    return {"name": video.execution_name, "run": input_of_run(video, scene_ids)}
