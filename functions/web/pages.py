"""The landing page and Settings."""

from functools import cache
from pathlib import Path
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from jinja2 import Environment, FileSystemLoader

from makeafvdo import bootstrap
from makeafvdo.domain.sentences import SENTENCES
from makeafvdo.entrypoints.http import public, session_of

router = APIGatewayHttpRouter()
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@cache
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _page(template: str, **facts: object) -> Response[str]:
    body = _templates().get_template(template).render(**facts)
    headers = {"Content-Security-Policy": _POLICY}
    return Response(status_code=200, content_type="text/html; charset=utf-8", body=body, headers=headers)


@router.get("/", include_in_schema=False)
@public
def landing() -> Response[str]:
    return _page("landing.html")


@router.get("/style.css", include_in_schema=False)
@public
def style() -> Response[str]:
    body = (Path(__file__).parent / "templates" / "style.css").read_text()
    return Response(status_code=200, content_type="text/css", body=body, headers={"Cache-Control": "max-age=300"})


@router.get("/settings", include_in_schema=False)
def settings_page(message: Annotated[str, Query(pattern="^[a-z_]{0,60}$")] = "", ask_again: str = "") -> Response[str]:
    user = bootstrap.users().get(session_of(router).user_id)
    said = SENTENCES.get(message)
    return _page("settings.html", user=user, said=said, ask_again=bool(ask_again))
