"""The send ledger: the states that keep a video from arriving in an inbox twice.

    RESERVED ──► INIT ──► SENDING ──► SENT ──► IN_INBOX ──► PUBLISHED
       ▲           │         │          │
       └───────────┴─────────┘          │      no bytes went: a new upload may be opened
                   FAILED(reason)  UNCONFIRMED            ends; UNCONFIRMED may still turn into any verdict of TikTok's

RESERVED: nothing is at TikTok, or an init whose response was lost. INIT: an upload is open, no byte has gone.
SENDING: the PUT has begun; from here on only TikTok knows whether the video has arrived. SENT: TikTok has every byte.
Each outside call is stored before it is made (`attempted`, `sending`), and its result right after it.
A send opens an upload only at a slot it has booked (`slot_at`).
"""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Conflict

UPLOAD_URL_LIFE = timedelta(hours=1)
"""TikTok, inbox init: an upload URL lives one hour and the upload must end within it."""
_PUT_TAKES = timedelta(minutes=5)
_STATUS_LAG = timedelta(hours=2)
"""How late status/fetch may report bytes that have arrived. TikTok, Get Video Status: no time is promised; half an hour
has been seen, an hour is assumed possible, doubled for safety."""
SEND_LIFE = timedelta(days=30)
MAX_UNANSWERED = 2
"""Inits of one send whose response was lost; each may hold one of the account's five slots."""
MAX_INITS = 4
RUN_GRACE = timedelta(minutes=15)
"""How long a run has before the sweep checks its send."""

NO_CONSENT = "standing_consent_missing"
NO_SLOT = "tiktok_no_slot_in_time"
HELD_BACK = frozenset({NO_CONSENT, NO_SLOT})
"""Reasons of a failed send that are no fault of the file: its video is ready, for a tap or another account."""


class SendState(StrEnum):
    RESERVED = "RESERVED"
    INIT = "INIT"
    SENDING = "SENDING"
    SENT = "SENT"
    IN_INBOX = "IN_INBOX"
    PUBLISHED = "PUBLISHED"
    FAILED = "FAILED"
    UNCONFIRMED = "UNCONFIRMED"


_MAY_HAVE_ARRIVED = frozenset({SendState.SENDING, SendState.SENT})
_NOTHING_WENT = frozenset({SendState.RESERVED, SendState.INIT})
_ARRIVED = frozenset({SendState.IN_INBOX, SendState.PUBLISHED})
_ENDED = _ARRIVED | {SendState.FAILED, SendState.UNCONFIRMED}

_FROM: dict[SendState, frozenset[SendState]] = {
    SendState.RESERVED: _NOTHING_WENT | {SendState.SENDING},
    SendState.INIT: frozenset({SendState.RESERVED}),
    SendState.SENDING: frozenset({SendState.INIT}),
    SendState.SENT: frozenset({SendState.SENDING}),
    SendState.IN_INBOX: _MAY_HAVE_ARRIVED | {SendState.UNCONFIRMED},
    SendState.PUBLISHED: _MAY_HAVE_ARRIVED | {SendState.UNCONFIRMED, SendState.IN_INBOX},
    SendState.FAILED: _NOTHING_WENT | _MAY_HAVE_ARRIVED | {SendState.UNCONFIRMED},
    SendState.UNCONFIRMED: _MAY_HAVE_ARRIVED,
}


_CLOSED: dict[str, object] = {"publish_id": None, "sealed_upload_url": None}


