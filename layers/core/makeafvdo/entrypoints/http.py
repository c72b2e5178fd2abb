"""HTTP in and out: the event made whole, the session, cross-site protection, one error table, security headers.

Every route needs a session unless it is marked `@public`; every write needs our Origin and the session's CSRF token.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo import bootstrap
from makeafvdo.adapters.tables.sessions import Session
from makeafvdo.config import settings
from makeafvdo.domain import errors
from makeafvdo.domain.messages import message_for
from makeafvdo.entrypoints.observability import logger

SESSION_COOKIE = "__Host-sid"
_COOKIE_FLAGS = "Path=/; Secure; HttpOnly; SameSite=Lax"
_MAX_BODY_BYTES = 256 * 1024
_NO_ROUTE = "no route of ours"
"""A text that only the resolver's stand-in for an unknown path matches: what is not there needs no session."""
_SAFE_METHODS = {"GET", "HEAD"}

STATUS_OF = (
    (errors.Throttled, HTTPStatus.TOO_MANY_REQUESTS),
    (errors.Transient, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.Invalid, HTTPStatus.BAD_REQUEST),
    (errors.SignedOut, HTTPStatus.UNAUTHORIZED),
    (errors.Forbidden, HTTPStatus.FORBIDDEN),
    (errors.NotFound, HTTPStatus.NOT_FOUND),
    (errors.Conflict, HTTPStatus.CONFLICT),
    (errors.NeedsReconnect, HTTPStatus.CONFLICT),
    (errors.AppError, HTTPStatus.UNPROCESSABLE_ENTITY),
)

RouteT = TypeVar("RouteT", bound=Callable[..., object])
Handler = Callable[[dict[str, Any], Any], dict[str, Any]]
ErrorPage = Callable[[errors.AppError, HTTPStatus], Response[str]]


def to_problem_page(error: errors.AppError, _status: HTTPStatus) -> Response[str]:
    """Where functions without pages of their own send a person's browser."""
    return Response(status_code=302, body="", headers={"Location": f"/problem?{urlencode({'code': error.code})}"})


def public(route: RouteT) -> RouteT:
    """Mark a route that answers without a session."""
    route.is_public = True  # type: ignore[attr-defined]
    return route


def http_app(*routers: APIGatewayHttpRouter, error_page: ErrorPage = to_problem_page) -> APIGatewayHttpResolver:
    """A resolver with our rules around every route of `routers`. `error_page` is for people, scripts get JSON."""
    app = APIGatewayHttpResolver(enable_validation=True)
    app.use([_admit])
    for router in routers:
        app.include_router(router)

    def refuse(error: errors.AppError) -> Response[str]:
        event = app.current_event.raw_event
        if isinstance(error, errors.SignedOut) and _is_navigation(event):
            return _to_sign_in(event)
        return _refusal(event, error, error_page)

    app.exception_handler(errors.AppError)(refuse)

    @app.exception_handler(RequestValidationError)
    def refuse_shape(error: RequestValidationError) -> Response[str]:
        """Powertools looks at a request's shape before any middleware of ours; who asks matters more."""
        try:
            _check_admission(app)
        except errors.AppError as stranger:
            return refuse(stranger)
        field = ".".join(str(part) for part in error.errors()[0]["loc"][1:]) or "body"
        return refuse(errors.Invalid("invalid_request", field=field))

    @app.not_found
    def refuse_path(_error: Exception) -> Response[str]:
        return refuse(errors.NotFound("page_not_found"))

    return app


def lambda_handler(app: APIGatewayHttpResolver, error_page: ErrorPage = to_problem_page) -> Handler:
    """The Lambda entry of an app: nothing raised gets out, every answer carries the security headers."""

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ANN401 (the Lambda contract)
        whole = _made_whole(event)
        try:
            answer = app.resolve(whole, context)
        except Exception:
            logger.exception("request broke")
            refusal = _refusal(whole, errors.Permanent("unexpected"), error_page, HTTPStatus.INTERNAL_SERVER_ERROR)
            answer = {"statusCode": refusal.status_code, "body": refusal.body, "headers": {**refusal.headers}}
        answer["headers"] = security_headers() | answer.get("headers", {})
        return answer

    return handler


