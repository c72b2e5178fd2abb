"""Step 4: pictures, captions and voice into an MP4."""

from makeafvdo.bootstrap import Container
from makeafvdo.domain.videos.preview_voice import may_be_sent
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.production.make_video import make_video
from makeafvdo.services.production.report_progress import report_progress


@task()
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.RENDERING, app)
    files = make_video(
        video,
        render=app.render,
        intake=app.intake,
        artifacts=app.artifacts,
        progress=report_progress(video, videos=app.videos, clock=app.clock),
    )
    enter_state(
        task_input,
        VideoState.RENDERING,
        app,
        mp4_key=files.mp4,
        poster_key=files.poster,
        facts_key=files.facts_key,
        mp4_sha256=files.facts.sha256,
        progress=None,
        notices=[notice.model_dump() for notice in files.facts.notices],
    )
    allows = app.users.get(video.user_id).allows_preview_voice
    return {"mp4_sha256": files.facts.sha256, "may_be_sent": may_be_sent(video, allows_preview_voice=allows)}
