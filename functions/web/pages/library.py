"""/videos: the marketer's videos, by what there is to do."""

from datetime import timedelta
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.api.video_view import view_of
from makeafvdo.entrypoints.http import container_of, session_of
from makeafvdo.services.videos.library import Shelf, list_videos
from makeafvdo.services.videos.run_timing import timing_of
from pages.video import stage_of
from shell.moments import moment, whole_days
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()

_PAGE = 30
_EXPIRES_SOON = timedelta(days=7)


@router.get("/videos", include_in_schema=False)
def library(
    shelf: Annotated[Shelf, Query()] = Shelf.ALL,
    words: Annotated[str, Query(alias="q", max_length=100)] = "",
    before: Annotated[str | None, Query(pattern="^[0-9a-z]{26}$")] = None,
) -> Response[str]:
    app = container_of(router)
    user_id, now = session_of(router).user_id, app.clock()
    found = list_videos(user_id, shelf, words, before, _PAGE, videos=app.videos, now=now)
    timing = timing_of(user_id, app.cache)
    cards = []
    for video in found:
        view = view_of(video, app, timing)
        left = view.expires_at - now
        soon = whole_days(left) if left <= _EXPIRES_SOON else None
        cards.append({"video": view, "stage": stage_of(video), "days_left": soon})
    return page(
        router,
        "library.html",
        needs=Needs(media=True, trusted_types=True),
        cards=cards,
        moment=moment,
        shelf=shelf,
        shelves=tuple(Shelf),
        words=words,
        next_before=found[-1].video_id if len(found) == _PAGE else None,
    )
