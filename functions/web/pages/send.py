"""/videos/{id}/send: account, file and what will happen; one tap is the consent to send."""

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.videos import Step, Video, step_after_tap
from makeafvdo.entrypoints.api.video_view import VideoId, own_video, view_of
from makeafvdo.entrypoints.http import container_of
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()


@router.get("/videos/<video_id>/send", include_in_schema=False)
def send_page(video_id: VideoId) -> Response[str]:
    """A video that cannot be sent as it is redirects to its own page, which shows why."""
    app = container_of(router)
    video = own_video(router, video_id)
    if not (_may_be_sent(video) and app.artifacts.has_file_to_send(video)):
        return Response(status_code=302, body="", headers={"Location": f"{app.settings.base_url}/videos/{video_id}"})
    return page(router, "send.html", needs=Needs(media=True, avatars=True), video=view_of(video, app))


def _may_be_sent(video: Video) -> bool:
    try:
        return step_after_tap(video) is Step.SEND and video.mp4_key is not None
    except Conflict:
        return False
