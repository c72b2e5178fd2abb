"""What the sweep does about TikTok every minute: sends that are due, and accounts that still have to be revoked."""

from collections.abc import Callable
from datetime import datetime, timedelta

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import AppError, Throttled, Transient
from makeafvdo.domain.tiktok.polling import ask_posted_at, ask_verdict_at
from makeafvdo.domain.tiktok.sends import RUN_GRACE, Send, SendState
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.disconnect import DisconnectOutcome, finish_revocation
from makeafvdo.services.tiktok.send_ledger import ReportSend, advance, fetch_status_of, record_status

Resume = Callable[[Send], bool]
"""Starts the video's run at `send` again, or leaves a live one alone; False when nobody waits for this send."""


def sweep_sends(limit: int, *, sends: SendsTable, access: TikTokAccess, report: ReportSend, resume: Resume) -> int:
    """Look at up to `limit` sends that are due; how many there were. One overtaken meanwhile waits for next time."""
    due = sends.due(limit)
    for send in due:
        try:
            _serve(send, sends, access, report, resume)
        except Transient:
            continue
    return len(due)


def sweep_revocations(
    limit: int, *, sends: SendsTable, access: TikTokAccess, report: ReportSend
) -> list[DisconnectOutcome]:
    """One more try for each `REVOKING` account that is due."""
    due = access.connections.due_revocations(limit)
    return [finish_revocation(connection, access=access, sends=sends, report=report) for connection in due]


def _serve(send: Send, sends: SendsTable, access: TikTokAccess, report: ReportSend, resume: Resume) -> None:
    now = access.clock()
    if access.connections.find(send.user_id, send.connection_id) is None:
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
