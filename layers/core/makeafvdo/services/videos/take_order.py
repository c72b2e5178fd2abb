"""Begin a video that another program has ordered by an event."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.videos.reserve_run import ReserveRun
from makeafvdo.services.videos.start_video import NewVideo, start_video

MAX_CHARACTERS = 32_000
_WAITS_FOR_AT_MOST = timedelta(hours=24)
"""No longer than `start_video` knows an order again."""


class VideoRequested(NewVideo):
    """The `detail` of the event. Beside the first three fields it is the body of `POST /api/videos`."""

    name: ClassVar = "video.requested"

    version: Literal[1] = 1
    id: str = Field(min_length=8, max_length=128)
    """The same for the same order: within 24 hours it begins one video, however often it comes."""
    user_id: str = Field(min_length=1, max_length=128)
    """Whose video it is: `user_id` of `GET /api/me`."""

    @property
    def order(self) -> NewVideo:
        ordered = {name: getattr(self, name) for name in self.model_fields_set & NewVideo.model_fields.keys()}
        return NewVideo.model_validate(ordered)


class _Message(BaseModel):
    """The event as EventBridge puts it into the queue."""

    model_config = ConfigDict(extra="ignore")

    time: AwareDatetime
    detail: VideoRequested


class Refused(Exception):
    """No order that can be carried out, now or later. `reason` says why, without what was ordered."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def take_order(
    message: str,
    *,
    users: UsersTable,
    videos: VideosTable,
    cache: CacheTable,
    workflow: Workflow,
    reserve_run: ReserveRun,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Video:
    """Begin the video as a tap would: the same limits, the same options. The same `id` of a user begins it once.

    Raises Refused, what `start_video` raises, and Throttled where a limit is reached: the order may wait for a day.
    """
    event = _read(message)
    if clock() - event.time > _WAITS_FOR_AT_MOST:
        raise Refused("order_too_old")
    if not users.is_known(event.detail.user_id):
        raise Refused("user_unknown")
    return start_video(
        event.detail.user_id,
        event.detail.order,
        f"event#{event.detail.id}",
        videos=videos,
        cache=cache,
        workflow=workflow,
        reserve_run=reserve_run,
        clock=clock,
        new_id=new_id,
    )


def _read(message: str) -> _Message:
    if len(message) > MAX_CHARACTERS:
        raise Refused("order_too_large")
    if r"\u0000" in message:
        raise Refused("order_unreadable")
    try:
        return _Message.model_validate_json(message)
    except ValidationError as error:
        fields = sorted({".".join(map(str, each["loc"])) for each in error.errors(include_input=False)})
        raise Refused(f"order_invalid: {', '.join(fields)[:200]}") from None
