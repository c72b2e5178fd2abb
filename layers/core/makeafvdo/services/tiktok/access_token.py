"""The only place that returns access tokens.

read the row ── enough life left ──► its token
     │ too little
take the lease (compare-and-set) ── taken by another ──► wait for the row to move, use its token
     │ won
ask TikTok ── pair ──► save it at once, use it
     ├── no answer ──► lease left as a mark: the pair may be lost
     └── invalid_grant ──► NEEDS_RECONNECT, if the row has not moved meanwhile
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from pydantic import SecretStr

from makeafvdo.adapters.tables.connections import ConnectionsTable
from makeafvdo.domain.errors import AppError, NeedsReconnect, Permanent, Throttled, Transient
from makeafvdo.domain.tiktok.api import TokenPair
from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus, Tokens

if TYPE_CHECKING:
    from makeafvdo.adapters.kms_vault import KmsVault
    from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp

_NEVER_ARRIVED = "tiktok_unreachable"
DEAD_TOKEN = "tiktok_access_token_invalid"  # noqa: S105 (a code)
_POLL_EVERY_S = 0.25
_MAX_POLLS = 60

AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True)
class TikTokAccess:
    """The parts needed to call TikTok in a marketer's name."""

    connections: ConnectionsTable
    vault: "KmsVault"
    tiktok: "TikTokHttp"
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]


def is_unclear(error: AppError) -> bool:
    """Whether the call that raised this may have had its effect at TikTok all the same."""
    return isinstance(error, Transient) and not isinstance(error, Throttled) and error.code != _NEVER_ARRIVED


def with_access(
    connection: Connection, needed_for_s: int, call: Callable[[SecretStr], AnswerT], *, access: TikTokAccess
) -> AnswerT:
    """`call` with a live token; where TikTok says that the token died early, once more with a fresh one.

    Raises NeedsReconnect when the account has to be connected again, and whatever else `call` raises.
    """
    token = access_token(connection, needed_for_s, access=access)
    try:
        return call(token)
    except NeedsReconnect as error:
        if error.code != DEAD_TOKEN:
            raise
    current = _require_usable(access.connections.find(connection.user_id, connection.connection_id), access)
    if open_tokens(current, access=access).access_token == token:
        return call(_refresh(current, access))
    return call(access_token(current, needed_for_s, access=access))


def access_token(connection: Connection, needed_for_s: int, *, access: TikTokAccess) -> SecretStr:
    """A token that lives for `needed_for_s` seconds more, refreshed only if it would not.

    Of concurrent callers one refreshes and the others wait for its pair. Raises NeedsReconnect where TikTok's consent
    has ended, Transient where TikTok or the refreshing caller did not answer.
    """
    _require_usable(connection, access)
    if connection.access_expires_at - access.clock() >= timedelta(seconds=needed_for_s):
        return open_tokens(connection, access=access).access_token
    return _refresh(connection, access)


def refresh_pair(leased: Connection, refresh_token: SecretStr, *, access: TikTokAccess) -> Connection:
    """Rotate the pair of a connection whose lease the caller holds, and save it before anything else.

    Raises NeedsReconnect where TikTok refuses (the row is left as it is), Transient where it did not answer.
    """
    asked_at = access.clock()
    return _save(leased, access.tiktok.refresh(refresh_token), asked_at, access)


def open_tokens(connection: Connection, *, access: TikTokAccess) -> Tokens:
    """The row's own pair. Raises NeedsReconnect where KMS cannot decrypt it."""
    try:
        return access.vault.open_tokens(
            connection.sealed_tokens, user_id=connection.user_id, connection_id=connection.connection_id
        )
    except Permanent as error:
        if connection.status is ConnectionStatus.CONNECTED:
            access.connections.replace(connection, connection.needs_reconnect(None))
        raise NeedsReconnect(error.code) from None


def _refresh(connection: Connection, access: TikTokAccess) -> SecretStr:
    now = access.clock()
    if connection.refresh_expires_at <= now:
        access.connections.replace(connection, connection.needs_reconnect(None))
        raise NeedsReconnect("tiktok_connection_ended")
    tokens, leased = open_tokens(connection, access=access), connection.leased(now)
    if connection.is_leased(now) or not access.connections.replace(connection, leased):
        return _wait_for_refresh(connection, access)
    try:
        saved = refresh_pair(leased, tokens.refresh_token, access=access)
    except NeedsReconnect:
        raise _mark_needs_reconnect(leased, connection.lease_until, access) from None
    except AppError as error:
        access.connections.replace(leased, leased.released(now if is_unclear(error) else connection.lease_until))
        raise
    return open_tokens(_require_usable(saved, access), access=access).access_token


def _mark_needs_reconnect(leased: Connection, unanswered_since: datetime | None, access: TikTokAccess) -> AppError:
    """The error to raise after TikTok's refusal, which counts only where the row has not changed meanwhile."""
    ended = leased.needs_reconnect(unanswered_since)
    if access.connections.replace(leased, ended):
        return NeedsReconnect(ended.problem(access.clock()) or "tiktok_needs_reconnect")
    _require_usable(access.connections.find(leased.user_id, leased.connection_id), access)
    return Transient("tiktok_refresh_busy")


def _save(leased: Connection, pair: TokenPair, asked_at: datetime, access: TikTokAccess) -> Connection:
    """Save the new pair. A row that is `REVOKING` by now revokes with it; one connected again keeps its own."""
    row: Connection | None = leased
    tokens = Tokens(access_token=pair.access_token, refresh_token=pair.refresh_token)
    sealed = access.vault.seal_tokens(tokens, user_id=leased.user_id, connection_id=leased.connection_id)
    while row is not None and row.connected_at == leased.connected_at:
        saved = row.refreshed(pair, sealed, asked_at)
        if access.connections.replace(row, saved):
            return saved
        row = access.connections.find(leased.user_id, leased.connection_id)
    return _require_usable(row, access)


def _wait_for_refresh(seen: Connection, access: TikTokAccess) -> SecretStr:
    """Poll the row for the token that the holder of the lease is fetching."""
    for _ in range(_MAX_POLLS):
        row = _require_usable(access.connections.find(seen.user_id, seen.connection_id), access)
        if row.version != seen.version and row.access_expires_at > access.clock():
            return open_tokens(row, access=access).access_token
        if not row.is_leased(access.clock()):
            break
        access.sleep(_POLL_EVERY_S)
    raise Transient("tiktok_refresh_busy")


def _require_usable(connection: Connection | None, access: TikTokAccess) -> Connection:
    if connection is None:
        raise NeedsReconnect("tiktok_not_connected")
    if problem := connection.problem(access.clock()):
        raise NeedsReconnect(problem)
    return connection
