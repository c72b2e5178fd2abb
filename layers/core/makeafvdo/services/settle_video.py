"""The end of a run: what the marketer finds, whatever happened."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.videos import Problem, Reason, Video, VideoState


class Outcome(StrEnum):
    """How a run of the state machine ended; the names of its last states."""

    MISSING = "missing"
    CHECK_PRODUCT = "check_product"
    CHECK_SCRIPT = "check_script"
    READY = "ready"
    PRICE_MOVED = "price_moved"
    WAITING_SLOT = "waiting_slot"
    IN_INBOX = "in_inbox"
    REFUSED = "refused"
    UNFINISHED = "unfinished"
    FAILED = "failed"


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


def settle_video(settlement: Settlement, *, videos: VideosTable) -> Video:
    """Settle the run's video; a run that has been settled before stays as it was."""
    run = (settlement.user_id, settlement.video_id, settlement.run)
    if settlement.outcome in _PLAIN_STATE:
        problem = settlement.problem if settlement.outcome is Outcome.WAITING_SLOT else None
        changes = {"send_at": settlement.send_at, "problem": _dumped(problem)}
        return videos.settle(*run, _PLAIN_STATE[settlement.outcome], changes)
    if settlement.outcome in _ASKS:
        reason, code = _ASKS[settlement.outcome]
        return videos.settle(*run, VideoState.NEEDS_INPUT, {"reason": reason, "problem": _stored(code)})
    if settlement.reason is not None:
        asked = {"reason": settlement.reason, "missing": settlement.missing, "problem": _dumped(settlement.problem)}
        return videos.settle(*run, VideoState.NEEDS_INPUT, asked)
    entered = videos.get(settlement.user_id, settlement.video_id)
    return videos.settle(
        *run, VideoState.FAILED, {"problem": _dumped(settlement.problem), "from_step": entered.current_step}
    )


def _stored(code: str | None) -> Mapping[str, object] | None:
    return _dumped(Problem(code=code)) if code else None


def _dumped(problem: Problem | None) -> dict[str, object] | None:
    return problem.model_dump() if problem else None
