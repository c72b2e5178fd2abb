"""HTTP in and out: normalised events, session, cross-site protection, one error table, security headers.

Every route needs a session unless it is marked `@public`; every write needs our Origin and the session's CSRF token. A
route with `TAKES_TOKEN` may be called with a marketer's personal token instead, which no browser sends by itself. Every
body is JSON in UTF-8 unless the route is marked `@accepts_raw_request`. Order of the checks: session and origin,
encoding and size, schema. HEAD is GET without the body.
"""

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.event_handler.middlewares.openapi_validation import (
    OpenAPIRequestValidationMiddleware,
    OpenAPIResponseValidationMiddleware,
)
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError, ResponseValidationError
from aws_lambda_powertools.event_handler.openapi.params import Header
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic_core import from_json

from makeafvdo.adapters.tables.sessions import SESSION_LIFE, Session
from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.config import SettingsGroup
from makeafvdo.domain import errors
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.entrypoints.observability import begin_log, logger
from makeafvdo.services.accounts.personal_token import user_of_token

SESSION_COOKIE = "__Host-sid"
_COOKIE_FLAGS = "Path=/; Secure; HttpOnly; SameSite=Lax"
_MAX_BODY_BYTES = 256 * 1024
_MAX_VALUE_CHARS = 8192
"""Limit of one header or query value; API Gateway takes 10,240 bytes of request line and headers together."""
_JSON_TYPE = re.compile(r'(application/json\s*(;\s*charset="?utf-8"?)?)?')
"""A body without a content type is taken as JSON."""
OUR_ADDRESS = r"^/([A-Za-z0-9_-][A-Za-z0-9_/-]*)?(\?[!-~]*)?$"
"""A path of this app with its query: what a redirect may lead to."""
_NO_ROUTE = "no route of ours"
"""A text only the resolver's catch-all for unknown paths matches: a 404 needs no session."""
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

REFUSES = "x-refuses"
FOR_PROGRAMS = "x-for-programs"
TAKES_TOKEN = {FOR_PROGRAMS: True}
"""Of a route's `openapi_extensions`: it answers programs of the marketer's own, with their personal token."""
_BEARER = re.compile(r"bearer +(\S+)", re.IGNORECASE)

RouteT = TypeVar("RouteT", bound=Callable[..., object])
ErrorPage = Callable[[errors.AppError, HTTPStatus], Response[str]]


def to_problem_page(error: errors.AppError, _status: HTTPStatus) -> Response[str]:
    """Redirect a browser to /problem, for functions without pages."""
    return Response(status_code=302, body="", headers={"Location": f"/problem?{urlencode({'code': error.code})}"})


def public(route: RouteT) -> RouteT:
    """Mark a route that answers without a session."""
    route.is_public = True  # type: ignore[attr-defined]
    return route


def accepts_raw_request(route: RouteT) -> RouteT:
    """Mark a route called by others with their own body and query: the route alone validates them."""
    route.accepts_raw_request = True  # type: ignore[attr-defined]
    return route


def refuses(*kinds: type[errors.AppError]) -> dict[str, object]:
    """A route's `openapi_extensions`: errors it may answer beyond those of every route."""
    return {REFUSES: [_status_of(kind).value for kind in kinds]}


