"""Step 4: pictures, captions and voice into an MP4."""

from makeafvdo import bootstrap
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.production.make_video import make_video
from makeafvdo.services.production.report_progress import tell_progress


@task
def handler(event: Event) -> Answer:
    video = entered(event, VideoState.RENDERING)
    progress = tell_progress(video, videos=bootstrap.videos(), clock=bootstrap.clock)
    files = make_video(video, intake=bootstrap.intake(), media=bootstrap.media(), progress=progress)
    entered(
        event,
        VideoState.RENDERING,
        mp4_key=files.mp4,
        poster_key=files.poster,
        facts_key=files.facts_key,
        mp4_sha256=files.facts.sha256,
        progress=None,
        notices=[notice.model_dump() for notice in files.facts.notices],
    )
    return {"mp4_sha256": files.facts.sha256}
