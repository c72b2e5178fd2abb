"""Converts between a send and the input and output of the state machine's tasks."""

from datetime import UTC, datetime, timedelta

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.tiktok.polling import SendStep
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Video
from makeafvdo.entrypoints.task import TaskInput, TaskOutput
from makeafvdo.services.tiktok.send_video import Order


def order_of(video: Video) -> Order:
    """The send order in the video's row. A run that rendered the file itself sends that file, unattended."""
    if video.connection_id is None:
        raise Invalid("no_account_chosen")
    if video.mp4_key is None or video.mp4_sha256 is None:
        raise Invalid("video_is_not_made")
    return Order(
        user_id=video.user_id,
        video_id=video.video_id,
        run=video.run,
        connection_id=video.connection_id,
        consented_sha256=video.consented_sha256 or video.mp4_sha256,
        mp4_key=video.mp4_key,
        unattended=video.consented_sha256 is None,
        not_before=video.schedule_at,
        ends_at=datetime.fromtimestamp(video.expires_at, UTC),
    )


def output_of(step: SendStep, schedule_at: datetime | None = None) -> TaskOutput:
    """`schedule_at`: the video's, where the step may wait for it."""
    due_at = step.send.due_at if step.outcome is Outcome.WAITING_SLOT else None
    for_its_time = schedule_at and due_at and due_at < schedule_at + timedelta(seconds=1)  # booked on a whole second
    waiting = "waiting_for_its_time" if for_its_time else "waiting_for_tiktok"
    return {
        "outcome": step.outcome,
        "round": step.round,
        "wait_s": step.wait_s,
        "code": step.send.reason or (waiting if due_at else None),
        "send_at": due_at.isoformat() if due_at else None,
    }


def rounds_of(task_input: TaskInput) -> int:
    """How many status calls this run has made."""
    return int(str(task_input["round"]))
