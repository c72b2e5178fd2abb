"""/settings/delete: what deleting the account deletes, what it cannot, and the tap that does it."""

from itertools import islice

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.http import container_of, session_of
from shell.page import page

router = APIGatewayHttpRouter()

_WITH_TIKTOK = {VideoState.SENDING, VideoState.PROCESSING}
"""Their bytes may have gone, and TikTok has no verdict yet."""
_MOST = 20


@router.get("/settings/delete", include_in_schema=False)
def erase_page() -> Response[str]:
    videos = container_of(router).videos.newest(session_of(router).user_id, None)
    under_way = (video for video in videos if video.state in _WITH_TIKTOK)
    return page(router, "erase.html", may_arrive=[video.title or video.video_id for video in islice(under_way, _MOST)])
