"""/problem: functions without pages redirect a browser here when they refuse a request."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.messages import message_of
from makeafvdo.entrypoints.http import public
from shell.page import page

router = APIGatewayHttpRouter()


@router.get("/problem", include_in_schema=False)
@public
def problem(code: Annotated[str, Query(pattern="^[a-z0-9_]{1,60}$")] = "unexpected") -> Response[str]:
    return page(router, "problem.html", said=message_of(code), may_retry=False)
