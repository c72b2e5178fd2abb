"""When to ask TikTok again what became of a send."""

from datetime import datetime, timedelta

FIRST_WAITS_S = (5, 10, 20)
LATER_WAIT_S = 30
MAX_ROUNDS = 20
"""TikTok: half a minute for 512 MB on average; a run waits for about nine minutes, then the sweep goes on."""

ASK_FOR = timedelta(hours=24)
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


def ask_verdict_at(since: datetime, now: datetime) -> datetime | None:
    """When the sweep next asks about a send whose bytes may be in since `since`; None: it has asked long enough."""
    age = now - since
    if age >= ASK_FOR:
        return None
    return min(now + (_OFTEN if age < _OFTEN_FOR else _SELDOM), since + ASK_FOR)


def ask_posted_at(since: datetime, now: datetime) -> datetime | None:
    """When the sweep next looks whether a draft that landed at `since` was posted; None: no more."""
    return next((since + after for after in POSTED_AFTER if since + after > now), None)
