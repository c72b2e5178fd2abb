"""/api/tiktok: connect an account, see the accounts, agree to sending without a tap, disconnect one."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from makeafvdo.adapters.tables.sessions import Session
from makeafvdo.adapters.tables.users import User
from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import Conflict, NotFound, Transient
from makeafvdo.domain.messages import MESSAGES, BilingualText, message_of
from makeafvdo.entrypoints.http import accepts_raw_request, container_of, refuses, session_of
from makeafvdo.services.tiktok.accounts import Account, choose_default, list_accounts, replace_default
from makeafvdo.services.tiktok.connect import Callback, ConnectOutcome, finish_connect, start_connect
from makeafvdo.services.tiktok.disconnect import disconnect
from makeafvdo.services.tiktok.standing_consent import give_standing_consent, withdraw_standing_consent
from makeafvdo.services.tiktok.stored_rows import StoredRows, read_stored_rows

router = APIGatewayHttpRouter()


class AccountView(Account):
    said: BilingualText | None
    """What `problem` means."""
    standing_consent_at: datetime | None
    """Since when videos may go to the account without a tap on each; None where that was not agreed to."""


class AccountList(BaseModel):
    accounts: list[AccountView]


class ThisAccount(BaseModel):
    model_config = ConfigDict(extra="forbid")

    connection_id: str = Field(min_length=1, max_length=64)


class ReadConsent(ThisAccount):
    text_version: str = Field(min_length=1, max_length=64)
    """Of the words that were shown."""


class Disconnected(BaseModel):
    code: str
    said: BilingualText
    may_still_arrive: tuple[str, ...]
    """Ids of videos TikTok gave no verdict on."""


@router.get("/api/tiktok/connect", status_code=302, summary="To TikTok's consent page")
def get_connect(
    *,
    always_ask: Annotated[bool, Query()] = False,
    next_path: Annotated[str | None, Query(alias="next", pattern=r"^/videos/[0-9a-z]{26}(/send)?$")] = None,
) -> Response[str]:
    """`next`: the page of a video that waits for the account, shown again once it is connected."""
    app = container_of(router)
    session = session_of(router)
    address = start_connect(
        session.user_id,
        session.session_hash,
        _redirect_uri(),
        next_path,
        always_ask=always_ask,
        sessions=app.sessions,
        access=app.tiktok_access,
        new_secret=lambda: secrets.token_urlsafe(32),
    )
    return Response(status_code=302, body="", headers={"Location": address})


@router.get("/api/tiktok/callback", status_code=302, summary="Where TikTok sends the browser back to")
@accepts_raw_request
def get_callback() -> Response[str]:
    app = container_of(router)
    outcome = _callback_outcome(router.current_event.query_string_parameters, session_of(router), app)
    if (connection := outcome.connection) and app.users.get(connection.user_id).default_connection_id is None:
        app.users.set_default_connection(connection.user_id, connection.connection_id)
    message = {"message": outcome.code} | ({"ask_again": "1"} if outcome.ask_again else {})
    address = outcome.next_path or f"/settings?{urlencode(message)}"
    return Response(status_code=302, body="", headers={"Location": f"{app.settings.base_url}{address}"})


@router.get("/api/tiktok/accounts", summary="The user's TikTok accounts, live")
def get_accounts() -> AccountList:
    app = container_of(router)
    user = app.users.get(session_of(router).user_id)
    accounts = list_accounts(user.user_id, user.default_connection_id, access=app.tiktok_access, sends=app.sends)
    return AccountList(accounts=[_view(account, user) for account in accounts])


@router.get(
    "/api/tiktok/stored",
    summary="What is stored about the user's TikTok accounts; on staging only",
    openapi_extensions=refuses(NotFound),
)
def get_stored() -> StoredRows:
    app = container_of(router)
    if app.settings.stage != "staging":
        raise NotFound("page_not_found")
    return read_stored_rows(session_of(router).user_id, connections=app.connections, sends=app.sends)


@router.post(
    "/api/tiktok/default",
    status_code=204,
    summary="Choose the account videos go to",
    openapi_extensions=refuses(NotFound),
)
def post_default(order: ThisAccount) -> Response[str]:
    app = container_of(router)
    user_id = session_of(router).user_id
    choose_default(user_id, order.connection_id, access=app.tiktok_access, users=app.users)
    return Response(status_code=204, body="")


@router.post(
    "/api/tiktok/standing-consent",
    status_code=204,
    summary="Agree that videos go to the account without a tap on each",
    openapi_extensions=refuses(NotFound, Conflict),
)
def post_standing_consent(order: ReadConsent) -> Response[str]:
    app = container_of(router)
    give_standing_consent(
        session_of(router).user_id,
        order.connection_id,
        order.text_version,
        is_offered=app.settings.offers_standing_consent,
        access=app.tiktok_access,
        users=app.users,
        now=app.clock(),
    )
    return Response(status_code=204, body="")


@router.post("/api/tiktok/standing-consent/withdraw", status_code=204, summary="Withdraw that consent at once")
def post_withdrawal(order: ThisAccount) -> Response[str]:
    app = container_of(router)
    withdraw_standing_consent(
        session_of(router).user_id,
        order.connection_id,
        users=app.users,
        sends=app.sends,
        videos=app.videos,
        report=app.report_send,
        now=app.clock(),
    )
    return Response(status_code=204, body="")


@router.post(
    "/api/tiktok/disconnect",
    summary="Revoke at TikTok and delete the account here",
    openapi_extensions=refuses(NotFound, Transient),
)
def post_disconnect(order: ThisAccount) -> Disconnected:
    app = container_of(router)
    user_id = session_of(router).user_id
    app.users.remove_standing_consent(user_id, order.connection_id)  # first: the same row may be connected again
    outcome = disconnect(
        user_id,
        order.connection_id,
        access=app.tiktok_access,
        sends=app.sends,
        report=app.report_send,
        announce=app.announce_disconnected,
    )
    replace_default(user_id, order.connection_id, access=app.tiktok_access, users=app.users)
    said = MESSAGES[outcome.code].filled()
    return Disconnected(code=outcome.code, said=said, may_still_arrive=outcome.may_still_arrive)


def _callback_outcome(query: Mapping[str, str], session: Session, app: Container) -> ConnectOutcome:
    try:
        callback = Callback.model_validate(query)
    except ValidationError:  # longer than anything TikTok sends
        return ConnectOutcome("tiktok_connect_failed")
    return finish_connect(
        session.user_id,
        session.session_hash,
        _redirect_uri(),
        callback,
        sessions=app.sessions,
        access=app.tiktok_access,
        new_id=app.new_id,
    )


def _view(account: Account, user: User) -> AccountView:
    consent = user.standing_consents.get(account.connection_id)
    return AccountView(
        **dict(account),
        said=message_of(account.problem) if account.problem else None,
        standing_consent_at=consent.at if consent and consent.is_in_force else None,
    )


def _redirect_uri() -> str:
    return f"{container_of(router).settings.base_url}/api/tiktok/callback"
