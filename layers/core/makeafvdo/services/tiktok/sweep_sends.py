"""What the sweep does about TikTok every minute: sends that are due, and accounts that still have to be revoked."""

from collections.abc import Callable
from datetime import datetime, timedelta

from makeafvdo.adapters.tables.connections import DueRevocation
from makeafvdo.adapters.tables.sends import DueSend, SendsTable
from makeafvdo.domain.errors import AppError, Throttled, Unreadable
from makeafvdo.domain.tiktok.connections import REVOKE_EVERY, ConnectionStatus
from makeafvdo.domain.tiktok.polling import ask_posted_at, ask_verdict_at
from makeafvdo.domain.tiktok.sends import RUN_GRACE, Send, SendState
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.disconnect import DisconnectOutcome, finish_revocation
from makeafvdo.services.tiktok.send_ledger import ReportSend, advance, fetch_status_of, record_status

Resume = Callable[[Send], bool]
"""Starts the video's run at `send` again, or leaves a live one alone; False when nobody waits for this send."""
ReportLost = Callable[[str, str, str], None]
"""Of user id, video id and send id: tells the video that nobody can say any more what became of its send."""

_LOOK_TAKES = timedelta(minutes=2)
"""More than a look at TikTok, a refresh included, can take."""
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
    """Look at one send that is due. Raises Transient where it was overtaken meanwhile; then its time comes again.

    Raises Unreadable for a row that cannot be read, and asks no more than once an hour whether it can.
    """
    try:
        send = sends.requeue(due, access.clock() + _LOOK_TAKES)
    except Unreadable:
        if user_id := sends.requeue_unreadable(due, access.clock() + _UNREADABLE_EVERY):
            report_lost(user_id, due.video_id, due.send_id)
        raise
    if send is not None:
        _serve(send, sends, access, report, resume)


def serve_revocation(
    due: DueRevocation, *, sends: SendsTable, access: TikTokAccess, report: ReportSend
) -> DisconnectOutcome | None:
    """One more try for a `REVOKING` account that is due; None where it is not any more.

    Raises Unreadable for a row that cannot be read. It is deleted when its time to revoke is over, as any other is.
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
    return finish_revocation(connection, access=access, sends=sends, report=report)


def _serve(send: Send, sends: SendsTable, access: TikTokAccess, report: ReportSend, resume: Resume) -> None:
    now = access.clock()
    if _is_gone(send, access):
        _end(send, "tiktok_not_connected", sends, access, report)
        return
    if not send.may_be_in and not send.is_settled:
        _resume_or_end(send, sends, access, report, resume)
        return
    if send.state in {SendState.FAILED, SendState.PUBLISHED}:
        _park(send, now, sends, access, report)
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
        if send.state is SendState.SENDING and status.uploaded_bytes == 0 and _can_go_on(send, now):
            _resume_or_end(send, sends, access, report, resume)
            return
    _park(send, not_before, sends, access, report, was_answered=was_answered)


def _is_gone(send: Send, access: TikTokAccess) -> bool:
    try:
        return access.connections.find(send.user_id, send.connection_id) is None
    except Unreadable:  # there, and no way to ask with it
        return False


def _can_go_on(send: Send, now: datetime) -> bool:
    return send.takes_bytes(now) or send.may_open_another(now)


def _resume_or_end(send: Send, sends: SendsTable, access: TikTokAccess, report: ReportSend, resume: Resume) -> None:
    if resume(send):
        advance(send, send.due(access.clock() + RUN_GRACE), sends=sends)
    else:
        _end(send, "tiktok_send_given_up", sends, access, report)


def _park(
    send: Send,
    not_before: datetime,
    sends: SendsTable,
    access: TikTokAccess,
    report: ReportSend,
    *,
    was_answered: bool = True,
) -> None:
    """Tell the video and set the next check. A send that was asked about for long enough ends as it is known."""
    now = access.clock()
    if send.may_be_in:
        next_check = ask_verdict_at(send.changed_at, now, was_answered=was_answered)
        if next_check is None:
            _end(send, "tiktok_send_given_up", sends, access, report)
            return
    else:
        next_check = ask_posted_at(send.changed_at, now) if send.state is SendState.IN_INBOX else None
    report(send)
    advance(send, send.due(max(next_check, not_before) if next_check else None), sends=sends)


def _end(send: Send, reason: str, sends: SendsTable, access: TikTokAccess, report: ReportSend) -> None:
    """The last word: written, told, and only then no longer due, so that a crash in between tells it again."""
    ended = send.given_up(reason, access.clock())
    if ended is not send:
        advance(send, ended, sends=sends)
    report(ended)
    advance(ended, ended.due(None), sends=sends)
