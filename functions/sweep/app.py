"""Every minute: nothing hangs, nothing is forgotten."""

from makeafvdo import bootstrap
from makeafvdo.entrypoints.task import Answer, Event, task
from makeafvdo.services.sweep_runs import sweep_runs


@task
def handler(_event: Event) -> Answer:
    runs = sweep_runs(
        videos=bootstrap.videos(), media=bootstrap.media(), workflow=bootstrap.workflow(), now=bootstrap.clock()
    )
    return {"runs": runs}
