"""Runs that lost their state machine: started again, or settled with the truth."""

from datetime import datetime, timedelta

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos import Problem, Video, VideoState
from makeafvdo.services.start_video import start_run

_QUIET_FOR = timedelta(minutes=2)
_AT_MOST = 100
_SERVICE_RESTART = "States.ServiceRestart"


def sweep_runs(*, videos: VideosTable, media: S3Media, workflow: Workflow, now: datetime) -> int:
    """Look at every run that has been quiet for two minutes; returns how many needed a hand. Safe to repeat."""
    quiet = videos.open_runs_before(now - _QUIET_FOR, _AT_MOST)
    return sum(_helped(video, videos, media, workflow) for video in quiet)


def _helped(video: Video, videos: VideosTable, media: S3Media, workflow: Workflow) -> bool:
    ended_with = workflow.ended_with(video)
    if ended_with is None:
        return False
    if ended_with == "NotFound" and video.state is VideoState.QUEUED:
        start_run(video, media=media, workflow=workflow)
    else:
        problem = Problem(code="run_was_cut_off").model_dump()
        run = (video.user_id, video.video_id, video.run)
        settled = videos.settle(*run, VideoState.FAILED, {"problem": problem, "from_step": video.current_step})
        if ended_with == _SERVICE_RESTART:
            _run_again(settled, videos, media, workflow)
    return True


def _run_again(video: Video, videos: VideosTable, media: S3Media, workflow: Workflow) -> None:
    try:
        taken = videos.take_run(video, video.from_step, video.until)
    except Conflict:
        return
    start_run(taken, media=media, workflow=workflow)
