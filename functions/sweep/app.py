"""Every minute: nothing hangs, nothing is forgotten."""

from functools import partial

from makeafvdo import bootstrap
from makeafvdo.entrypoints.task import Answer, Event, task
from makeafvdo.services.tiktok.sweep_sends import sweep_revocations, sweep_sends
from makeafvdo.services.videos.resume_send import resume_send
from makeafvdo.services.videos.sweep_runs import sweep_runs

_AT_MOST = 100


@task
def handler(_event: Event) -> Answer:
    videos, media, workflow = bootstrap.videos(), bootstrap.media(), bootstrap.workflow()
    sends, access, tell = bootstrap.sends(), bootstrap.tiktok_access(), bootstrap.tell()
    resume = partial(resume_send, videos=videos, media=media, workflow=workflow)
    return {
        "runs": sweep_runs(videos=videos, sends=sends, media=media, workflow=workflow, now=bootstrap.clock()),
        "sends": sweep_sends(_AT_MOST, sends=sends, access=access, tell=tell, resume=resume),
        "revocations": len(sweep_revocations(_AT_MOST, sends=sends, access=access, tell=tell)),
    }
