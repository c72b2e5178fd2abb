"""Disconnect a TikTok account: hide it, settle its sends, revoke the consent at TikTok, delete the row.

A row in `REVOKING` is hidden everywhere, and its pair is used only to revoke.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from pydantic import SecretStr

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import AppError, NeedsReconnect, Transient
from makeafvdo.domain.tiktok.connections import REVOKE_EVERY, Connection, ConnectionStatus
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.services.tiktok.access_token import TikTokAccess, open_tokens, refresh_pair
from makeafvdo.services.tiktok.send_ledger import ReportSend, settle_sends_of

AnnounceDisconnected = Callable[[Connection], None]
"""Tells other programs, the same each time. Raises Transient where it could not."""
NOT_SENT = "tiktok_disconnected_before_send"
_CALLS_TAKE = timedelta(minutes=1)
_TRIES = 5


@dataclass(frozen=True)
class DisconnectOutcome:
    """What happened, as a code with a sentence. `may_still_arrive`: ids of videos TikTok gave no verdict on."""

    code: str
    may_still_arrive: tuple[str, ...] = ()


def disconnect(
    user_id: str,
    connection_id: str,
    *,
    access: TikTokAccess,
    sends: SendsTable,
    report: ReportSend,
    announce: AnnounceDisconnected,
) -> DisconnectOutcome:
    """Safe to repeat. Raises NotFound for an account that is not the user's (any more).

    `tiktok_disconnected`: TikTok has ended the consent and the pair is deleted. `tiktok_revoking`: hidden, and the
    revoke is tried again for 24 hours.
    """
    hidden = _mark_revoking(user_id, connection_id, access)
    return finish_revocation(hidden, access=access, sends=sends, report=report, announce=announce)


def finish_revocation(
    connection: Connection,
    *,
    access: TikTokAccess,
    sends: SendsTable,
    report: ReportSend,
    announce: AnnounceDisconnected,
) -> DisconnectOutcome:
    """One try to revoke and delete a `REVOKING` connection. The sweep repeats it until the row is gone.

    `tiktok_revoke_given_up`: deleted after 24 hours without a successful revoke. Other programs are told just before
    the row goes. Where they cannot be, the row stays for another try, for those 24 hours at most.
    """
    now = access.clock()
    leased = connection.leased(now)
    if connection.is_leased(now) or not access.connections.replace(connection, leased):
        return DisconnectOutcome("tiktok_revoking")
    code, token = "tiktok_disconnected", None
    try:
        leased, token = _token(leased, access)
    except AppError as error:
        code = _code_after(error, connection, now)
    fetch_status = partial(access.tiktok.fetch_status, token) if token else None
    ended = settle_sends_of(leased, NOT_SENT, fetch_status, sends=sends, access=access, report=report)
    try:
        if token:
            access.tiktok.revoke(token)
    except AppError as error:
        code = _code_after(error, connection, now)
    if code != "tiktok_revoking":
        code = _announced(connection, code, announce, now)
    if code == "tiktok_revoking":
        next_try = min(now + REVOKE_EVERY, connection.refresh_expires_at)
        access.connections.replace(leased, leased.released(next_try))
    else:
        delete_account(leased, access=access, sends=sends)
    return DisconnectOutcome(code, tuple(send.video_id for send in ended if send.state is SendState.UNCONFIRMED))


def _announced(connection: Connection, code: str, announce: AnnounceDisconnected, now: datetime) -> str:
    """The outcome: `code`, or `tiktok_revoking` where the announcement has to be tried again."""
    try:
        announce(connection)
    except Transient:
        return "tiktok_revoking" if now < connection.refresh_expires_at else code
    return code


def delete_account(connection: Connection, *, access: TikTokAccess, sends: SendsTable) -> bool:
    """Delete an account and its sends; False where its row has changed meanwhile (the sends are gone all the same)."""
    sends.delete_of_connection(connection.connection_id)
    return access.connections.delete(connection)


def _mark_revoking(user_id: str, connection_id: str, access: TikTokAccess) -> Connection:
    for _ in range(_TRIES):
        row = access.connections.get(user_id, connection_id)
        if row.status is ConnectionStatus.REVOKING:
            return row
        hidden = row.revoking(access.clock())
        if access.connections.replace(row, hidden):
            return hidden
    raise Transient("tiktok_refresh_busy")


def _token(leased: Connection, access: TikTokAccess) -> tuple[Connection, SecretStr]:
    """A token to poll and revoke with, refreshed only where the stored one has expired."""
    tokens = open_tokens(leased, access=access)
    if leased.access_expires_at > access.clock() + _CALLS_TAKE:
        return leased, tokens.access_token
    saved = refresh_pair(leased, tokens.refresh_token, access=access)
    return saved, open_tokens(saved, access=access).access_token


def _code_after(error: AppError, connection: Connection, now: datetime) -> str:
    """The outcome of an error: consent that has ended already counts as revoked."""
    if isinstance(error, NeedsReconnect):
        return "tiktok_revoke_given_up" if error.code == "tokens_unreadable" else "tiktok_disconnected"
    return "tiktok_revoking" if now < connection.refresh_expires_at else "tiktok_revoke_given_up"
