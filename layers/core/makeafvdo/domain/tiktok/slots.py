"""How many more videos an account may receive today.

TikTok takes at most five shares in 24 hours that are not posted yet (Upload Video, `spam_risk_too_many_pending_share`).
It does not report how many are left, so the app counts its own inits. One whose response was lost counts, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

SLOTS = 5
WARN_AT = 4
WINDOW = timedelta(hours=24)


@dataclass(frozen=True)
class Slots:
    """`used` of the five. `free_at`: when the next one is free at the latest; None while one is free now.

    `next_frees_at`: when the oldest of the used ones becomes free; None while none is used.
    """

    used: int
    free_at: datetime | None
    next_frees_at: datetime | None

    @property
    def nearly_full(self) -> bool:
        return self.used >= WARN_AT


def slots(inits_at: Iterable[datetime], now: datetime) -> Slots:
    live = sorted(at for at in inits_at if now - at < WINDOW)
    return Slots(
        len(live),
        free_at=live[-SLOTS] + WINDOW if len(live) >= SLOTS else None,
        next_frees_at=live[0] + WINDOW if live else None,
    )


def sure_free_at(inits_at: Iterable[datetime], now: datetime) -> datetime:
    """When to try again after TikTok refused for full slots: shares of other apps count there, too."""
    live = [at for at in inits_at if now - at < WINDOW]
    return min(live, default=now) + WINDOW
