"""/api/tiktok/webhook: signed by TikTok, so it needs neither session nor Origin."""

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo import bootstrap
from makeafvdo.entrypoints.http import public, raw_body
from makeafvdo.services.tiktok.receive_webhook import receive_webhook

router = APIGatewayHttpRouter()


@router.post("/api/tiktok/webhook", include_in_schema=False)
@public
def post_webhook() -> Response[str]:
    event = router.current_event.raw_event
    app = bootstrap.tiktok_app()
    receive_webhook(
        event["headers"].get("tiktok-signature", ""),
        raw_body(event),
        client_key=app.client_key,
        client_secret=app.client_secret,
        cache=bootstrap.cache_table(),
        access=bootstrap.tiktok_access(),
        sends=bootstrap.sends(),
        tell=bootstrap.tell(),
    )
    return Response(status_code=200, body="")
