"""Connect a TikTok account: send the marketer to TikTok's consent page, and handle the redirect back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.adapters.tables.connections import Claim
from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.domain.errors import AppError, Conflict, Invalid, Transient, Unreadable
from makeafvdo.domain.messages.tiktok import code_for
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.tiktok.api import TokenPair
from makeafvdo.domain.tiktok.connections import Connection, Tokens, connected
from makeafvdo.services.tiktok.access_token import TikTokAccess

STATE_LIFE = timedelta(minutes=10)
_PURPOSE = "tiktok_connect"
_TRIES = 5


class Callback(BaseModel):
    """What TikTok's redirect carries. `error_type` is undocumented, but has been seen."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    code: str = Field(default="", max_length=2048)
    state: str = Field(default="", max_length=256)
    error: str = Field(default="", max_length=256)
    error_type: str = Field(default="", max_length=256)


@dataclass(frozen=True)
class ConnectOutcome:
    """The result, as a code with a sentence. `ask_again`: offer to connect again with the consent page shown."""

    code: str
    connection: Connection | None = None
    ask_again: bool = False
    next_path: str | None = None
    """The page the marketer came from; set on success."""


def start_connect(
    user_id: str,
    session_hash: str,
    redirect_uri: str,
    next_path: str | None = None,
    *,
    always_ask: bool,
    sessions: SessionsTable,
    access: TikTokAccess,
    new_secret: Callable[[], str],
) -> str:
    """The URL of TikTok's consent page, with a state that this browser may use once within ten minutes.

    `new_secret` gives 256 random bits as text. `always_ask` shows the page even after an earlier consent: to
    choose another account, and after a permission was left out.
    """
    state, kept = new_secret(), {"next_path": next_path} if next_path else {}
    sessions.put_state(sha256_hex(state), session_hash, user_id, _PURPOSE, access.clock() + STATE_LIFE, **kept)
    return access.tiktok.authorize_url(redirect_uri, state, always_ask=always_ask)


def finish_connect(
    user_id: str,
    session_hash: str,
    redirect_uri: str,
    callback: Callback,
    *,
    sessions: SessionsTable,
    access: TikTokAccess,
    new_id: Callable[[], str],
) -> ConnectOutcome:
    """Exchange the code once and keep the account. Every failure is an outcome with a code, never an exception."""
    try:
        next_path = _take_state(user_id, session_hash, callback, sessions)
        asked_at = access.clock()
        pair = access.tiktok.exchange_code(callback.code, redirect_uri)
        connection = _save_account(user_id, pair, asked_at, access, new_id)
    except Transient:
        return ConnectOutcome("tiktok_connect_unreachable")
    except AppError as error:
        return ConnectOutcome(_CODE_HERE.get(error.code, error.code))
    if not connection.may_upload:
        return ConnectOutcome("tiktok_scope_missing", connection, ask_again=True)
    return ConnectOutcome("tiktok_connected", connection, next_path=next_path)


_CODE_HERE = {"tiktok_invalid_grant": "tiktok_code_refused", "tiktok_refused": "tiktok_connect_failed"}
"""Codes with another meaning while connecting."""


def _take_state(user_id: str, session_hash: str, callback: Callback, sessions: SessionsTable) -> str | None:
    """Delete the state, then check it; returns its `next_path`. A refusal of TikTok's may come without a state."""
    state = sessions.take_state(sha256_hex(callback.state)) if callback.state else None
    if callback.error_type == "non_sandbox_target":
        raise Invalid("tiktok_non_sandbox_target")
    if callback.error:
        raise Invalid(_CODE_HERE.get(code := code_for(callback.error), code))
    if state is None:
        raise Invalid(
            "tiktok_connect_expired" if sessions.has_state(sha256_hex(callback.state)) else "tiktok_connect_stale"
        )
    if (state.get("user_id"), state["session_hash"], state["purpose"]) != (user_id, session_hash, _PURPOSE):
        raise Invalid("tiktok_connect_foreign")
    if not callback.code:
        raise Invalid("tiktok_connect_failed")
    return state.get("next_path")


def _save_account(
    user_id: str, pair: TokenPair, asked_at: datetime, access: TikTokAccess, new_id: Callable[[], str]
) -> Connection:
    """Save the account in the row it had, else in a new one. Raises Conflict for an account of another user."""
    for _ in range(_TRIES):
        claim = access.connections.find_claim(pair.open_id)
        if claim is not None and claim.user_id != user_id:
            # The pair is dropped, not revoked: a revoke would end the other user's consent as well.
            raise Conflict("tiktok_account_taken")
        kept = _reconnect(claim, pair, asked_at, access) if claim else _create(user_id, pair, asked_at, access, new_id)
        if kept is not None:
            return kept
    raise Conflict("tiktok_connect_failed")


def _create(
    user_id: str, pair: TokenPair, asked_at: datetime, access: TikTokAccess, new_id: Callable[[], str]
) -> Connection | None:
    connection_id = new_id()
    fresh = connected(user_id, connection_id, pair, _seal(user_id, connection_id, pair, access), asked_at)
    return fresh if access.connections.create(fresh) else None


def _reconnect(claim: Claim, pair: TokenPair, asked_at: datetime, access: TikTokAccess) -> Connection | None:
    try:
        row = access.connections.find(claim.user_id, claim.connection_id)
    except Unreadable:
        access.connections.delete_unreadable(claim.user_id, claim.connection_id)
        row = None
    if row is None:
        access.connections.release_claim(pair.open_id, claim.connection_id)
        return None
    if row.connected_at > asked_at:
        return row  # connected again, with a pair requested later than this one
    fresh = row.reconnected(pair, _seal(claim.user_id, claim.connection_id, pair, access), asked_at)
    return fresh if access.connections.replace(row, fresh) else None


def _seal(user_id: str, connection_id: str, pair: TokenPair, access: TikTokAccess) -> bytes:
    tokens = Tokens(access_token=pair.access_token, refresh_token=pair.refresh_token)
    return access.vault.seal_tokens(tokens, user_id=user_id, connection_id=connection_id)
