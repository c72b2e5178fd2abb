"""/api/me: the user and preferences, the personal token; and signing out."""

import secrets
from typing import Literal

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, ValidationError

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.notices.push import PushSubscription, browser_id_of
from makeafvdo.domain.speech.pronunciations import checked_pronunciations
from makeafvdo.domain.videos.options import Options
from makeafvdo.entrypoints.http import cleared_session_cookie, container_of, session_of
from makeafvdo.services.accounts.personal_token import make_token

router = APIGatewayHttpRouter()


class Me(BaseModel):
    user_id: str
    language: str
    default_connection_id: str | None
    defaults: Options
    """What a new video starts with."""
    own_words: dict[str, str]
    """How words of one's own are read by a voice: as written → in Thai letters."""
    allows_preview_voice: bool
    """Whether a video with the embedded voice may be sent before it was heard."""
    wants_mail: bool
    """Whether notices go to the address one signs in with."""
    csrf_token: str
    """Goes into the `X-CSRF-Token` header of every write."""


class Preferences(BaseModel):
    """What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    language: Literal["th", "en"] | None = None
    defaults: Options | None = None
    own_words: dict[str, str] | None = None
    allows_preview_voice: bool | None = None
    wants_mail: bool | None = None


class NewToken(BaseModel):
    token: str
    """Goes into `Authorization: Bearer …`. It is shown here and never again."""


@router.get("/api/me", summary="Who is signed in")
def get_me() -> Me:
    session = session_of(router)
    user = container_of(router).users.get(session.user_id)
    return Me(**user.model_dump(), csrf_token=session.csrf_token)


@router.patch("/api/me", summary="Language, defaults, pronunciations, the preview voice and notices")
def patch_me(preferences: Preferences) -> Me:
    app = container_of(router)
    user_id = session_of(router).user_id
    if preferences.language:
        app.users.set_language(user_id, preferences.language)
    if preferences.defaults:
        app.users.set_defaults(user_id, preferences.defaults)
    if preferences.own_words is not None:
        app.users.set_own_words(user_id, checked_pronunciations(preferences.own_words).own_words)
    if preferences.allows_preview_voice is not None:
        app.users.set_allows_preview_voice(user_id, allows=preferences.allows_preview_voice)
    if preferences.wants_mail:
        app.users.start_mail(user_id, secrets.token_urlsafe(32))
    elif preferences.wants_mail is False:
        app.users.stop_mail(user_id)
    return get_me()


@router.post("/api/me/token", status_code=201, summary="Make the personal token; an earlier one is valid no longer")
def post_token() -> NewToken:
    app = container_of(router)
    user_id = session_of(router).user_id
    return NewToken(token=make_token(user_id, secrets.token_urlsafe(32), users=app.users, now=app.clock()))


@router.delete("/api/me/token", status_code=204, summary="Revoke the personal token")
def delete_token() -> Response[str]:
    container_of(router).users.remove_personal_token(session_of(router).user_id)
    return Response(status_code=204, body="")


class PushKeys(BaseModel):
    p256dh: str
    auth: str


class NewBrowser(BaseModel):
    """As `PushSubscription.toJSON()` of a browser gives it."""

    endpoint: str
    keys: PushKeys


class GoneBrowser(BaseModel):
    model_config = ConfigDict(extra="forbid")

    endpoint: str


class PushOffer(BaseModel):
    public_key: str
    """`applicationServerKey` of the subscription."""


@router.get("/api/me/push", summary="What a browser subscribes to notices with")
def get_push() -> PushOffer:
    return PushOffer(public_key=container_of(router).vapid_key.public)


@router.post("/api/me/push", status_code=204, summary="Show notices in this browser")
def post_push(browser: NewBrowser) -> Response[str]:
    given = {"endpoint": browser.endpoint, "p256dh": browser.keys.p256dh, "auth": browser.keys.auth}
    try:
        subscription = PushSubscription.model_validate(given)
    except ValidationError:
        raise Invalid("invalid_request", field="endpoint") from None
    container_of(router).users.add_push_browser(session_of(router).user_id, subscription)
    return Response(status_code=204, body="")


@router.delete("/api/me/push", status_code=204, summary="Show notices in this browser no longer")
def delete_push(browser: GoneBrowser) -> Response[str]:
    container_of(router).users.remove_push_browser(session_of(router).user_id, browser_id_of(browser.endpoint))
    return Response(status_code=204, body="")


@router.post("/api/session/end", status_code=204, summary="Sign out")
def end_session() -> Response[str]:
    container_of(router).sessions.delete_session(session_of(router).session_hash)
    return _signed_out()


@router.post("/api/session/end-all", status_code=204, summary="Sign out on every device")
def end_all_sessions() -> Response[str]:
    container_of(router).sessions.delete_sessions_of(session_of(router).user_id)
    return _signed_out()


def _signed_out() -> Response[str]:
    return Response(status_code=204, body="", cookies=None, headers={"Set-Cookie": cleared_session_cookie()})
