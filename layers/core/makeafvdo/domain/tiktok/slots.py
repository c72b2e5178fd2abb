"""How many more videos an account may receive today, and when those that have to wait go.

TikTok takes at most five shares in 24 hours that are not posted yet (Upload Video, `spam_risk_too_many_pending_share`).
It does not report how many are left, so the app counts its own inits. One whose response was lost counts, too.
A send that has to wait books the moment of its init, and the next one books behind it.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

SLOTS = 5
WARN_AT = 4
WINDOW = timedelta(hours=24)
SPACING = WINDOW + timedelta(minutes=10)
"""How long a booked slot is kept. A run begins up to a minute after its booked time and takes some more until its init;
without the ten minutes that delay would grow from day to day, and later bookings would find their slot taken."""


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


def slot_from(taken: Iterable[datetime], start: datetime, window: timedelta = SPACING) -> datetime:
    """The first moment from `start` on at which one more init is the sixth of no `window`, before it or after it.

    `taken`: the inits that were made, and those that are booked.
    """
    at, times = start, sorted(taken)
    for first, fifth in zip(times, times[SLOTS - 1 :], strict=False):
        if max(fifth, at) - min(first, at) < window:
            at = first + window
    return at


def slots_between(taken: Iterable[datetime], start: datetime, end: datetime) -> Iterator[datetime]:
    """Every slot that can be booked from `start` on and before `end`, earliest first."""
    times = sorted(taken)
    at = slot_from(times, start)
    while at < end:
        yield at
        insort(times, at)
        del times[: bisect_right(times, at - SPACING)]
        at = slot_from(times, at)
