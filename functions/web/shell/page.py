"""Render a page: a template in the visitor's language, with the values every page needs."""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from makeafvdo.entrypoints.http import container_of
from shell.policy import Needs, content_security_policy, permissions_policy
from shell.static import static
from shell.strings import Language, script_strings, translator
from shell.visitor import Visitor, language_cookie, visitor_of

_NOTHING = Needs()
_OTHER: dict[Language, Language] = {"th": "en", "en": "th"}


def page(
    router: APIGatewayHttpRouter,
    template: str,
    *,
    needs: Needs = _NOTHING,
    status: HTTPStatus = HTTPStatus.OK,
    visitor: Visitor | None = None,
    **facts: object,
) -> Response[str]:
    """`template` rendered with `facts` and the names `_base_context` gives.

    The part of the file name before the dot is the page's name: it picks the strings its modules get.
    """
    visitor = visitor or visitor_of(router)
    context = _base_context(router, template.partition(".")[0], visitor)
    return Response(
        status_code=status.value,
        content_type="text/html; charset=utf-8",
        body=_templates().get_template(template).render(context | facts),
        headers={
            "Content-Security-Policy": content_security_policy(needs, container_of(router)),
            "Permissions-Policy": permissions_policy(needs),
            "Content-Language": visitor.language,
        }
        | ({"Set-Cookie": language_cookie(visitor.chosen)} if visitor.chosen else {}),
        compress=True,
    )


@cache
def _templates() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent.parent / "templates")
    return Environment(loader=folder, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)


def _base_context(router: APIGatewayHttpRouter, page_name: str, visitor: Visitor) -> dict[str, object]:
    event = router.current_event.raw_event
    query = dict(parse_qsl(event.get("rawQueryString") or "")) | {"lang": _OTHER[visitor.language]}
    return {
        "t": translator(visitor.language),
        "lang": visitor.language,
        "other_lang": _OTHER[visitor.language],
        "other_lang_href": f"?{urlencode(query)}",
        "path": event["rawPath"],
        "stage": container_of(router).settings.stage,
        "page_name": page_name,
        "static": static,
        "signed_in": visitor.session is not None,
        "csrf_token": visitor.session.csrf_token if visitor.session else "",
        "script_strings": script_strings(visitor.language, page_name),
    }
