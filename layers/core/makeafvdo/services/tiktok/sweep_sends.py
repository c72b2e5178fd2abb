"""The sweep's work on TikTok, every minute: sends that are due, and accounts that still have to be revoked."""

from collections.abc import Callable
from datetime import datetime, timedelta

from makeafvdo.adapters.tables.connections import DueRevocation
from makeafvdo.adapters.tables.sends import DueSend, SendsTable
from makeafvdo.domain.errors import AppError, Throttled, Unreadable
from makeafvdo.domain.tiktok.connections import REVOKE_EVERY, ConnectionStatus
from makeafvdo.domain.tiktok.polling import next_posted_check, next_verdict_check
from makeafvdo.domain.tiktok.sends import RUN_GRACE, Send, SendState
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.disconnect import AnnounceDisconnected, DisconnectOutcome, finish_revocation
from makeafvdo.services.tiktok.send_ledger import ReportSend, advance, fetch_status_of, record_status

Resume = Callable[[Send], bool]
"""Starts the video's run at `send` again unless one is live; False where the video does not wait for this send."""
ReportLost = Callable[[str, str, str], None]
"""Of user id, video id and send id: writes on the video's row that the outcome of its send cannot be read."""

_CHECK_TAKES = timedelta(minutes=2)
"""More than one check at TikTok takes, a token refresh included."""
_UNREADABLE_EVERY = timedelta(hours=1)


def serve_send(
    due: DueSend,
    *,
    sends: SendsTable,
    access: TikTokAccess,
    report: ReportSend,
    report_lost: ReportLost,
    resume: Resume,
) -> None:
    """Check one send that is due. Raises Transient where another writer was first; it is then due again.

    Raises Unreadable for a row that cannot be read, which is then due again after an hour.
    """
    try:
        send = sends.requeue(due, access.clock() + _CHECK_TAKES)
    except Unreadable:
        if user_id := sends.requeue_unreadable(due, access.clock() + _UNREADABLE_EVERY):
            report_lost(user_id, due.video_id, due.send_id)
        raise
    if send is not None:
        _serve(send, sends, access, report, resume)


def serve_revocation(
    due: DueRevocation,
    *,
    sends: SendsTable,
    access: TikTokAccess,
    report: ReportSend,
    announce: AnnounceDisconnected,
) -> DisconnectOutcome | None:
    """One more try for a `REVOKING` account that is due; None where it is gone or connected again.

    Raises Unreadable for a row that cannot be read. It is deleted once its time to revoke is over, as any other is.
    """
    try:
        connection = access.connections.find(due.user_id, due.connection_id)
    except Unreadable:
        if not access.connections.requeue_unreadable(due, access.clock() + REVOKE_EVERY):
            sends.delete_of_connection(due.connection_id)
            access.connections.delete_unreadable(due.user_id, due.connection_id)
        raise
    if connection is None or connection.status is not ConnectionStatus.REVOKING:
        return None
    return finish_revocation(connection, access=access, sends=sends, report=report, announce=announce)


def _serve(send: Send, sends: SendsTable, access: TikTokAccess, report: ReportSend, resume: Resume) -> None:
    now = access.clock()
    if _is_disconnected(send, access):
        _end_send(send, "tiktok_not_connected", sends, access, report)
        return
    if not send.may_have_arrived and not send.is_settled:
        _resume_or_end(send, sends, access, report, resume)
        return
    if send.state in {SendState.FAILED, SendState.PUBLISHED}:
        _schedule_check(send, now, sends, access, report)
        return
    not_before, was_answered = now, False
    try:
        status = fetch_status_of(send, access=access)
    except Throttled as error:
        not_before = now + timedelta(seconds=error.retry_after_s)
    except AppError:
        pass
    else:
        was_answered = True
        send = record_status(send, status, sends=sends, access=access)
        if send.state is SendState.SENDING and status.uploaded_bytes == 0 and _may_upload_again(send, now):
            _resume_or_end(send, sends, access, report, resume)
            return
    _schedule_check(send, not_before, sends, access, report, was_answered=was_answered)


def _is_disconnected(send: Send, access: TikTokAccess) -> bool:
    try:
        return access.connections.find(send.user_id, send.connection_id) is None
    except Unreadable:  # it exists, but its token cannot be used
        return False


def _may_upload_again(send: Send, now: datetime) -> bool:
    return send.takes_bytes(now) or send.may_open_another(now)


def _resume_or_end(send: Send, sends: SendsTable, access: TikTokAccess, report: ReportSend, resume: Resume) -> None:
    if resume(send):
        advance(send, send.due(access.clock() + RUN_GRACE), sends=sends)
    else:
        _end_send(send, "tiktok_send_given_up", sends, access, report)


def _schedule_check(
    send: Send,
    not_before: datetime,
    sends: SendsTable,
    access: TikTokAccess,
    report: ReportSend,
    *,
    was_answered: bool = True,
) -> None:
    """Report to the video and set the next check. A send polled for long enough ends with what is known."""
    now = access.clock()
    if send.may_have_arrived:
        next_check = next_verdict_check(send.changed_at, now, was_answered=was_answered)
        if next_check is None:
            _end_send(send, "tiktok_send_given_up", sends, access, report)
            return
    else:
        next_check = next_posted_check(send.changed_at, now) if send.state is SendState.IN_INBOX else None
    report(send)
    advance(send, send.due(max(next_check, not_before) if next_check else None), sends=sends)


def _end_send(send: Send, reason: str, sends: SendsTable, access: TikTokAccess, report: ReportSend) -> None:
    """Write the end, report it, and only then clear `due_at`: after a crash in between it is reported again."""
    ended = send.given_up(reason, access.clock())
    if ended is not send:
        advance(send, ended, sends=sends)
    report(ended)
    advance(ended, ended.due(None), sends=sends)
