"""Ask TikTok once for the status of a send."""

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import AppError, NotFound, Throttled
from makeafvdo.domain.tiktok.polling import SendStep, next_step
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.send_ledger import advance, fetch_status_of, record_status


def check_send(connection_id: str, video_id: str, rounds: int, *, sends: SendsTable, access: TikTokAccess) -> SendStep:
    """One status call after `rounds` earlier ones, and what the run does next. Safe to repeat.

    A call without an answer only counts as a round: a send whose bytes may have arrived does not fail because TikTok
    cannot be reached. TikTok's Retry-After is obeyed.
    """
    send = sends.latest(connection_id, video_id)
    if send is None:
        raise NotFound("send_not_found")
    if not send.may_have_arrived:
        return next_step(send, rounds)
    try:
        status = fetch_status_of(send, access=access)
    except Throttled as error:
        return next_step(send, rounds + 1, error.retry_after_s)
    except AppError:
        return next_step(send, rounds + 1)
    send = record_status(send, status, sends=sends, access=access)
    if send.state is SendState.SENDING and status.uploaded_bytes == 0 and send.takes_bytes(access.clock()):
        # Waiting changes nothing: the sweep starts the upload again, to the same URL.
        return SendStep(Outcome.UNFINISHED, 0, rounds + 1, advance(send, send.due(access.clock()), sends=sends))
    return next_step(send, rounds + 1)
