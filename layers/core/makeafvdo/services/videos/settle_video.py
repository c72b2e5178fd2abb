"""The end of a run: what the marketer finds, whatever happened."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.tiktok.sends import Send
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Problem, Reason, Step, Video, VideoState
from makeafvdo.services.tiktok.send_ledger import stop_sending
from makeafvdo.services.videos.record_send_outcome import problem_of


class Settlement(BaseModel):
    """What the state machine knows at the end of a run."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    video_id: str
    run: int
    outcome: Outcome
    problem: Problem | None = None
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    send_at: datetime | None = None


_PLAIN_STATE = {
    Outcome.READY: VideoState.READY,
    Outcome.WAITING_SLOT: VideoState.WAITING_SLOT,
    Outcome.IN_INBOX: VideoState.IN_INBOX,
    Outcome.UNFINISHED: VideoState.PROCESSING,
}
_ASKS = {
    Outcome.MISSING: (Reason.MISSING, "product_incomplete"),
    Outcome.CHECK_PRODUCT: (Reason.CHECK_PRODUCT, None),
    Outcome.CHECK_SCRIPT: (Reason.CHECK_SCRIPT, None),
    Outcome.PRICE_MOVED: (Reason.PRICE_MOVED, "price_moved"),
}


def settle_video(settlement: Settlement, *, videos: VideosTable, sends: SendsTable, now: datetime) -> Video:
    """Settle the run's video; a run that has been settled before stays as it was.

    A run that broke off while sending has failed only where no byte can have gone; else the sweep asks TikTok on.
    """
    run = (settlement.user_id, settlement.video_id, settlement.run)
    if settlement.outcome in _PLAIN_STATE:
        changes = {"send_at": settlement.send_at, "problem": _as_item(_plain_problem(settlement, videos, sends))}
        return videos.settle(*run, _PLAIN_STATE[settlement.outcome], changes)
    if settlement.outcome in _ASKS:
        reason, code = _ASKS[settlement.outcome]
        return videos.settle(*run, VideoState.NEEDS_INPUT, {"reason": reason, "problem": _problem_item(code)})
    if settlement.reason is not None:
        asked = {"reason": settlement.reason, "missing": settlement.missing, "problem": _as_item(settlement.problem)}
        return videos.settle(*run, VideoState.NEEDS_INPUT, asked)
    video = videos.get(settlement.user_id, settlement.video_id)
    send = _stop_send(video, settlement, sends, now)
    if send is not None and (send.has_landed or send.may_be_in):
        state = VideoState.IN_INBOX if send.has_landed else VideoState.PROCESSING
        return videos.settle(*run, state, {"send_id": send.send_id, "problem": _as_item(problem_of(send))})
    return videos.settle(
        *run, VideoState.FAILED, {"problem": _as_item(settlement.problem), "from_step": video.current_step}
    )


def _plain_problem(settlement: Settlement, videos: VideosTable, sends: SendsTable) -> Problem | None:
    if settlement.outcome is Outcome.WAITING_SLOT:
        return settlement.problem
    video = videos.get(settlement.user_id, settlement.video_id)
    if settlement.outcome is not Outcome.UNFINISHED or video.connection_id is None:
        return None
    send = sends.latest(video.connection_id, video.video_id)
    return problem_of(send) if send else None


def _stop_send(video: Video, settlement: Settlement, sends: SendsTable, now: datetime) -> Send | None:
    """The send the run was at; ended there, if it had not begun to put bytes."""
    if video.connection_id is None or video.current_step is not Step.SEND or video.run != settlement.run:
        return None
    reason = settlement.problem.code if settlement.problem else "unexpected"
    return stop_sending(video.connection_id, video.video_id, reason, sends=sends, now=now)


def _problem_item(code: str | None) -> Mapping[str, object] | None:
    return _as_item(Problem(code=code)) if code else None


def _as_item(problem: Problem | None) -> dict[str, object] | None:
    return problem.model_dump() if problem else None