def session_of(router: APIGatewayHttpRouter) -> Session:
    """The session `_admit` found for the request under way."""
    session: Session = router.context["session"]
    return session


def session_cookie(secret: str) -> str:
    return f"{SESSION_COOKIE}={secret}; {_COOKIE_FLAGS}; Max-Age={30 * 24 * 3600}"


def no_session_cookie() -> str:
    return f"{SESSION_COOKIE}=; {_COOKIE_FLAGS}; Max-Age=0"


def hashed(secret: str) -> str:
    """How secrets a browser holds are named in our tables."""
    return hashlib.sha256(secret.encode()).hexdigest()


def request_cookies(event: Mapping[str, Any]) -> dict[str, str]:
    """Cookies of a made-whole event."""
    pairs = (cookie.strip().partition("=") for cookie in event.get("cookies") or [])
    return {name: value for name, _, value in pairs}


def raw_body(event: Mapping[str, Any]) -> bytes:
    """The request's body, byte for byte."""
    body = event.get("body") or ""
    return base64.b64decode(body) if event.get("isBase64Encoded") else str(body).encode()


def security_headers() -> dict[str, str]:
    return {
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
    }


def _made_whole(event: dict[str, Any]) -> dict[str, Any]:
    """The event as AWS documents it, wherever it comes from: `cookies` present, `rawPath` never empty."""
    headers = event.get("headers") or {}
    cookies = event.get("cookies") or [part for part in headers.get("cookie", "").split(";") if part.strip()]
    return event | {"headers": headers, "cookies": cookies, "rawPath": event.get("rawPath") or "/"}


def _admit(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[str]:
    _check_admission(app)
    return next_middleware(app)


def _check_admission(app: APIGatewayHttpResolver) -> None:
    event = app.current_event.raw_event
    if len(raw_body(event)) > _MAX_BODY_BYTES:
        raise errors.Invalid("request_too_large")
    route = app.context["_route"]
    if not (getattr(route.func, "is_public", False) or route.rule.match(_NO_ROUTE)):
        session = find_session(event)
        if session is None:
            raise errors.SignedOut("signed_out")
        app.append_context(session=session)
        _refuse_cross_site(event, session)


def find_session(event: Mapping[str, Any]) -> Session | None:
    """The live session of the browser that sent the event, if any."""
    secret = request_cookies(event).get(SESSION_COOKIE)
    return bootstrap.sessions().find_session(hashed(secret)) if secret else None


def _refuse_cross_site(event: Mapping[str, Any], session: Session) -> None:
    if event["requestContext"]["http"]["method"] in _SAFE_METHODS:
        return
    if event["headers"].get("origin") != settings().base_url:
        raise errors.Forbidden("foreign_origin")
    if event["headers"].get("x-csrf-token") != session.csrf_token:
        raise errors.Forbidden("stale_page")


def _is_navigation(event: Mapping[str, Any]) -> bool:
    """Whether a person's browser is on its way to a page, rather than a script asking for data."""
    return event["requestContext"]["http"]["method"] == "GET" and "text/html" in event["headers"].get("accept", "")


def _to_sign_in(event: Mapping[str, Any]) -> Response[str]:
    """To /login, and from there back to the very address that was asked for."""
    query = f"?{event['rawQueryString']}" if event.get("rawQueryString") else ""
    next_path = "/settings" if event["rawPath"].startswith("/api/") else event["rawPath"] + query
    return Response(status_code=302, body="", headers={"Location": f"/login?{urlencode({'next': next_path})}"})


def _refusal(
    event: Mapping[str, Any], error: errors.AppError, error_page: ErrorPage, status: HTTPStatus | None = None
) -> Response[str]:
    """A page for people, JSON for scripts."""
    chosen = status or next(status for kind, status in STATUS_OF if isinstance(error, kind))
    if _is_navigation(event):
        return error_page(error, chosen)
    body = {"error": {"code": error.code, **message_for(error)}}
    headers = {"Retry-After": str(error.retry_after_s)} if isinstance(error, errors.Throttled) else {}
    return Response(
        status_code=chosen.value,
        content_type="application/json; charset=utf-8",
        body=json.dumps(body, ensure_ascii=False),
        headers=headers,
    )
