"""Write the outcome of a send on its video's row."""

from makeafvdo.adapters.metrics import count
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.tiktok.sends import HELD_BACK, Send, SendState
from makeafvdo.domain.videos.videos import Problem, VideoState
from makeafvdo.services.videos.announce_video import AnnounceVideo

_VIDEO_STATE = {
    SendState.SENDING: VideoState.PROCESSING,
    SendState.SENT: VideoState.PROCESSING,
    SendState.IN_INBOX: VideoState.IN_INBOX,
    SendState.PUBLISHED: VideoState.PUBLISHED,
    SendState.FAILED: VideoState.FAILED,
    SendState.UNCONFIRMED: VideoState.PROCESSING,
}


def record_send_outcome(send: Send, *, videos: VideosTable, announce: AnnounceVideo) -> None:
    """Safe to repeat. No effect during a run, which writes it itself, and for a send that is not the video's latest.

    Where it is another state than before, other programs are told of it.
    """
    is_held_back = send.reason in HELD_BACK
    state = VideoState.READY if is_held_back else _VIDEO_STATE.get(send.state)
    if state is None:
        return
    count("SendOutcome", state=send.state)
    problem = problem_of(send)
    changes = {"problem": problem.model_dump() if problem else None} | ({"send_at": None} if is_held_back else {})
    if news := videos.record_send(send.user_id, send.video_id, send.send_id, state, changes):
        announce(news)


def record_lost_send(user_id: str, video_id: str, send_id: str, *, videos: VideosTable) -> None:
    """The row of the video's latest send cannot be read: it may be in the inbox. Safe to repeat."""
    problem = Problem(code="tiktok_may_still_arrive").model_dump()
    videos.record_send(user_id, video_id, send_id, VideoState.PROCESSING, {"problem": problem})


def problem_of(send: Send) -> Problem | None:
    """The problem to show for a send; None where there is none."""
    match send.state:
        case SendState.SENDING:
            return Problem(code="tiktok_send_unclear")
        case SendState.UNCONFIRMED:
            return Problem(code="tiktok_may_still_arrive")
    return Problem(code=send.reason) if send.reason else None
