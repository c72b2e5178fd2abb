"""/api/videos: begin, read, continue, cancel, list, delete and restore videos."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import Conflict, NotFound, Throttled, Transient, Unreadable
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.variants import Differs
from makeafvdo.domain.videos.videos import Video
from makeafvdo.entrypoints.api.video_view import VideoId, VideoView, own_video, view_of
from makeafvdo.entrypoints.http import TAKES_TOKEN, IdempotencyKey, container_of, refuses, session_of, user_of
from makeafvdo.services.accounts.remember_answer import remember_call_to_action, remember_style
from makeafvdo.services.videos.cancel_video import cancel_video
from makeafvdo.services.videos.change_options import change_options
from makeafvdo.services.videos.library import Shelf, delete_video, discard_video, list_videos, restore_video
from makeafvdo.services.videos.make_variants import make_variants
from makeafvdo.services.videos.run_timing import timing_of
from makeafvdo.services.videos.start_video import NewVideo, Tap, continue_video, start_video

router = APIGatewayHttpRouter()

_PAGE = 30


class VideoList(BaseModel):
    videos: list[VideoView]
    next_before: str | None
    """Pass it as `before` for the next page; null on the last one."""


class WantedVariants(BaseModel):
    model_config = ConfigDict(extra="forbid")

    differs: Differs


class Variants(BaseModel):
    """The video itself first."""

    videos: list[VideoView]


@router.post(
    "/api/videos",
    status_code=201,
    summary="Begin a video from a product link",
    openapi_extensions=refuses(Throttled, Transient, Conflict) | TAKES_TOKEN,
)
def post_video(order: NewVideo, idempotency_key: IdempotencyKey) -> VideoView:
    app = container_of(router)
    video = start_video(
        user_of(router),
        order,
        idempotency_key,
        videos=app.videos,
        cache=app.cache,
        workflow=app.workflow,
        reserve_run=app.reserve_run,
        clock=app.clock,
        new_id=app.new_id,
    )
    if "style" in order.options.model_fields_set:
        remember_style(video.user_id, order.options.style, users=app.users)
    return view_of(video, app)


@router.get("/api/videos", summary="The user's videos of a shelf, newest first", openapi_extensions=TAKES_TOKEN)
def get_videos(
    before: Annotated[str | None, Query(pattern="^[0-9a-z]{26}$")] = None,
    shelf: Annotated[Shelf, Query()] = Shelf.ALL,
    words: Annotated[str, Query(alias="q", max_length=100)] = "",
) -> VideoList:
    app = container_of(router)
    user_id = user_of(router)
    found = list_videos(user_id, shelf, words, before, _PAGE, videos=app.videos, now=app.clock())
    timing = timing_of(user_id, app.cache)
    views = [view_of(video, app, timing) for video in found]
    return VideoList(videos=views, next_before=found[-1].video_id if len(found) == _PAGE else None)


@router.get("/api/videos/<video_id>", summary="One video", openapi_extensions=TAKES_TOKEN)
def get_video(video_id: VideoId) -> VideoView:
    return view_of(_own(video_id), container_of(router))


@router.patch(
    "/api/videos/<video_id>/options",
    summary="Another length, style or voice; only what is given changes",
    openapi_extensions=refuses(Conflict),
)
def patch_options(video_id: VideoId, choices: Options) -> VideoView:
    app, before = container_of(router), _own(video_id)
    video = change_options(before, choices, videos=app.videos)
    if video.options.style != before.options.style:
        remember_style(video.user_id, video.options.style, users=app.users)
    if choices.call_to_action:
        remember_call_to_action(video.user_id, choices.call_to_action, users=app.users)
    return view_of(video, app)


@router.post(
    "/api/videos/<video_id>/continue",
    status_code=202,
    summary="Go on with a stopped video",
    openapi_extensions=refuses(Conflict, Throttled, Transient),
)
def post_continue(video_id: VideoId, tap: Tap) -> VideoView:
    app = container_of(router)
    video = continue_video(
        _own(video_id),
        tap,
        videos=app.videos,
        artifacts=app.artifacts,
        workflow=app.workflow,
        reserve_run=app.reserve_run,
    )
    return view_of(video, app)


@router.post(
    "/api/videos/<video_id>/variants",
    status_code=202,
    summary="Make three videos of a checked product that differ in one choice; all, or none",
    openapi_extensions=refuses(Conflict, Throttled, Transient),
)
def post_variants(video_id: VideoId, wanted: WantedVariants) -> Variants:
    app = container_of(router)
    made = make_variants(
        _own(video_id),
        wanted.differs,
        videos=app.videos,
        artifacts=app.artifacts,
        workflow=app.workflow,
        reserve_runs=app.reserve_runs,
        now=app.clock(),
    )
    return Variants(videos=[view_of(video, app) for video in made])


@router.post(
    "/api/videos/<video_id>/cancel",
    summary="Call a video off before any of it has gone to TikTok",
    openapi_extensions=refuses(Conflict),
)
def post_cancel(video_id: VideoId) -> VideoView:
    app = container_of(router)
    video = cancel_video(
        session_of(router).user_id,
        video_id,
        videos=app.videos,
        sends=app.sends,
        workflow=app.workflow,
        now=app.clock(),
    )
    return view_of(video, app)


@router.delete(
    "/api/videos/<video_id>",
    summary="Delete a video; it can be brought back for seven days",
    openapi_extensions=refuses(Conflict),
)
def delete_one_video(video_id: VideoId) -> VideoView | None:
    """Null for one that could not be read: it cannot be restored."""
    app = container_of(router)
    try:
        video = _own(video_id)
    except Unreadable:
        discard_video(session_of(router).user_id, video_id, videos=app.videos, now=app.clock())
        return None
    return view_of(delete_video(video, videos=app.videos, now=app.clock()), app)


@router.post(
    "/api/videos/<video_id>/restore", summary="Bring a deleted video back", openapi_extensions=refuses(Conflict)
)
def post_restore(video_id: VideoId) -> VideoView:
    app = container_of(router)
    user_id = session_of(router).user_id
    return view_of(restore_video(user_id, video_id, videos=app.videos, now=app.clock()), app)


@router.get("/api/videos/<video_id>/mp4", status_code=302, summary="Download the MP4", openapi_extensions=TAKES_TOKEN)
def get_mp4(video_id: VideoId) -> Response[str]:
    video, media = _own(video_id), container_of(router).media
    if video.mp4_key is None:
        raise NotFound("video_is_not_made")
    if not media.exists(video.mp4_key):
        raise NotFound("video_file_lost")
    address = media.presigned_get(video.mp4_key, f"makeafvdo-{video.video_id}.mp4")
    return Response(status_code=302, body="", headers={"Location": address})


def _own(video_id: str) -> Video:
    return own_video(router, video_id)
