"""Step 5: put the video into the TikTok inbox."""

from makeafvdo import bootstrap
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.sending import answer_of, order_of
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.tiktok.send_video import planned_send_id, send_video


@task
def handler(event: Event) -> Answer:
    order = order_of(video := entered(event, VideoState.SENDING))
    facts = bootstrap.media().get_json(video.facts_key or "", VideoFacts)
    entered(event, VideoState.SENDING, send_id=planned_send_id(order, bootstrap.sends()))
    step = send_video(order, facts, media=bootstrap.media(), sends=bootstrap.sends(), access=bootstrap.tiktok_access())
    entered(event, VideoState.PROCESSING, send_id=step.send.send_id)
    return answer_of(step)
