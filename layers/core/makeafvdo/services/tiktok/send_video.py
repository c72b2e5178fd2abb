"""Send a finished video into a TikTok inbox: one PUT, which is the commit.

Safe to repeat or to kill at any point: the ledger holds what was begun, and once a PUT was begun only TikTok knows
whether the bytes have arrived.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import SecretStr

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import AppError, Conflict, NeedsReconnect, Permanent, Throttled, Transient
from makeafvdo.domain.tiktok.api import InboxUpload, PublishStatus, PutResult
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.consent import OTHER_FILE, verified_pieces
from makeafvdo.domain.tiktok.polling import SendStep, next_step
from makeafvdo.domain.tiktok.preflight import check_file
from makeafvdo.domain.tiktok.sends import MAX_INITS, MAX_UNANSWERED, NO_CONSENT, Send, SendState, reserved, send_id_of
from makeafvdo.domain.tiktok.slots import SPACING, WINDOW, slots, sure_free_at
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.services.tiktok.access_token import TikTokAccess, is_unclear, with_access
from makeafvdo.services.tiktok.draft_slots import book_slot
from makeafvdo.services.tiktok.send_ledger import advance, fetch_status_of, record_status

HasStandingConsent = Callable[[str, str], bool]
"""Of user id and connection id: whether videos may go to the account now without a tap on each."""

_INIT_CALL_TAKES_S = 60
_PUTS = 3
"""PUTs in one call: after an unclear one the status is fetched, and the PUT repeated only where no byte arrived."""


@dataclass(frozen=True)
class Order:
    """What to send where, and what the marketer agreed to.

    `consented_sha256`: of the one file that may be sent. `unattended`: no tap named it, the run that made it sends it.
    `not_before`: the earliest time it may go. `ends_at`: when the file is deleted.
    """

    user_id: str
    video_id: str
    run: int
    connection_id: str
    consented_sha256: str
    mp4_key: str
    unattended: bool
    not_before: datetime | None
    ends_at: datetime


def send_video(
    order: Order,
    facts: VideoFacts,
    *,
    media: S3Media,
    sends: SendsTable,
    access: TikTokAccess,
    has_standing_consent: HasStandingConsent,
) -> SendStep:
    """Send the video until TikTok has its bytes, from wherever an earlier call stopped; `round` of the result is 0.

    A send without a tap asks for the standing consent each time before an upload is opened and before bytes go.

    Raises Conflict for another file than the one consented to, Permanent for one TikTok would refuse, NeedsReconnect,
    and Transient where the call has to be repeated.
    """
    if facts.sha256 != order.consented_sha256:
        raise Conflict(OTHER_FILE)
    check_file(facts)
    connection = access.connections.get(order.user_id, order.connection_id)
    work = _Work(order, connection, media, sends, access, has_standing_consent)
    send = work.send_of_run(facts)
    try:
        for _ in range(_PUTS):
            send = work.advance_once(send)
            if send.state not in {SendState.INIT, SendState.SENDING}:
                break
    except _PollLater as later:
        return next_step(later.send, 0, later.after_s)
    return next_step(send, 0)


def planned_send_id(order: Order, sends: SendsTable) -> str:
    """The id of the ledger's row this order continues or will make, before anything is sent."""
    latest = sends.latest(order.connection_id, order.video_id)
    if latest is not None and (_has_file_arrived(latest, order.consented_sha256) or not latest.is_settled):
        return latest.send_id
    return send_id_of(order.video_id, order.run)


def _has_file_arrived(send: Send, mp4_sha256: str) -> bool:
    """Whether this very file has arrived; a file rendered again later is another draft."""
    return send.has_arrived and send.mp4_sha256 == mp4_sha256


class _PollLater(Exception):
    """TikTok cannot tell now whether the bytes have arrived; the Poll step asks again."""

    def __init__(self, send: Send, after_s: int = 0) -> None:
        super().__init__()
        self.send = send
        self.after_s = after_s


