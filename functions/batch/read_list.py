"""Batch, step 1: the product list that was dropped, or the rows of it that are to be tried again."""

from makeafvdo.adapters.batch_files import lines_key
from makeafvdo.bootstrap import Container
from makeafvdo.config import BatchSettings
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.entrypoints.batch_task import again_of, dropped_of
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.batches.read_list import read_list


@task(BatchSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    execution, again = str(task_input["execution"]), again_of(task_input["event"])
    batch: Batch | None
    if again is not None:
        batch = app.batches.get(again.user_id, again.batch_id)
    else:
        dropped = dropped_of(task_input["event"])
        batch = read_list(
            dropped,
            execution,
            batches=app.batches,
            erasures=app.erasures,
            files=app.batch_files,
            intake=app.intake,
            now=app.clock(),
        )
    if batch is None or batch.execution != execution or batch.state is BatchState.FAILED:
        return {"has_rows": False, "user_id": "", "batch_id": "", "attempt": 0, "lines_key": ""}
    ids: TaskOutput = {"user_id": batch.user_id, "batch_id": batch.batch_id, "attempt": batch.attempt}
    return {"has_rows": True, **ids, "lines_key": lines_key(batch, batch.attempt)}
