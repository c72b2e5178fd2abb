"""Step 4: pictures, captions and voice into an MP4."""

from makeafvdo import bootstrap
from makeafvdo.domain.videos import VideoState
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.make_video import make_video


@task
def handler(event: Event) -> Answer:
    video = entered(event, VideoState.RENDERING)
    files = make_video(video, intake=bootstrap.intake(), media=bootstrap.media())
    entered(
        event,
        VideoState.RENDERING,
        mp4_key=files.mp4,
        poster_key=files.poster,
        facts_key=files.facts_key,
        mp4_sha256=files.facts.sha256,
    )
    return {"mp4_sha256": files.facts.sha256}
