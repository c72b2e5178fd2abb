"""The page shown in place of one that cannot be: what happened, and what to do now."""

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import AppError, Transient
from makeafvdo.domain.messages import message_for
from shell.page import page
from shell.visitor import anonymous_visitor

router = APIGatewayHttpRouter()
"""Without routes; gives access to the request under way."""


def error_page(error: AppError, status: HTTPStatus) -> Response[str]:
    broke = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    # The visitor's session is in a table, and the tables may be what broke.
    visitor = anonymous_visitor(router) if broke else None
    facts: dict[str, Any] = {"said": message_for(error), "may_retry": broke or isinstance(error, Transient)}
    return page(router, "problem.html", status=status, visitor=visitor, **facts)
