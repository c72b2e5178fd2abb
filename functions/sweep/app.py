"""Every minute: nothing hangs, nothing is forgotten."""

from functools import partial

from makeafvdo import bootstrap
from makeafvdo.entrypoints.task import Answer, Event, task
from makeafvdo.services.resume_send import resume_send
from makeafvdo.services.sweep_runs import sweep_runs
from makeafvdo.services.sweep_sends import sweep_revocations, sweep_sends

_AT_MOST = 100


@task
def handler(_event: Event) -> Answer:
    runs = {"videos": bootstrap.videos(), "media": bootstrap.media(), "workflow": bootstrap.workflow()}
    told = {"sends": bootstrap.sends(), "access": bootstrap.tiktok_access(), "tell": bootstrap.tell()}
    return {
        "runs": sweep_runs(**runs, now=bootstrap.clock()),
        "sends": sweep_sends(_AT_MOST, **told, resume=partial(resume_send, **runs)),
        "revocations": len(sweep_revocations(_AT_MOST, **told)),
    }
