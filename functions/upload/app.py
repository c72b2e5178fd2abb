"""Step 5: put the video into the TikTok inbox."""

from makeafvdo.bootstrap import Container
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.sending import order_of, output_of
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.tiktok.send_video import planned_send_id, send_video


@task()
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SENDING, app)
    order, facts = order_of(video), app.artifacts.file_to_send(video)
    enter_state(task_input, VideoState.SENDING, app, send_id=planned_send_id(order, app.sends))
    step = send_video(
        order,
        facts,
        media=app.media,
        sends=app.sends,
        access=app.tiktok_access,
        has_standing_consent=app.has_standing_consent,
    )
    enter_state(task_input, VideoState.PROCESSING, app, send_id=step.send.send_id)
    return output_of(step, video.schedule_at)
