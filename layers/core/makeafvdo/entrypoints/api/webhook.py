"""/api/tiktok/webhook: signed by TikTok, so it needs neither session nor Origin."""

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.http import accepts_raw_request, container_of, public, raw_body
from makeafvdo.services.tiktok.receive_webhook import receive_webhook

router = APIGatewayHttpRouter()


@router.post("/api/tiktok/webhook", include_in_schema=False)
@public
@accepts_raw_request
def post_webhook() -> Response[str]:
    app = container_of(router)
    event = router.current_event.raw_event
    pair = app.tiktok_app
    receive_webhook(
        event["headers"].get("tiktok-signature", ""),
        raw_body(event),
        client_key=pair.client_key,
        client_secret=pair.client_secret,
        cache=app.cache,
        access=app.tiktok_access,
        sends=app.sends,
        report=app.report_send,
        forget=app.users.forget_connection,
        announce=app.announce_disconnected,
    )
    return Response(status_code=200, body="")