class HttpFunction:
    """A Lambda function behind the HTTP API: the routes of `routers`, with the checks above in front of each.

    `error_page` is for browsers, scripts get JSON. `needs` are settings beyond those that every function has.
    """

    def __init__(
        self,
        *routers: APIGatewayHttpRouter,
        error_page: ErrorPage = to_problem_page,
        needs: Sequence[type[SettingsGroup]] = (),
    ) -> None:
        self.app = APIGatewayHttpResolver(json_body_deserializer=_read_json)
        self._error_page = error_page
        self._needs = needs
        self.app.use([_check_request, _validate_request, _validate_response])
        for router in routers:
            self.app.include_router(router)
        self.app.exception_handler(errors.AppError)(self._refuse)
        self.app.exception_handler(RequestValidationError)(self._refuse_shape)
        self.app.exception_handler(ResponseValidationError)(_raise)
        self.app.not_found(self._refuse_path)

    def __call__(self, event: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ANN401 (the Lambda contract)
        return self.answer(event, container_of_process(*self._needs), context)

    def answer(self, event: dict[str, Any], container: Container, context: Any = None) -> dict[str, Any]:  # noqa: ANN401
        """Raises nothing; every response carries the security headers."""
        normalised = _normalised(event)
        begin_log(context, method=event["requestContext"]["http"]["method"], path=normalised["rawPath"])
        self.app.append_context(container=container)
        try:
            response = self.app.resolve(normalised, context)
        except Exception:
            logger.exception("request broke")
            self.app.append_context(container=container)
            refusal = _refusal(
                normalised, errors.Permanent("unexpected"), self._error_page, HTTPStatus.INTERNAL_SERVER_ERROR
            )
            response = {"statusCode": refusal.status_code, "body": refusal.body, "headers": {**refusal.headers}}
        response["headers"] = security_headers() | response.get("headers", {})
        if event["requestContext"]["http"]["method"] == "HEAD":
            response |= {"body": "", "isBase64Encoded": False}
        return response

    def _refuse(self, error: errors.AppError) -> Response[str]:
        event = self.app.current_event.raw_event
        if isinstance(error, errors.Throttled):
            logger.warning("throttled", code=error.code)  # a metric filter of the template counts this code
        if isinstance(error, errors.SignedOut) and _is_navigation(event):
            return _to_sign_in(event)
        return _refusal(event, error, self._error_page)

    def _refuse_shape(self, error: RequestValidationError) -> Response[str]:
        field = ".".join(str(part) for part in error.errors()[0]["loc"][1:]) or "body"
        return self._refuse(errors.Invalid("invalid_request", field=field))

    def _refuse_path(self, _error: Exception) -> Response[str]:
        return self._refuse(errors.NotFound("page_not_found"))


def container_of(router: APIGatewayHttpRouter) -> Container:
    """The container of the request under way."""
    container: Container = router.context["container"]
    return container


def session_of(router: APIGatewayHttpRouter) -> Session:
    """The session of the request under way, found by `_check_request`."""
    session: Session = router.context["session"]
    return session


def user_of(router: APIGatewayHttpRouter) -> str:
    """Who asks, by a session or by a token."""
    return str(router.context["user_id"])


IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=128)]
"""Made with the form: an order that comes twice with it is one."""


def session_cookie(secret: str) -> str:
    return f"{SESSION_COOKIE}={secret}; {_COOKIE_FLAGS}; Max-Age={int(SESSION_LIFE.total_seconds())}"


def cleared_session_cookie() -> str:
    return f"{SESSION_COOKIE}=; {_COOKIE_FLAGS}; Max-Age=0"


def request_cookies(event: Mapping[str, Any]) -> dict[str, str]:
    """Cookies of a normalised event."""
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


def _normalised(event: dict[str, Any]) -> dict[str, Any]:
    """The event as AWS documents it, from any gateway: with `cookies`, a content type and a path; HEAD as GET."""
    headers = event.get("headers") or {}
    headers = headers | {"content-type": headers.get("content-type", "").strip().lower()}
    cookies = event.get("cookies") or [part for part in headers.get("cookie", "").split(";") if part.strip()]
    normalised = event | {"headers": headers, "cookies": cookies, "rawPath": event.get("rawPath") or "/"}
    context = event["requestContext"]
    if context["http"]["method"] == "HEAD":
        normalised["requestContext"] = context | {"http": context["http"] | {"method": "GET"}}
    return normalised


