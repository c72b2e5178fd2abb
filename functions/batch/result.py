"""The end of every try of a batch: called by its state machine, or by the event of an execution cut off."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import BatchSettings, BusSettings
from makeafvdo.entrypoints.batch_task import ended_of
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.batches.write_result import write_result


@task(BatchSettings, BusSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    user_id, execution = ended_of(task_input)
    batch = write_result(
        user_id,
        execution,
        batches=app.batches,
        files=app.batch_files,
        videos=app.videos,
        users=app.users,
        bus=app.event_bus,
        base_url=app.settings.base_url,
    )
    return {"state": batch.state if batch else None}
