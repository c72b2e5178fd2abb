"""/review: what TikTok's reviewers are shown, in English, on staging only."""

from dataclasses import replace

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import NotFound
from makeafvdo.entrypoints.http import container_of
from pages.texts import text
from shell.page import page
from shell.visitor import visitor_of

router = APIGatewayHttpRouter()


@router.get("/review", include_in_schema=False)
def review_page() -> Response[str]:
    if container_of(router).settings.stage != "staging":
        raise NotFound("page_not_found")
    visitor = replace(visitor_of(router), language="en")
    return page(router, "review.html", visitor=visitor, text=text("review", "en"))
