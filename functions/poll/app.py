"""Step 6: ask TikTok how far the video is."""

from makeafvdo import bootstrap
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.sending import answer_of, rounds_of
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.tiktok.check_send import check_send


@task
def handler(event: Event) -> Answer:
    video = entered(event, VideoState.PROCESSING)
    step = check_send(
        video.connection_id or "",
        video.video_id,
        rounds_of(event),
        sends=bootstrap.sends(),
        access=bootstrap.tiktok_access(),
    )
    return answer_of(step)
