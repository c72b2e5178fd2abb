"""A video as its marketer sees it."""

from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo.bootstrap import Container
from makeafvdo.domain.messages import BilingualText, message_with
from makeafvdo.domain.products.price_check import PriceCheck
from makeafvdo.domain.videos.notices import notices_of
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.progress import RunTiming, progress_of
from makeafvdo.domain.videos.variants import Variant
from makeafvdo.domain.videos.videos import Problem, Reason, Step, Until, Video, VideoState
from makeafvdo.entrypoints.http import container_of, user_of
from makeafvdo.services.videos.library import find_video
from makeafvdo.services.videos.run_timing import timing_of

VideoId = Annotated[str, Path(pattern="^[0-9a-z]{26}$")]
"""In an address."""


class ProblemView(BaseModel):
    code: str
    said: BilingualText


class VideoView(BaseModel):
    """Addresses of files live ten minutes."""

    video_id: str
    state: VideoState
    until: Until
    in_run: bool
    title: str | None
    link: str | None
    options: Options
    reason: Reason | None
    missing: tuple[str, ...]
    problem: ProblemView | None
    notices: tuple[ProblemView, ...]
    """Notices on a video that has no problem."""
    price_check: PriceCheck | None
    """The price in the video beside the one on its page, as last checked before a send."""
    price_passed: PriceCheck | None
    """Set where the price in the posted video no longer holds, by the shop's affiliate API."""
    variant: Variant | None
    """Set where it is one of three of its product."""
    connection_id: str | None
    send_at: datetime | None
    mp4_sha256: str | None
    mp4_url: str | None
    poster_url: str | None
    created_at: datetime
    changed_at: datetime
    expires_at: datetime
    deleted_at: datetime | None
    step: Step
    """The step under way, or the last one that was."""
    progress: float | None = None
    """Share of the run that is done, while one is under way; it may decrease between two calls."""
    seconds_left: int | None = None
    """Estimated from how long this marketer's earlier runs took."""
    redo: Step | None = None
    """Set where an edit has made the finished video stale: the first step the next run repeats."""


def own_video(router: APIGatewayHttpRouter, video_id: str) -> Video:
    """A video of the signed-in user. Raises NotFound for another user's video just as for none."""
    return find_video(user_of(router), video_id, videos=container_of(router).videos)


def view_of(video: Video, app: Container, timing: RunTiming | None = None) -> VideoView:
    """`timing`: of the video's marketer, where many are viewed at once; else it is read when it is needed."""
    media = app.media
    known = video.model_dump(exclude={"problem", "progress", "expires_at"})
    return VideoView.model_validate(
        known
        | {
            "problem": _problem_view(video.problem) if video.problem else None,
            "notices": tuple(map(_problem_view, notices_of(video))),
            "expires_at": video.expires_at,
            "mp4_url": media.presigned_get(video.mp4_key) if video.mp4_key else None,
            "poster_url": media.presigned_get(video.poster_key) if video.poster_key else None,
            "step": video.current_step,
            "redo": video.stale_from if video.mp4_key else None,
            **_progress(video, app, timing),
        }
    )


def _problem_view(problem: Problem) -> ProblemView:
    return ProblemView(code=problem.code, said=message_with(problem.code, problem.facts))


def _progress(video: Video, app: Container, timing: RunTiming | None) -> dict[str, float | int]:
    if not video.in_run:
        return {}
    known = timing or timing_of(video.user_id, app.cache)
    progress = progress_of(video, known, app.clock())
    return {"progress": progress.share, "seconds_left": progress.seconds_left} if progress else {}
