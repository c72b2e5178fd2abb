"""Step 4: pictures, captions and voice into an MP4; its pieces by several Lambdas at once, where that is sooner."""

from makeafvdo.bootstrap import Container
from makeafvdo.domain.storyboards.lanes import RenderOrder
from makeafvdo.domain.videos.preview_voice import may_be_sent
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.production.make_video import make_video
from makeafvdo.services.production.render_lane import render_lane
from makeafvdo.services.production.render_video import SharedRender
from makeafvdo.services.production.report_progress import report_progress


@task()
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.RENDERING, app)
    order = RenderOrder.model_validate(task_input)
    progress = report_progress(video, videos=app.videos, clock=app.clock)
    if order.lane is not None:
        render_lane(app.artifacts, video.prefix, order.digest, order.lane, progress)
        return {}
    made = make_video(
        video,
        render=app.render,
        intake=app.intake,
        artifacts=app.artifacts,
        progress=progress,
        lanes=order.most_lanes,
    )
    if isinstance(made, SharedRender):
        lanes = [lane.model_dump() for lane in made.lanes]
        return {"is_made": False, "digest": made.digest, "lanes": lanes, "may_be_sent": False}
    enter_state(
        task_input,
        VideoState.RENDERING,
        app,
        mp4_key=made.mp4,
        poster_key=made.poster,
        facts_key=made.facts_key,
        mp4_sha256=made.facts.sha256,
        progress=None,
        notices=[notice.model_dump() for notice in made.facts.notices],
    )
    sendable = may_be_sent(video, allows_preview_voice=app.users.get(video.user_id).allows_preview_voice)
    return {"is_made": True, "digest": "", "lanes": [], "may_be_sent": sendable, "mp4_sha256": made.facts.sha256}
