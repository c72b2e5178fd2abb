"""One way to make a page: a template in the visitor's language, with what every page carries."""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from makeafvdo.entrypoints.http import container_of
from shell.policy import Needs, content_security_policy
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
    """`template` rendered with `facts` and the names `_around` gives.

    The part of the file name before the dot is the page's name: it picks the strings its modules get.
    """
    who = visitor or visitor_of(router)
    around = _around(router, template.partition(".")[0], who)
    return Response(
        status_code=status.value,
        content_type="text/html; charset=utf-8",
        body=_templates().get_template(template).render(around | facts),
        headers={
            "Content-Security-Policy": content_security_policy(needs, container_of(router)),
            "Content-Language": who.language,
        }
        | ({"Set-Cookie": language_cookie(who.chose)} if who.chose else {}),
        compress=True,
    )


@cache
def _templates() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent.parent / "templates")
    return Environment(loader=folder, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)


def _around(router: APIGatewayHttpRouter, page_name: str, who: Visitor) -> dict[str, object]:
    event = router.current_event.raw_event
    query = dict(parse_qsl(event.get("rawQueryString") or "")) | {"lang": _OTHER[who.language]}
    return {
        "t": translator(who.language),
        "lang": who.language,
        "other_lang": _OTHER[who.language],
        "other_lang_href": f"?{urlencode(query)}",
        "path": event["rawPath"],
        "page_name": page_name,
        "static": static,
        "signed_in": who.session is not None,
        "csrf_token": who.session.csrf_token if who.session else "",
        "script_strings": script_strings(who.language, page_name),
    }
