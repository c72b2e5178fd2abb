"""The visitor of a page: session, user and language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.adapters.tables.sessions import Session
from makeafvdo.adapters.tables.users import User
from makeafvdo.entrypoints.http import container_of, find_session, request_cookies
from shell.strings import LANGUAGES, Language

LANGUAGE_COOKIE = "__Host-language"
_YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True)
class Visitor:
    """`chosen` is the language picked with this request, to be kept in a cookie."""

    session: Session | None
    user: User | None
    language: Language
    chosen: Language | None


def visitor_of(router: APIGatewayHttpRouter) -> Visitor:
    """The visitor of the request under way; on public pages perhaps without a session."""
    event, app = router.current_event.raw_event, container_of(router)
    session = router.context.get("session") or find_session(event, app)
    user = app.users.get(session.user_id) if session else None
    chosen = _language((event.get("queryStringParameters") or {}).get("lang"))
    if chosen and user and chosen != user.language:
        app.users.set_language(user.user_id, chosen)
    kept = _language(user.language) if user else _cookie_language(event)
    return Visitor(session, user, chosen or kept or "th", chosen)


def language_cookie(language: Language) -> str:
    return f"{LANGUAGE_COOKIE}={language}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={_YEAR_S}"


def anonymous_visitor(router: APIGatewayHttpRouter) -> Visitor:
    """A visitor without session, in the browser's language; reads no table."""
    return Visitor(None, None, browser_language(router), None)


def browser_language(router: APIGatewayHttpRouter) -> Language:
    """The language in this browser's cookie, else Thai."""
    return _cookie_language(router.current_event.raw_event) or "th"


def _cookie_language(event: Mapping[str, Any]) -> Language | None:
    return _language(request_cookies(event).get(LANGUAGE_COOKIE))


def _language(text: str | None) -> Language | None:
    return text if text in LANGUAGES else None
