"""Book the draft slots of an account, and count those that are left.

bookings ── how many were ever booked ──► sends ── free slot ──► book ── nobody meanwhile ──► booked
    ▲                                                              │
    └───────────────── another send has booked meanwhile ──────────┘
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.tiktok.sends import NO_SLOT, Send
from makeafvdo.domain.tiktok.slots import slot_from, slots_between
from makeafvdo.domain.videos.videos import VIDEO_LIFE
from makeafvdo.services.tiktok.send_ledger import advance

_TRIES = 20


def book_slot(
    send: Send,
    not_before: datetime,
    window: timedelta,
    ends_at: datetime,
    *,
    sends: SendsTable,
    clock: Callable[[], datetime],
) -> Send:
    """The send with the first free slot from `not_before` on, none that another send has booked.

    FAILED where it would come after `ends_at`, when the send's file is deleted. Raises Transient where another writer
    was first, or too many sends book at once.
    """
    for _ in range(_TRIES):
        bookings, now = sends.bookings(send.connection_id), clock()
        at = _first_free(_taken(sends.of_connection(send.connection_id), now, send), max(not_before, now), window, now)
        if at >= ends_at:
            return advance(send, send.failed(NO_SLOT, now), sends=sends)
        booked = send.booked(at, now)
        if sends.book(send, booked, bookings):
            return booked
    raise Transient("service_busy")


def free_slots(sends_of_account: list[Send], now: datetime) -> list[datetime]:
    """Every slot a video that is ready now can still be given within its life, earliest first."""
    return list(slots_between(_taken(sends_of_account, now), now, now + VIDEO_LIFE))


def _first_free(taken: list[datetime], earliest: datetime, window: timedelta, now: datetime) -> datetime:
    """Two inits of one second give back their slots together; no two sends begin together."""
    at = slot_from(taken, earliest, window)
    while at > now and _whole_second(at) in taken:
        at = slot_from(taken, _whole_second(at) + timedelta(seconds=1), window)
    return _whole_second(at) if at > now else at


def _whole_second(at: datetime) -> datetime:
    """Rounded up: as exact as the sweep's queue and the pages tell it."""
    return at + timedelta(microseconds=-at.microsecond % 1_000_000)


def _taken(sends_of_account: list[Send], now: datetime, without: Send | None = None) -> list[datetime]:
    """`without`: the send that books. What it has taken counts, its earlier booking does not."""
    own_id = without.send_id if without else None
    own = without.slots_taken_at if without else ()
    others = (send for send in sends_of_account if send.send_id != own_id)
    return [*own, *(at for send in others for at in send.takes_slots_at(now))]
