"""The end of a run: the settled state of its video, whatever happened."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import NotFound, Unreadable
from makeafvdo.domain.tiktok.sends import HELD_BACK, Send
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Failure, Problem, Reason, Step, Video, VideoState, step_after_failure
from makeafvdo.services.tiktok.send_ledger import stop_sending
from makeafvdo.services.videos.record_send_outcome import problem_of

if TYPE_CHECKING:
    from makeafvdo.adapters.tables.videos import Changes


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
    error: str | None = None
    """Name of the error that ended the run, as in `Failure`."""
    step: Step | None = None
    """The step that failed; None where only the row tells it. A Lambda killed as it starts never wrote its row."""
    attempt: int | None = None
    """Which try of its step failed; None where the task could not report it."""
    detail: str | None = None


_PLAIN_STATE = {
    Outcome.READY: VideoState.READY,
    Outcome.PREVIEW_VOICE: VideoState.READY,
    Outcome.WAITING_SLOT: VideoState.WAITING_SLOT,
    Outcome.IN_INBOX: VideoState.IN_INBOX,
    Outcome.UNFINISHED: VideoState.PROCESSING,
}
_INPUT_REQUESTS = {
    Outcome.MISSING: (Reason.MISSING, "product_incomplete"),
    Outcome.CHECK_PRODUCT: (Reason.CHECK_PRODUCT, None),
    Outcome.CHECK_SCRIPT: (Reason.CHECK_SCRIPT, None),
    Outcome.PRICE_MOVED: (Reason.PRICE_MOVED, "price_moved"),
}


def settle_video(settlement: Settlement, *, videos: VideosTable, sends: SendsTable, now: datetime) -> Video:
    """Settle the run's video; no effect on a run that has been settled before.

    A run cut off while sending ends FAILED only where no byte can have gone; else the sweep keeps polling TikTok. The
    error that ended the run is stored on the row.
    """
    run = (settlement.user_id, settlement.video_id, settlement.run)
    if settlement.error is None and settlement.outcome in _PLAIN_STATE:
        return videos.settle(*run, _PLAIN_STATE[settlement.outcome], _plain_changes(settlement, videos, sends))
    if Reason.PRICE_MOVED in {settlement.reason, _INPUT_REQUESTS.get(settlement.outcome, (None, None))[0]}:
        _give_slot_back(settlement, videos, sends, now)
    if settlement.outcome in _INPUT_REQUESTS:
        reason, code = _INPUT_REQUESTS[settlement.outcome]
        return videos.settle(*run, VideoState.NEEDS_INPUT, {"reason": reason, "problem": _problem_item(code)})
    if settlement.outcome is Outcome.REFUSED and settlement.problem and settlement.problem.code in HELD_BACK:
        held_back = {"problem": _as_item(settlement.problem), "send_at": None}
        return videos.settle(*run, VideoState.READY, held_back)
    video = videos.get(settlement.user_id, settlement.video_id)
    ended: Changes = {"failure": _failure(settlement, video).model_dump(mode="json", exclude_none=True)}
    if settlement.outcome in _PLAIN_STATE:
        return videos.settle(
            *run, _PLAIN_STATE[settlement.outcome], {**_plain_changes(settlement, videos, sends), **ended}
        )
    if settlement.reason is not None:
        input_request = {
            "reason": settlement.reason,
            "missing": settlement.missing,
            "problem": _as_item(settlement.problem),
        }
        return videos.settle(*run, VideoState.NEEDS_INPUT, {**input_request, **ended})
    state, changes = _stop_failed_run(video, settlement, sends, now)
    return videos.settle(*run, state, {**changes, **ended})


def settle_run(settlement: Settlement, *, videos: VideosTable, sends: SendsTable, now: datetime) -> Video | None:
    """`settle_video`; None for a video that was erased with its marketer's account meanwhile."""
    try:
        return settle_video(settlement, videos=videos, sends=sends, now=now)
    except NotFound:
        return None


def _plain_changes(settlement: Settlement, videos: VideosTable, sends: SendsTable) -> "Changes":
    return {"send_at": settlement.send_at, "problem": _as_item(_plain_problem(settlement, videos, sends))}


def _plain_problem(settlement: Settlement, videos: VideosTable, sends: SendsTable) -> Problem | None:
    if settlement.outcome is Outcome.WAITING_SLOT:
        return settlement.problem
    if settlement.outcome is Outcome.PREVIEW_VOICE:
        return Problem(code="preview_voice_not_sent")
    video = videos.get(settlement.user_id, settlement.video_id)
    if settlement.outcome is not Outcome.UNFINISHED or video.connection_id is None:
        return None
    send = sends.latest(video.connection_id, video.video_id)
    return problem_of(send) if send else None


def _failure(settlement: Settlement, video: Video) -> Failure:
    code = settlement.problem.code if settlement.problem else "unexpected"
    return Failure(
        error=settlement.error or code,
        step=settlement.step or video.current_step,
        attempt=settlement.attempt or video.attempt,
        detail=settlement.detail,
    )


def _stop_failed_run(
    video: Video, settlement: Settlement, sends: SendsTable, now: datetime
) -> "tuple[VideoState, Changes]":
    """End the failed run's send where that is safe; the video's new state and the other changes to its row."""
    try:
        send = _stop_send(video, settlement, sends, now)
    except Unreadable:  # bytes may have gone
        return VideoState.PROCESSING, {"problem": _problem_item("tiktok_may_still_arrive")}
    if send is not None and (send.has_arrived or send.may_have_arrived):
        state = VideoState.IN_INBOX if send.has_arrived else VideoState.PROCESSING
        return state, {"send_id": send.send_id, "problem": _as_item(problem_of(send))}
    problem = settlement.problem
    failed_step = settlement.step or video.current_step
    again_from = step_after_failure(problem.code, failed_step) if problem else failed_step
    return VideoState.FAILED, {"problem": _as_item(problem), "from_step": again_from}


def _stop_send(video: Video, settlement: Settlement, sends: SendsTable, now: datetime) -> Send | None:
    """The run's send; ended, if its PUT had not begun."""
    if video.connection_id is None or video.current_step is not Step.SEND or video.run != settlement.run:
        return None
    reason = settlement.problem.code if settlement.problem else "unexpected"
    return stop_sending(video.connection_id, video.video_id, reason, sends=sends, now=now)


def _give_slot_back(settlement: Settlement, videos: VideosTable, sends: SendsTable, now: datetime) -> None:
    """A send that waited must not keep others from its slot while its marketer thinks about the price."""
    video = videos.get(settlement.user_id, settlement.video_id)
    if video.in_run and video.run == settlement.run and video.connection_id is not None:
        with suppress(Unreadable):
            stop_sending(video.connection_id, video.video_id, "price_moved", sends=sends, now=now)


def _problem_item(code: str | None) -> Mapping[str, object] | None:
    return _as_item(Problem(code=code)) if code else None


def _as_item(problem: Problem | None) -> dict[str, object] | None:
    return problem.model_dump() if problem else None
