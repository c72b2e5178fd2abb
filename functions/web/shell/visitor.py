"""Who is looking at a page, and in which language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.adapters.tables.sessions import Session
from makeafvdo.adapters.tables.users import User
from makeafvdo.entrypoints.http import container_of, find_session, request_cookies
from shell.strings import LANGUAGES, Language

LANGUAGE_COOKIE = "__Host-language"
_YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True)
class Visitor:
    """`chose` is the language picked with this very request; it has to be remembered."""

    session: Session | None
    user: User | None
    language: Language
    chose: Language | None


def visitor_of(router: APIGatewayHttpRouter) -> Visitor:
    """The one behind the request under way; on public pages as well, where nobody may be signed in."""
    event, app = router.current_event.raw_event, container_of(router)
    session = router.context.get("session") or find_session(event, app)
    user = app.users.get(session.user_id) if session else None
    chose = _language((event.get("queryStringParameters") or {}).get("lang"))
    if chose and user and chose != user.language:
        app.users.set_language(user.user_id, chose)
    kept = _language(user.language) if user else _cookie_language(event)
    return Visitor(session, user, chose or kept or "th", chose)


def language_cookie(language: Language) -> str:
    return f"{LANGUAGE_COOKIE}={language}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={_YEAR_S}"


def stranger(router: APIGatewayHttpRouter) -> Visitor:
    """The visitor as far as the browser alone tells."""
    return Visitor(None, None, browser_language(router), None)


def browser_language(router: APIGatewayHttpRouter) -> Language:
    """What this browser was last shown without signing in."""
    return _cookie_language(router.current_event.raw_event) or "th"


def _cookie_language(event: Mapping[str, Any]) -> Language | None:
    return _language(request_cookies(event).get(LANGUAGE_COOKIE))


def _language(text: str | None) -> Language | None:
    return cast("Language", text) if text in LANGUAGES else None
