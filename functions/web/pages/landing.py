"""/ : what the app does, with example videos; public."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import NotFound
from makeafvdo.entrypoints.http import container_of, public
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()


@router.get("/", include_in_schema=False)
@public
def landing() -> Response[str]:
    return page(router, "landing.html", needs=Needs(media=True), examples=container_of(router).examples.examples)


@router.get("/examples/<name>", include_in_schema=False)
@public
def example(name: Annotated[str, Path(pattern=r"^\w{1,20}\.(mp4|jpg)$")]) -> Response[str]:
    """Redirect to a presigned URL of 10 minutes: the page may be open for longer."""
    if name.partition(".")[0] not in {each.name for each in container_of(router).examples.examples}:
        raise NotFound("page_not_found")
    address = container_of(router).media.presigned_get(f"examples/{name}")
    return Response(status_code=302, body="", headers={"Location": address, "Cache-Control": "private, max-age=300"})