@dataclass(frozen=True)
class _Work:
    """One call of `send_video`: what every step of it needs."""

    order: Order
    connection: Connection
    media: S3Media
    sends: SendsTable
    access: TikTokAccess
    has_standing_consent: HasStandingConsent

    def send_of_run(self, facts: VideoFacts) -> Send:
        """The send to continue: an unfinished one, the one this run has made already, or a new one."""
        order, now = self.order, self.access.clock()
        latest = self.sends.latest(order.connection_id, order.video_id)
        if latest is not None and (_has_file_arrived(latest, facts.sha256) or latest.run == order.run):
            return latest
        if latest is not None and not latest.is_settled:
            if latest.mp4_sha256 == facts.sha256:
                return latest
            if latest.may_have_arrived:
                raise Conflict("send_under_way")
            advance(latest, latest.failed(OTHER_FILE, now).due(None), sends=self.sends)
        fresh = reserved(
            order.connection_id,
            order.user_id,
            order.video_id,
            order.run,
            facts.sha256,
            facts.bytes,
            now,
            unattended=order.unattended,
        )
        if not self.sends.create(fresh):
            raise Transient("send_overtaken")
        return fresh

    def advance_once(self, send: Send) -> Send:
        """One step, with at most one PUT. Raises _PollLater where TikTok has no verdict yet."""
        if send.state is SendState.SENDING:
            return self._resume(send)
        if send.state is SendState.RESERVED or (send.state is SendState.INIT and not send.takes_bytes(self.now())):
            send = self._open_upload(send)
        if send.state is not SendState.INIT:
            return send
        return self._put(send)

    def _resume(self, send: Send) -> Send:
        """A PUT was begun: fetch the status. At 0 bytes, PUT to the same URL or, after its expiry, open another."""
        status = self._fetch_status(send)
        send = record_status(send, status, sends=self.sends, access=self.access)
        if send.state is not SendState.SENDING:
            return send
        if send.takes_bytes(self.now()):
            return self._put(send)
        if status.uploaded_bytes == 0 and send.may_open_another(self.now()):
            return self._open_upload(send)
        raise _PollLater(send)

    def _fetch_status(self, send: Send) -> PublishStatus:
        try:
            return fetch_status_of(send, access=self.access)
        except Throttled as error:
            raise _PollLater(send, error.retry_after_s) from None
        except (NeedsReconnect, Permanent):
            raise _PollLater(send) from None

    def _open_upload(self, send: Send) -> Send:
        """Open an upload: INIT. Or RESERVED until the send's slot comes; or FAILED."""
        if send.unanswered >= MAX_UNANSWERED or len(send.inits) >= MAX_INITS:
            return self.step(send, send.failed("tiktok_upload_not_opened", self.now()))
        if not self._is_consented(send):
            return self.step(send, send.failed(NO_CONSENT, self.now()))
        send = self._with_slot(send)
        if send.slot_at is None or send.slot_at > self.now():
            return send
        try:
            init = _InitCall(self, send)
            upload = with_access(self.connection, _INIT_CALL_TAKES_S, init.call, access=self.access)
        except Throttled as error:
            return self.step(init.send, init.send.waiting(self.now() + timedelta(seconds=error.retry_after_s)))
        except Permanent as error:
            return self._record_refusal(init.send, error)
        sealed = self.access.vault.seal_upload_url(
            upload.upload_url, user_id=send.user_id, connection_id=send.connection_id, send_id=send.send_id
        )
        return self.step(init.send, init.send.opened(upload.publish_id, sealed, self.now()))

    def _record_refusal(self, send: Send, error: Permanent) -> Send:
        if error.code != "tiktok_pending_shares":
            return self.step(send, send.failed(error.code, self.now()))
        free_at = sure_free_at(self._slots_taken_at(), self.now())
        return self._book(self.step(send, send.found_full(self.now())), free_at, WINDOW)

    def _with_slot(self, send: Send) -> Send:
        """Booked: once, unless the slot is taken when its time has come, by an init the app does not know of."""
        now = self.now()
        if send.slot_at is None:
            return self._book(send, self.order.not_before or now, SPACING)
        if send.slot_at > now:
            return send if send.due_at == send.slot_at else self.step(send, send.waiting(send.slot_at))
        return send if slots(self._slots_taken_at(), now).free_at is None else self._book(send, now, WINDOW)

    def _book(self, send: Send, not_before: datetime, window: timedelta) -> Send:
        return book_slot(send, not_before, window, self.order.ends_at, sends=self.sends, clock=self.access.clock)

    def _slots_taken_at(self) -> list[datetime]:
        return [at for send in self.sends.of_connection(self.order.connection_id) for at in send.slots_taken_at]

    def _is_consented(self, send: Send) -> bool:
        by_tap = not (send.unattended and self.order.unattended)
        return by_tap or self.has_standing_consent(send.user_id, send.connection_id)

    def _put(self, send: Send) -> Send:
        """PUT, and store the result. Only the first PUT to an upload proves by its refusal that no byte arrived."""
        is_first, reason = send.state is SendState.INIT, "tiktok_invalid_params"
        if not self._is_consented(send):
            if is_first:
                return self.step(send, send.failed(NO_CONSENT, self.now()))
            raise _PollLater(send)
        try:
            url, pieces = self._open_source(send)
            send = self.step(send, send.sending(self.now())) if is_first else send
            result = self.access.tiktok.put_video(url, pieces, send.mp4_bytes)
        except Conflict as error:
            result, reason = PutResult.REFUSED, error.code
        match result:
            case PutResult.STORED:
                return self.step(send, send.sent(self.now()))
            case PutResult.REFUSED if is_first:
                return self.step(send, send.failed(reason, self.now()))
            case PutResult.EXPIRED:
                return self.step(send, send.upload_closed())
        return send

    def _open_source(self, send: Send) -> tuple[SecretStr, Iterator[bytes]]:
        """Upload URL and the file's pieces. Raises Conflict, now or at the last piece, for a file not consented to."""
        url = self.access.vault.open_upload_url(
            send.sealed_upload_url or b"",
            user_id=send.user_id,
            connection_id=send.connection_id,
            send_id=send.send_id,
        )
        pieces, size = self.media.open_stream(self.order.mp4_key)
        if size != send.mp4_bytes:
            raise Conflict(OTHER_FILE)
        return url, verified_pieces(pieces, send.mp4_sha256)

    def step(self, old: Send, new: Send) -> Send:
        return advance(old, new, sends=self.sends)

    def now(self) -> datetime:
        return self.access.clock()


class _InitCall:
    """The inits of one upload: each stored before the call, and removed where it certainly had no effect."""

    def __init__(self, work: _Work, send: Send) -> None:
        self._work = work
        self.send = send

    def call(self, token: SecretStr) -> InboxUpload:
        self.send = self._work.step(self.send, self.send.attempted(self._work.now()))
        try:
            return self._work.access.tiktok.init_inbox_upload(token, self.send.mp4_bytes)
        except AppError as error:
            if not is_unclear(error):
                self.send = self._work.step(self.send, self.send.refused())
            raise
