"""When to ask TikTok again what became of a send."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from makeafvdo.domain.tiktok.sends import Send, SendState
from makeafvdo.domain.videos.outcomes import Outcome

FIRST_WAITS_S = (5, 10, 20)
LATER_WAIT_S = 30
MAX_ROUNDS = 20
"""TikTok: half a minute for 512 MB on average; a run waits for about nine minutes, then the sweep goes on."""

ASK_FOR = timedelta(hours=24)
ASK_INTO_SILENCE_FOR = timedelta(hours=72)
"""A send is given up on an answer. While none comes, for an outage or a lost account, it is asked about for longer."""
_OFTEN_FOR = timedelta(hours=1)
_OFTEN = timedelta(minutes=5)
_SELDOM = timedelta(minutes=30)
POSTED_AFTER = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=3))
"""When the sweep looks whether the marketer has posted the draft."""


def wait_before(asked: int) -> int | None:
    """Seconds to wait before the question after `asked` questions; None when the budget of a run is spent."""
    if asked >= MAX_ROUNDS:
        return None
    return FIRST_WAITS_S[asked] if asked < len(FIRST_WAITS_S) else LATER_WAIT_S


def ask_verdict_at(since: datetime, now: datetime, *, was_answered: bool) -> datetime | None:
    """When the sweep next asks about a send whose bytes may be in since `since`; None: it has asked long enough."""
    age, long_enough = now - since, ASK_FOR if was_answered else ASK_INTO_SILENCE_FOR
    if age >= long_enough:
        return None
    return min(now + (_OFTEN if age < _OFTEN_FOR else _SELDOM), since + long_enough)


def ask_posted_at(since: datetime, now: datetime) -> datetime | None:
    """When the sweep next looks whether a draft that landed at `since` was posted; None: no more."""
    return next((since + after for after in POSTED_AFTER if since + after > now), None)


@dataclass(frozen=True)
class SendStep:
    """Where a send stands after a step.

    `outcome`: WAITING_SLOT (until `send.due_at`), IN_INBOX, REFUSED (for `send.reason`), UNFINISHED, or PROCESSING: ask
    again after `wait_s` seconds. `round` counts the questions.
    """

    outcome: Outcome
    wait_s: int
    round: int
    send: Send


_OUTCOME = {
    SendState.RESERVED: Outcome.WAITING_SLOT,
    SendState.IN_INBOX: Outcome.IN_INBOX,
    SendState.PUBLISHED: Outcome.IN_INBOX,
    SendState.FAILED: Outcome.REFUSED,
    SendState.UNCONFIRMED: Outcome.UNFINISHED,
}


def step_of(send: Send, asked: int, at_least_s: int = 0) -> SendStep:
    """What a run does next with a send about which it has asked `asked` times."""
    wait_s = wait_before(asked)
    outcome = _OUTCOME.get(send.state, Outcome.UNFINISHED if wait_s is None else Outcome.PROCESSING)
    return SendStep(outcome, max(wait_s or 0, at_least_s), asked, send)
