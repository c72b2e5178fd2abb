"""Step 6: fetch the status of the send from TikTok."""

from makeafvdo.bootstrap import Container
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.sending import output_of, rounds_of
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.tiktok.check_send import check_send


@task()
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.PROCESSING, app)
    rounds = rounds_of(task_input)
    step = check_send(video.connection_id or "", video.video_id, rounds, sends=app.sends, access=app.tiktok_access)
    return output_of(step)
