"""When to fetch the status of a send from TikTok again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from makeafvdo.domain.tiktok.sends import Send, SendState
from makeafvdo.domain.videos.outcomes import Outcome

FIRST_WAITS_S = (5, 10, 20)
LATER_WAIT_S = 30
MAX_ROUNDS = 20
"""TikTok: half a minute for 512 MB on average; a run polls for about nine minutes, then the sweep does."""

POLL_FOR = timedelta(hours=24)
POLL_UNANSWERED_FOR = timedelta(hours=72)
"""The limit while TikTok does not answer, in an outage or with a lost account; else `POLL_FOR`."""
_OFTEN_FOR = timedelta(hours=1)
_OFTEN = timedelta(minutes=5)
_SELDOM = timedelta(minutes=30)
POSTED_CHECKS_AFTER = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=3))
"""When the sweep checks whether the marketer has posted the draft."""


def wait_before(rounds: int) -> int | None:
    """Seconds to wait before the next status call after `rounds` calls; None after the last of a run."""
    if rounds >= MAX_ROUNDS:
        return None
    return FIRST_WAITS_S[rounds] if rounds < len(FIRST_WAITS_S) else LATER_WAIT_S


def next_verdict_check(since: datetime, now: datetime, *, was_answered: bool) -> datetime | None:
    """When the sweep next polls a send that may have arrived since `since`; None: polling has ended."""
    age, long_enough = now - since, POLL_FOR if was_answered else POLL_UNANSWERED_FOR
    if age >= long_enough:
        return None
    return min(now + (_OFTEN if age < _OFTEN_FOR else _SELDOM), since + long_enough)


def next_posted_check(since: datetime, now: datetime) -> datetime | None:
    """When the sweep next checks whether a draft that arrived at `since` was posted; None: no more."""
    return next((since + after for after in POSTED_CHECKS_AFTER if since + after > now), None)


@dataclass(frozen=True)
class SendStep:
    """A send after one step of a run.

    `outcome`: WAITING_SLOT (until `send.due_at`), IN_INBOX, REFUSED (for `send.reason`), UNFINISHED, or PROCESSING:
    poll again after `wait_s` seconds. `round` counts the status calls.
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


def next_step(send: Send, rounds: int, at_least_s: int = 0) -> SendStep:
    """What a run does next with a send it has polled `rounds` times."""
    wait_s = wait_before(rounds)
    outcome = _OUTCOME.get(send.state, Outcome.UNFINISHED if wait_s is None else Outcome.PROCESSING)
    return SendStep(outcome, max(wait_s or 0, at_least_s), rounds, send)
