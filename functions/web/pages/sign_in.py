"""/login, and the redirects to Cognito and back."""

import secrets
from typing import Annotated
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.http import OUR_ADDRESS, container_of, public, request_cookies, session_cookie
from makeafvdo.services.accounts.sign_in import Way, finish_sign_in, retry_sign_in, start_sign_in
from shell.in_app import app_inside, outside_address
from shell.page import page
from shell.visitor import browser_language

router = APIGatewayHttpRouter()

_COOKIE = "__Host-sign-in"
NextPath = Annotated[str, Query(alias="next", pattern=OUR_ADDRESS, max_length=6000)]
"""Where to go after signing in: a path of this app, with its query."""


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


def _redirect_uri() -> str:
    return f"{container_of(router).settings.base_url}/auth/callback"


@router.get("/login", include_in_schema=False)
@public
def login(next_path: NextPath = "/videos") -> Response[str]:
    app = container_of(router)
    agent = router.current_event.raw_event["headers"].get("user-agent", "")
    here = f"{app.settings.base_url}/login?{urlencode({'next': next_path})}"
    return page(
        router,
        "login.html",
        next_path=next_path,
        google=app.sign_in_settings.google_sign_in,
        line=app.sign_in_settings.line_sign_in,
        app_inside=app_inside(agent),
        outside_href=outside_address(here, agent),
    )


@router.get("/auth/start", include_in_schema=False)
@public
def start(way: Annotated[Way, Query(alias="with")], next_path: NextPath = "/videos") -> Response[str]:
    app = container_of(router)
    browser_secret = _new_secret()
    address = start_sign_in(
        browser_secret,
        _redirect_uri(),
        next_path,
        way,
        provider=app.identity_provider,
        sessions=app.sessions,
        new_secret=_new_secret,
    )
    cookie = f"{_COOKIE}={browser_secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600"
    return Response(status_code=302, body="", headers={"Location": address, "Set-Cookie": cookie})


@router.get("/auth/callback", include_in_schema=False)
@public
def callback(
    code: Annotated[str, Query()] = "",
    state: Annotated[str, Query()] = "",
    error: Annotated[str, Query()] = "",
    error_description: Annotated[str, Query(alias="error_description")] = "",
) -> Response[str]:
    app = container_of(router)
    if error:
        address = retry_sign_in(
            request_cookies(router.current_event.raw_event).get(_COOKIE, ""),
            state,
            error,
            error_description,
            _redirect_uri(),
            provider=app.identity_provider,
            sessions=app.sessions,
            new_secret=_new_secret,
        )
        return Response(status_code=302, body="", headers={"Location": address})
    signed_in = finish_sign_in(
        request_cookies(router.current_event.raw_event).get(_COOKIE, ""),
        code,
        state,
        _redirect_uri(),
        browser_language(router),
        provider=app.identity_provider,
        sessions=app.sessions,
        users=app.users,
        erasures=app.erasures,
        new_secret=_new_secret,
    )
    headers = {
        "Location": f"{app.settings.base_url}{signed_in.next_path}",
        "Set-Cookie": session_cookie(signed_in.session_secret),
    }
    return Response(status_code=302, body="", headers=headers)


@router.get("/auth/leave", include_in_schema=False)
@public
def leave() -> Response[str]:
    """End Cognito's own session as well, then go home: on a shared phone the next tap on "sign in" asks who it is."""
    app = container_of(router)
    cognito = app.sign_in_settings
    query = {"client_id": cognito.cognito_client_id, "logout_uri": f"{app.settings.base_url}/"}  # as in the template
    return Response(
        status_code=302, body="", headers={"Location": f"{cognito.cognito_login_url}/logout?{urlencode(query)}"}
    )
