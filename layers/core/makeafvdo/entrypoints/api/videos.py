"""/api/videos: begin a video, watch it, fill in what is missing, go on."""

from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Header, Path, Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo import bootstrap
from makeafvdo.domain.options import Options
from makeafvdo.domain.products import Product
from makeafvdo.domain.sentences import SENTENCES, Spoken
from makeafvdo.domain.videos import Reason, Until, Video, VideoState
from makeafvdo.entrypoints.http import session_of
from makeafvdo.services.edit_product import ProductEdit, edit_product
from makeafvdo.services.start_video import NewVideo, Tap, continue_video, start_video

router = APIGatewayHttpRouter()

VideoId = Annotated[str, Path(pattern="^[0-9a-z]{26}$")]
_PAGE = 30


class ProblemView(BaseModel):
    code: str
    said: Spoken


class VideoView(BaseModel):
    """A video as its marketer sees it. Addresses of files live ten minutes."""

    video_id: str
    state: VideoState
    until: Until
    in_run: bool
    title: str | None
    options: Options
    reason: Reason | None
    missing: tuple[str, ...]
    problem: ProblemView | None
    connection_id: str | None
    send_at: datetime | None
    mp4_sha256: str | None
    mp4_url: str | None
    poster_url: str | None
    created_at: datetime
    changed_at: datetime


class VideoList(BaseModel):
    videos: list[VideoView]
    next_before: str | None
    """Pass it as `before` for the next page; null on the last one."""


@router.post("/api/videos", status_code=201, summary="Begin a video from a product link")
def post_video(
    order: NewVideo, idempotency_key: Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=128)]
) -> VideoView:
    return _view(
        start_video(
            session_of(router).user_id,
            order,
            idempotency_key,
            videos=bootstrap.videos(),
            cache=bootstrap.cache_table(),
            workflow=bootstrap.workflow(),
            clock=bootstrap.clock,
            new_id=bootstrap.new_id,
        )
    )


@router.get("/api/videos", summary="The user's videos, newest first")
def get_videos(before: Annotated[str | None, Query(pattern="^[0-9a-z]{26}$")] = None) -> VideoList:
    found = bootstrap.videos().newest(session_of(router).user_id, _PAGE, before)
    return VideoList(
        videos=[_view(video) for video in found], next_before=found[-1].video_id if len(found) == _PAGE else None
    )


@router.get("/api/videos/<video_id>", summary="One video")
def get_video(video_id: VideoId) -> VideoView:
    return _view(_own(video_id))


@router.get("/api/videos/<video_id>/product", summary="The product as read, with what is missing")
def get_product(video_id: VideoId) -> Product:
    return bootstrap.media().get_json(f"{_own(video_id).prefix}/product.json", Product)


@router.patch("/api/videos/<video_id>/product", summary="Fill in or correct the product")
def patch_product(video_id: VideoId, edit: ProductEdit) -> Product:
    return edit_product(_own(video_id), edit, media=bootstrap.media(), now=bootstrap.clock())


@router.post("/api/videos/<video_id>/continue", status_code=202, summary="Go on with a stopped video")
def post_continue(video_id: VideoId, tap: Tap) -> VideoView:
    video = _own(video_id)
    return _view(
        continue_video(video, tap, videos=bootstrap.videos(), media=bootstrap.media(), workflow=bootstrap.workflow())
    )


@router.get("/api/videos/<video_id>/mp4", summary="Download the MP4")
def get_mp4(video_id: VideoId) -> Response[str]:
    video = _own(video_id)
    address = bootstrap.media().presigned_get(video.mp4_key or "", f"makeafvdo-{video.video_id}.mp4")
    return Response(status_code=302, body="", headers={"Location": address})


def _own(video_id: str) -> Video:
    return bootstrap.videos().get(session_of(router).user_id, video_id)


def _view(video: Video) -> VideoView:
    media = bootstrap.media()
    problem = video.problem
    said = ProblemView(code=problem.code, said=SENTENCES[problem.code].spoken(**problem.facts)) if problem else None
    return VideoView.model_validate(
        video.model_dump(exclude={"problem"})
        | {
            "problem": said,
            "mp4_url": media.presigned_get(video.mp4_key) if video.mp4_key else None,
            "poster_url": media.presigned_get(video.poster_key) if video.poster_key else None,
        }
    )
