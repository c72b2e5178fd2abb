"""What other programs are told about videos."""

from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import AwareDatetime

from makeafvdo.domain.events import Event, event_id
from makeafvdo.domain.videos.videos import Reason, Video, VideoState

_LONGEST_TITLE = 200


class VideoEvent(Event):
    """A run has come to a state that its marketer, or what works for them, may wait for."""

    video_id: str
    run: int
    state: VideoState
    title: str | None
    """The product's name, where it is known."""
    code: str | None
    """What went wrong or what to know of it, as the JSON API's `problem.code`."""
    batch_id: str | None
    """The product list that ordered the video, and the line in it."""
    line: int | None


class VideoReady(VideoEvent):
    name: ClassVar = "video.ready"
    state: Literal[VideoState.READY]


class VideoNeedsInput(VideoEvent):
    name: ClassVar = "video.needs_input"
    state: Literal[VideoState.NEEDS_INPUT]
    reason: Reason | None
    missing: tuple[str, ...]


class VideoInInbox(VideoEvent):
    name: ClassVar = "video.in_inbox"
    state: Literal[VideoState.IN_INBOX]


class VideoPublished(VideoEvent):
    name: ClassVar = "video.published"
    state: Literal[VideoState.PUBLISHED]


class VideoFailed(VideoEvent):
    name: ClassVar = "video.failed"
    state: Literal[VideoState.FAILED]


class VideoPricePassed(Event):
    """The price in a video that its marketer has posted no longer holds."""

    name: ClassVar = "video.price_passed"
    video_id: str
    run: int
    title: str | None
    """The product's name, where it is known."""
    price_in_video: Decimal
    price_now: Decimal
    """What the shop's affiliate API says; the same where only the struck price has changed."""
    original_price_in_video: Decimal | None
    """The struck price."""
    original_price_now: Decimal | None
    currency: str
    """ISO 4217."""
    checked_at: AwareDatetime
    batch_id: str | None
    """The product list that ordered the video, and the line in it."""
    line: int | None


def price_passed(video: Video) -> VideoPricePassed | None:
    """None where its price holds, as far as is known. The same `id` for the same posting."""
    check = video.price_passed
    if check is None or check.now is None:
        return None
    return VideoPricePassed(
        id=event_id(video.user_id, video.video_id, video.run, VideoPricePassed.name),
        user_id=video.user_id,
        video_id=video.video_id,
        run=video.run,
        title=video.title[:_LONGEST_TITLE] if video.title else None,
        price_in_video=check.in_video.price,
        price_now=check.now.price,
        original_price_in_video=check.in_video.original_price,
        original_price_now=check.now.original_price,
        currency=check.in_video.currency,
        checked_at=check.checked_at,
        batch_id=video.batch.batch_id if video.batch else None,
        line=video.batch.line if video.batch else None,
    )


def event_of(video: Video) -> VideoEvent | None:
    """None during a run, and in a state of which nobody is told."""
    if video.in_run:
        return None
    fields: dict[str, object] = {
        "id": event_id(video.user_id, video.video_id, video.run, video.state),
        "user_id": video.user_id,
        "video_id": video.video_id,
        "run": video.run,
        "state": video.state,
        "title": video.title[:_LONGEST_TITLE] if video.title else None,
        "code": video.problem.code if video.problem else None,
        "batch_id": video.batch.batch_id if video.batch else None,
        "line": video.batch.line if video.batch else None,
    }
    match video.state:
        case VideoState.READY:
            return VideoReady.model_validate(fields)
        case VideoState.NEEDS_INPUT:
            return VideoNeedsInput.model_validate(fields | {"reason": video.reason, "missing": video.missing})
        case VideoState.IN_INBOX:
            return VideoInInbox.model_validate(fields)
        case VideoState.PUBLISHED:
            return VideoPublished.model_validate(fields)
        case VideoState.FAILED:
            return VideoFailed.model_validate(fields)
    return None
