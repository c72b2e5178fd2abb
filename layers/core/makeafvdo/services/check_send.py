"""Ask TikTok, once, how far a send is."""

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import AppError, NotFound, Throttled
from makeafvdo.domain.polling import SendStep, step_of
from makeafvdo.services.access_token import TikTokAccess
from makeafvdo.services.settle_sends import ask, record


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
        status = ask(send, access=access)
    except Throttled as error:
        return step_of(send, asked + 1, error.retry_after_s)
    except AppError:
        return step_of(send, asked + 1)
    return step_of(record(send, status, sends=sends, access=access), asked + 1)
