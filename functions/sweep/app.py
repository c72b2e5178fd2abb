"""Every minute: nothing hangs, nothing is forgotten."""

from functools import partial

from makeafvdo.bootstrap import Container
from makeafvdo.config import RunSettings
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, task
from makeafvdo.services.tiktok.sweep_sends import sweep_revocations, sweep_sends
from makeafvdo.services.videos.resume_send import resume_send
from makeafvdo.services.videos.sweep_runs import sweep_runs

_AT_MOST = 100


@task(RunSettings)
def handler(_task_input: TaskInput, app: Container) -> TaskOutput:
    videos, artifacts, workflow = app.videos, app.artifacts, app.workflow
    sends, access, report = app.sends, app.tiktok_access, app.report_send
    resume = partial(resume_send, videos=videos, artifacts=artifacts, workflow=workflow)
    return {
        "runs": sweep_runs(videos=videos, sends=sends, artifacts=artifacts, workflow=workflow, now=app.clock()),
        "sends": sweep_sends(_AT_MOST, sends=sends, access=access, report=report, resume=resume),
        "revocations": len(sweep_revocations(_AT_MOST, sends=sends, access=access, report=report)),
    }
