"""/videos/{id}/post: caption, hashtags and link for posting by hand in TikTok."""

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from markupsafe import Markup

from makeafvdo.entrypoints.api.video_view import VideoId, own_video, view_of
from makeafvdo.entrypoints.http import container_of
from pages.video import stage_of
from shell.moments import moment
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()


@router.get("/videos/<video_id>/post", include_in_schema=False)
def hand_off_page(video_id: VideoId) -> Response[str]:
    import segno  # for this page alone

    from makeafvdo.services.tiktok.hand_off import hand_off

    app = container_of(router)
    video = own_video(router, video_id)
    given = hand_off(video, artifacts=app.artifacts, sends=app.sends, segment=app.segment, now=app.clock())
    address = f"{app.settings.base_url}/videos/{video_id}/post"
    # Of our own address alone, so it is safe to be markup.
    drawn = segno.make(address, error="m").svg_inline(scale=1, border=2, omitsize=True, svgclass="qr", lineclass=None)
    return page(
        router,
        "hand_off.html",
        needs=Needs(media=True),
        video=view_of(video, app),
        stage=stage_of(video),
        given=given,
        outdated_price=video.outdated_price,
        qr=Markup(drawn),  # noqa: S704  # nosec B704
        moment=moment,
    )
