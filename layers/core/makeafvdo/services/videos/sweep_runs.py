"""Runs that lost their state machine: started again, or settled with the truth."""

from datetime import datetime, timedelta

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Problem, Video, VideoState
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from makeafvdo.services.videos.start_video import start_run

_QUIET_FOR = timedelta(minutes=2)
_AT_MOST = 100
_SERVICE_RESTART = "States.ServiceRestart"


def sweep_runs(
    *, videos: VideosTable, sends: SendsTable, artifacts: Artifacts, workflow: Workflow, now: datetime
) -> int:
    """Look at every run that has been quiet for two minutes; returns how many needed a hand. Safe to repeat."""
    quiet = videos.open_runs_before(now - _QUIET_FOR, _AT_MOST)
    return sum(_rescue_run(video, videos, sends, artifacts, workflow, now) for video in quiet)


def _rescue_run(
    video: Video, videos: VideosTable, sends: SendsTable, artifacts: Artifacts, workflow: Workflow, now: datetime
) -> bool:
    run_outcome = workflow.run_outcome(video)
    if run_outcome is None:
        return False
    if run_outcome == "NotFound" and video.state is VideoState.QUEUED:
        start_run(video, artifacts=artifacts, workflow=workflow)
    else:
        cut_off = Settlement(
            user_id=video.user_id,
            video_id=video.video_id,
            run=video.run,
            outcome=Outcome.FAILED,
            problem=Problem(code="run_was_cut_off"),
        )
        settled = settle_video(cut_off, videos=videos, sends=sends, now=now)
        if run_outcome == _SERVICE_RESTART and settled.state is VideoState.FAILED:
            _run_again(settled, videos, artifacts, workflow)
    return True


def _run_again(video: Video, videos: VideosTable, artifacts: Artifacts, workflow: Workflow) -> None:
    try:
        taken = videos.take_run(video, video.from_step, video.until)
    except Conflict:
        return
    start_run(taken, artifacts=artifacts, workflow=workflow)
