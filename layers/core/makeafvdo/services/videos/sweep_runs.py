"""Runs whose state machine execution has ended or never began: start them again, or settle them.

In the same queue stand settled videos whose event the bus has not taken yet.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.videos import OpenRun, VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict, Unreadable
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import STATES_WITH_EVENTS, Problem, Video, VideoState
from makeafvdo.services.videos.announce_video import AnnounceVideo
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from makeafvdo.services.videos.start_video import scenes_to_speak

_QUIET_FOR = timedelta(minutes=2)
_NOT_FOUND = "NotFound"
_SERVICE_RESTART = "States.ServiceRestart"


def quiet_runs(*, videos: VideosTable, now: datetime) -> Iterator[OpenRun]:
    """Every run, and every event not sent, whose row has not changed for two minutes, longest first."""
    return videos.open_runs_before(now - _QUIET_FOR)


def rescue_run(
    run: OpenRun,
    *,
    videos: VideosTable,
    sends: SendsTable,
    artifacts: Artifacts,
    workflow: Workflow,
    announce: AnnounceVideo,
    now: datetime,
) -> None:
    """Start a run again, or settle it, where its execution is not running; send the event of a run that is over. Safe
    to repeat.

    A row that cannot be read, or not be settled, ends FAILED: its marketer makes the video again.
    """
    try:
        video = videos.requeue(run)
    except Unreadable as error:
        videos.force_fail(run, Problem(code=error.code))
        return
    if video is None:
        return
    if not video.in_run and video.state in STATES_WITH_EVENTS:
        announce(video)
        return
    run_outcome = workflow.run_outcome(video)
    if run_outcome is None:
        return
    if run_outcome == _NOT_FOUND and video.state is VideoState.QUEUED:
        try:
            workflow.start(video, scenes_to_speak(video.from_step, video.prefix, artifacts))
        except Unreadable as error:
            announce(_settle(run, video, run_outcome, Problem(code=error.code), videos, sends, now))
        return
    settled = _settle(run, video, run_outcome, Problem(code="run_was_cut_off"), videos, sends, now)
    if run_outcome == _SERVICE_RESTART and settled.state is VideoState.FAILED:
        _run_again(settled, videos, artifacts, workflow)
    else:
        announce(settled)


def _settle(
    run: OpenRun,
    video: Video,
    run_outcome: str,
    problem: Problem,
    videos: VideosTable,
    sends: SendsTable,
    now: datetime,
) -> Video:
    cut_off = Settlement(
        user_id=video.user_id,
        video_id=video.video_id,
        run=video.run,
        outcome=Outcome.FAILED,
        problem=problem,
        error=run_outcome,
    )
    settled = settle_video(cut_off, videos=videos, sends=sends, now=now)
    if settled.run == video.run and (settled.in_run or not video.in_run):
        videos.force_fail(run, Problem(code="video_unreadable"))
    return settled


def _run_again(video: Video, videos: VideosTable, artifacts: Artifacts, workflow: Workflow) -> None:
    try:
        scene_ids = scenes_to_speak(video.from_step, video.prefix, artifacts)
        queued = videos.take_run(video, video.from_step, video.until)
    except (Conflict, Unreadable):
        return
    workflow.start(queued, scene_ids)
