"""Ask TikTok, once, how far a send is."""

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import AppError, NotFound, Throttled
from makeafvdo.domain.tiktok.polling import SendStep, step_of
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.send_ledger import advance, fetch_status_of, record_status


def check_send(connection_id: str, video_id: str, asked: int, *, sends: SendsTable, access: TikTokAccess) -> SendStep:
    """The question after `asked` others, and what the run does next. Safe to repeat.

    A question that gets no answer is one of the budget and nothing else: a send whose bytes are in does not fail
    because TikTok, or the way to it, is down. TikTok's wish for a pause is obeyed.
    """
    send = sends.latest(connection_id, video_id)
    if send is None:
        raise NotFound("send_not_found")
    if not send.may_be_in:
        return step_of(send, asked)
    try:
        status = fetch_status_of(send, access=access)
    except Throttled as error:
        return step_of(send, asked + 1, error.retry_after_s)
    except AppError:
        return step_of(send, asked + 1)
    send = record_status(send, status, sends=sends, access=access)
    if send.state is SendState.SENDING and status.uploaded_bytes == 0 and send.takes_bytes(access.clock()):
        # Waiting brings nothing: the sweep starts the upload again, to the same address.
        return SendStep(Outcome.UNFINISHED, 0, asked + 1, advance(send, send.due(access.clock()), sends=sends))
    return step_of(send, asked + 1)