class Init(BaseModel):
    """One try to open an upload; without a `publish_id` its response was lost."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    publish_id: str | None = None


class Send(BaseModel):
    """One row of the Sends table: one file of one video on its way to one account."""

    model_config = ConfigDict(frozen=True)

    connection_id: str
    send_id: str
    user_id: str
    video_id: str
    mp4_sha256: str
    mp4_bytes: int
    state: SendState
    reason: str | None = None
    """A code of `domain.sentences`; set with FAILED."""
    inits: tuple[Init, ...] = ()
    publish_id: str | None = None
    """Of the upload that is open or was used."""
    sealed_upload_url: bytes | None = Field(default=None, repr=False)
    slot_at: AwareDatetime | None = None
    """The booked time of its next init; None before it is booked and once it is used."""
    taken_elsewhere: tuple[AwareDatetime, ...] = ()
    """When TikTok said that no slot is free though the app counted one: something else holds it, for a day at most."""
    unattended: bool = False
    """Ordered without a tap on its file, so it leaves only under a standing consent. Sends of release 2026-11-29 were
    each ordered by their marketer."""
    changed_at: AwareDatetime
    """When `state` was entered."""
    due_at: AwareDatetime | None = None
    """When the sweep has to check it; None when nothing is left to do."""
    expires_at: AwareDatetime
    version: int

    @property
    def is_settled(self) -> bool:
        """The app does nothing more for it; TikTok may still report a later state."""
        return self.state in _ENDED

    @property
    def may_have_arrived(self) -> bool:
        """Its bytes may have reached TikTok and no verdict is known."""
        return self.state in _MAY_HAVE_ARRIVED

    @property
    def has_arrived(self) -> bool:
        return self.state in _ARRIVED

    @property
    def run(self) -> int:
        """The run that made it."""
        return int(self.send_id.rpartition(".")[2])

    @property
    def unanswered(self) -> int:
        return sum(init.publish_id is None for init in self.inits)

    @property
    def booked_at(self) -> datetime | None:
        """When it is to open its next upload. Sends of release 2026-11-29 wait until `due_at`, without a booking."""
        if self.slot_at is not None or self.state is not SendState.RESERVED or self.due_at is None:
            return self.slot_at
        return self.due_at if self.due_at > self.changed_at + RUN_GRACE else None

    @property
    def slots_taken_at(self) -> tuple[datetime, ...]:
        """By its inits, and by what it found to be taken elsewhere."""
        return (*(init.at for init in self.inits), *self.taken_elsewhere)

    def takes_slots_at(self, now: datetime) -> tuple[datetime, ...]:
        """Those taken, and the one that is booked: at once where its time has come."""
        booked = () if self.booked_at is None else (max(self.booked_at, now),)
        return (*self.slots_taken_at, *booked)

    def takes_bytes(self, now: datetime) -> bool:
        """Whether a PUT to the upload URL can still end in time."""
        return self.sealed_upload_url is not None and now < self.inits[-1].at + UPLOAD_URL_LIFE - _PUT_TAKES

    def has_upload_expired(self, now: datetime) -> bool:
        """Whether no PUT to the upload URL can be under way any more, ours or a stray one."""
        return now >= self.inits[-1].at + UPLOAD_URL_LIFE + _PUT_TAKES

    def may_open_another(self, now: datetime) -> bool:
        """Whether another upload may be opened although a PUT was begun, once TikTok reports 0 bytes.

        Another upload could be a second draft, while one more PUT to the same URL cannot. So the URL must have expired,
        which ends every PUT, and the lag of TikTok's status must have passed after that.
        """
        return self.has_upload_expired(now - _STATUS_LAG)

    def booked(self, at: datetime, now: datetime) -> "Send":
        """To open its next upload at `at`; the sweep starts it then, where that is not now."""
        booked = self._moved(SendState.RESERVED, now, **_CLOSED, slot_at=at, expires_at=self._kept_until(at))
        return booked.model_copy(update={"due_at": at}) if at > now else booked

    def waiting(self, until: datetime) -> "Send":
        """Held back until `until`, when the sweep starts it again; it keeps its slot until then."""
        return self._revised(due_at=until, slot_at=until)

    def attempted(self, now: datetime) -> "Send":
        """About to open an upload: the try counts even if its response is lost."""
        return self._moved(SendState.RESERVED, now, inits=(*self.inits, Init(at=now)), **_CLOSED)

    def refused(self) -> "Send":
        """TikTok refused the init just tried: it opened nothing and does not count."""
        return self._revised(inits=self.inits[:-1])

    def found_full(self, now: datetime) -> "Send":
        """TikTok has no slot although the app counted one."""
        return self._revised(taken_elsewhere=(*self.taken_elsewhere, now))

    def opened(self, publish_id: str, sealed_upload_url: bytes, now: datetime) -> "Send":
        inits = (*self.inits[:-1], Init(at=self.inits[-1].at, publish_id=publish_id))
        return self._moved(SendState.INIT, now, inits=inits, publish_id=publish_id, sealed_upload_url=sealed_upload_url)

    def sending(self, now: datetime) -> "Send":
        return self._moved(SendState.SENDING, now)

    def upload_closed(self) -> "Send":
        """The upload URL has expired; only TikTok knows what it received."""
        return self._revised(sealed_upload_url=None)

    def sent(self, now: datetime) -> "Send":
        return self._moved(SendState.SENT, now, sealed_upload_url=None)

    def in_inbox(self, now: datetime) -> "Send":
        return self._moved(SendState.IN_INBOX, now, sealed_upload_url=None)

    def published(self, now: datetime) -> "Send":
        return self._moved(SendState.PUBLISHED, now, sealed_upload_url=None)

    def failed(self, reason: str, now: datetime) -> "Send":
        return self._moved(SendState.FAILED, now, reason=reason, sealed_upload_url=None)

    def unconfirmed(self, now: datetime) -> "Send":
        """Polling has ended without a verdict: it may still arrive."""
        return self._moved(SendState.UNCONFIRMED, now, sealed_upload_url=None)

    def given_up(self, reason: str, now: datetime) -> "Send":
        """The end of a send that cannot be continued: FAILED only where no byte can have gone, else UNCONFIRMED."""
        if self.is_settled:
            return self
        return self.unconfirmed(now) if self.may_have_arrived else self.failed(reason, now)

    def due(self, at: datetime | None) -> "Send":
        return self._revised(due_at=at)

    def _moved(self, state: SendState, now: datetime, **changes: object) -> "Send":
        if self.state not in _FROM[state]:
            raise Conflict("send_moved_on")
        due_at = now if state in _ENDED else now + RUN_GRACE
        return self._revised(**{"slot_at": None} | changes, state=state, changed_at=now, due_at=due_at)

    def _kept_until(self, at: datetime) -> datetime:
        return max(self.expires_at, at + SEND_LIFE)

    def _revised(self, **changes: object) -> "Send":
        return self.model_copy(update=changes | {"version": self.version + 1})


def send_id_of(video_id: str, run: int) -> str:
    """Time-sortable, because `video_id` is."""
    return f"{video_id}.{run:04d}"


def reserved(
    connection_id: str,
    user_id: str,
    video_id: str,
    run: int,
    mp4_sha256: str,
    mp4_bytes: int,
    now: datetime,
    *,
    unattended: bool,
) -> Send:
    """The send of one run of a video; its id is made of both, so a run cannot make a second one."""
    return Send(
        connection_id=connection_id,
        send_id=send_id_of(video_id, run),
        user_id=user_id,
        video_id=video_id,
        mp4_sha256=mp4_sha256,
        mp4_bytes=mp4_bytes,
        unattended=unattended,
        state=SendState.RESERVED,
        changed_at=now,
        due_at=now + RUN_GRACE,
        expires_at=now + SEND_LIFE,
        version=1,
    )
