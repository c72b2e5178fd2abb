"""The end of every run: from the state machine, or from the event that says a run was cut off."""

from makeafvdo import bootstrap
from makeafvdo.entrypoints.task import Answer, Event, settlement_of, task
from makeafvdo.services.videos.run_timing import learn_pace
from makeafvdo.services.videos.settle_video import settle_video


@task
def handler(event: Event) -> Answer:
    video = settle_video(
        settlement_of(event), videos=bootstrap.videos(), sends=bootstrap.sends(), now=bootstrap.clock()
    )
    learn_pace(video, bootstrap.cache_table())
    return {"state": video.state}
