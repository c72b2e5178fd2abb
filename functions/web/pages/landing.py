"""/ : what it does, before anybody signs in."""

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.http import public
from shell.page import page

router = APIGatewayHttpRouter()


@router.get("/", include_in_schema=False)
@public
def landing() -> Response[str]:
    return page(router, "landing.html")
