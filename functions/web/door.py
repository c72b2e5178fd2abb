"""Sign in and come back."""

import secrets
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo import bootstrap
from makeafvdo.config import settings
from makeafvdo.entrypoints.http import public, request_cookies, session_cookie
from makeafvdo.services.sign_in import finish_sign_in, start_sign_in

router = APIGatewayHttpRouter()

_COOKIE = "__Host-sign-in"
_PATH = r"^/([\w-][\w/-]*)?$"
"""Where to go after signing in: a path of ours."""


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


def _redirect_uri() -> str:
    return f"{settings().base_url}/auth/callback"


@router.get("/login", include_in_schema=False)
@public
def login(next_path: Annotated[str, Query(alias="next", pattern=_PATH)] = "/settings") -> Response[str]:
    browser_secret = _new_secret()
    address = start_sign_in(
        browser_secret,
        _redirect_uri(),
        next_path,
        provider=bootstrap.identity_provider(),
        sessions=bootstrap.sessions(),
        new_secret=_new_secret,
    )
    cookie = f"{_COOKIE}={browser_secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600"
    return Response(status_code=302, body="", headers={"Location": address, "Set-Cookie": cookie})


@router.get("/auth/callback", include_in_schema=False)
@public
def callback(code: Annotated[str, Query()] = "", state: Annotated[str, Query()] = "") -> Response[str]:
    signed_in = finish_sign_in(
        request_cookies(router.current_event.raw_event).get(_COOKIE, ""),
        code,
        state,
        _redirect_uri(),
        provider=bootstrap.identity_provider(),
        sessions=bootstrap.sessions(),
        users=bootstrap.users(),
        new_secret=_new_secret,
    )
    headers = {
        "Location": f"{settings().base_url}{signed_in.next_path}",
        "Set-Cookie": session_cookie(signed_in.session_secret),
    }
    return Response(status_code=302, body="", headers=headers)