def _check_request(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[str]:
    event = app.current_event.raw_event
    if len(raw_body(event)) > _MAX_BODY_BYTES:
        raise errors.Invalid("request_too_large")
    route = app.context["_route"]
    if not (getattr(route.func, "is_public", False) or route.rule.match(_NO_ROUTE)):
        _find_caller(app, event)
    if not getattr(route.func, "accepts_raw_request", False):
        _refuse_unreadable(app)
    return next_middleware(app)


def _find_caller(app: APIGatewayHttpResolver, event: Mapping[str, Any]) -> None:
    container: Container = app.context["container"]
    if token := _BEARER.fullmatch(event["headers"].get("authorization", "")):
        if FOR_PROGRAMS not in (app.context["_route"].openapi_extensions or {}):
            raise errors.Forbidden("token_not_for_this")
        app.append_context(user_id=user_of_token(token[1], users=container.users, now=container.clock()))
        return
    session = find_session(event, container)
    if session is None:
        raise errors.SignedOut("signed_out")
    app.append_context(session=session, user_id=session.user_id)
    _refuse_cross_site(event, session, container.settings.base_url)


def _validate_request(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[str]:
    if app.context["_route"].enable_validation is False:
        return next_middleware(app)
    return OpenAPIRequestValidationMiddleware().handler(app, next_middleware)


def _validate_response(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[str]:
    """Serialise and validate the route's return value. A mismatch with its type is a bug: 500."""
    if app.context["_route"].enable_validation is False:
        return next_middleware(app)
    return OpenAPIResponseValidationMiddleware(has_response_validation_error=True).handler(app, next_middleware)


def _raise(error: Exception) -> Response[str]:
    """Powertools would answer 422 without logging it."""
    raise error


def _refuse_unreadable(app: APIGatewayHttpResolver) -> None:
    """Check size, encoding and JSON before anything else parses the request. Raises Invalid."""
    event = app.current_event.raw_event
    query = event.get("queryStringParameters") or {}
    for value in (*event["headers"].values(), *query, *query.values()):
        if len(value) > _MAX_VALUE_CHARS:
            raise errors.Invalid("request_too_large")
    if "\0" in "".join((event["rawPath"], *event["headers"].values(), *query, *query.values())):
        raise errors.Invalid("request_unreadable")
    if not event.get("body"):
        return
    if not _JSON_TYPE.fullmatch(event["headers"]["content-type"]):
        raise errors.Invalid("body_not_json")
    try:
        body = app.current_event.json_body  # cached there for the validation that follows
    except ValueError:
        raise errors.Invalid("body_not_json") from None
    if any("\0" in text for text in _texts(body)):
        raise errors.Invalid("request_unreadable")


_read_json = partial(from_json, allow_inf_nan=False)
"""Stricter than `json.loads`: ValueError for nesting of 200, for half a surrogate pair, for NaN."""


def _texts(value: object) -> Iterator[str]:
    """Every string in a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def find_session(event: Mapping[str, Any], container: Container) -> Session | None:
    """The live session of the browser that sent the event, if any."""
    secret = request_cookies(event).get(SESSION_COOKIE)
    return container.sessions.find_session(sha256_hex(secret)) if secret else None


def _refuse_cross_site(event: Mapping[str, Any], session: Session, base_url: str) -> None:
    if event["requestContext"]["http"]["method"] in _SAFE_METHODS:
        return
    if event["headers"].get("origin") != base_url:
        raise errors.Forbidden("foreign_origin")
    if event["headers"].get("x-csrf-token") != session.csrf_token:
        raise errors.Forbidden("stale_page")


def _is_navigation(event: Mapping[str, Any]) -> bool:
    """Whether a browser is navigating to a page, not a script fetching data."""
    return event["requestContext"]["http"]["method"] == "GET" and "text/html" in event["headers"].get("accept", "")


def _to_sign_in(event: Mapping[str, Any]) -> Response[str]:
    """Redirect to /login, which leads back to the requested path."""
    query = f"?{event['rawQueryString']}" if event.get("rawQueryString") else ""
    next_path = "/settings" if event["rawPath"].startswith("/api/") else event["rawPath"] + query
    address = f"/login?{urlencode({'next': next_path})}" if re.fullmatch(OUR_ADDRESS, next_path) else "/login"
    return Response(status_code=302, body="", headers={"Location": address})


def _status_of(kind: type[errors.AppError]) -> HTTPStatus:
    return next(status for each, status in STATUS_OF if issubclass(kind, each))


def _refusal(
    event: Mapping[str, Any], error: errors.AppError, error_page: ErrorPage, status: HTTPStatus | None = None
) -> Response[str]:
    """A page for a browser's navigation, JSON for scripts."""
    chosen = status or _status_of(type(error))
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
