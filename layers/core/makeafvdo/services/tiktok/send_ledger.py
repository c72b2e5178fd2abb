"""Ask TikTok for the status of a send, and end sends that cannot be continued."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import AppError, NeedsReconnect, Transient
from makeafvdo.domain.messages.tiktok import code_for
from makeafvdo.domain.tiktok.api import PublishState, PublishStatus
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.sends import Send, SendState
from makeafvdo.services.tiktok.access_token import TikTokAccess, with_access

ReportSend = Callable[[Send], None]
"""Writes the outcome of a send on its video's row; safe to repeat."""
FetchStatus = Callable[[str], PublishStatus]
STATUS_CALL_TAKES_S = 60


def fetch_status_of(send: Send, *, access: TikTokAccess) -> PublishStatus:
    """TikTok's status of a send that has a `publish_id`. Raises NeedsReconnect when its account cannot be used."""
    publish_id, connection = send.publish_id, access.connections.find(send.user_id, send.connection_id)
    if connection is None or publish_id is None:
        raise NeedsReconnect("tiktok_not_connected")
    return with_access(
        connection, STATUS_CALL_TAKES_S, lambda token: access.tiktok.fetch_status(token, publish_id), access=access
    )


def record_status(send: Send, status: PublishStatus, *, sends: SendsTable, access: TikTokAccess) -> Send:
    """Store TikTok's verdict, if it is one; the send as stored. Raises Transient where another writer was first."""
    changed = _with_verdict(send, status, access)
    return send if changed is send else advance(send, changed, sends=sends)


def advance(old: Send, new: Send, *, sends: SendsTable) -> Send:
    """Replace a send by its next state. Raises Transient where another writer was first."""
    if not sends.replace(old, new):
        raise Transient("send_overtaken")
    return new


def stop_sending(connection_id: str, video_id: str, reason: str, *, sends: SendsTable, now: datetime) -> Send | None:
    """End the send of a run that was cut off: FAILED(`reason`) if no byte can have gone; else the sweep continues it.

    None where the video has no send.
    """
    send = sends.latest(connection_id, video_id)
    if send is None or send.is_settled or send.may_have_arrived:
        return send
    return advance(send, send.failed(reason, now).due(None), sends=sends)


def settle_sends_of(
    connection: Connection,
    reason: str,
    fetch_status: FetchStatus | None,
    *,
    sends: SendsTable,
    access: TikTokAccess,
    report: ReportSend,
) -> list[Send]:
    """End every unfinished send of an account that is about to be deleted, and report to their videos.

    `fetch_status`, where a token is left, is called once for each send that may have arrived. Without a verdict such a
    send ends UNCONFIRMED; one that never began its PUT ends FAILED(`reason`).
    """
    ended = []
    for send in sends.of_connection(connection.connection_id):
        if send.due_at is not None:
            settled = _settle(send, reason, fetch_status, sends, access)
            report(settled)
            ended.append(advance(settled, settled.due(None), sends=sends))
    return ended


def _settle(send: Send, reason: str, fetch_status: FetchStatus | None, sends: SendsTable, access: TikTokAccess) -> Send:
    if fetch_status and send.may_have_arrived and send.publish_id:
        with suppress(AppError):
            send = record_status(send, fetch_status(send.publish_id), sends=sends, access=access)
    ended = send.given_up(reason, access.clock())
    return send if ended is send else advance(send, ended, sends=sends)


def _with_verdict(send: Send, status: PublishStatus, access: TikTokAccess) -> Send:
    now = access.clock()
    match status.state:
        case PublishState.PUBLISH_COMPLETE if send.state is not SendState.PUBLISHED:
            return send.published(now)
        case PublishState.SEND_TO_USER_INBOX if not send.has_arrived:
            return send.in_inbox(now)
        case PublishState.FAILED if not send.has_arrived and send.state is not SendState.FAILED:
            return send.failed(code_for(status.fail_reason or "internal"), now)
        case PublishState.PROCESSING if send.state is SendState.SENDING and status.uploaded_bytes == send.mp4_bytes:
            return send.sent(now)
    return send
