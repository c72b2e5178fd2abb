"""/mail/stop: ends notices by mail, from a link in each of them, without signing in."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.notices.stop_link import parts_of
from makeafvdo.entrypoints.http import accepts_raw_request, container_of, public
from shell.page import page

router = APIGatewayHttpRouter()

Token = Annotated[str, Query(max_length=200)]


@router.get("/mail/stop", include_in_schema=False)
@public
def ask_to_stop(token: Token = "") -> Response[str]:
    """Changes nothing: programs that check mail for bad links open each of them."""
    return page(router, "stop_mail.html", is_stopped=False, is_link=parts_of(token) is not None)


@router.post("/mail/stop", include_in_schema=False)
@public
@accepts_raw_request
def stop(token: Token = "") -> Response[str]:
    """The button of the page, and of mail programs (RFC 8058). Safe to repeat."""
    parts = parts_of(token)
    if parts is None or not container_of(router).users.stop_mail(*parts):
        raise NotFound("page_not_found")
    return page(router, "stop_mail.html", is_stopped=True, is_link=True, status=HTTPStatus.OK)
