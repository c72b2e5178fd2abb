"""The standing consent: videos go to one TikTok account without a tap on each."""

from contextlib import suppress
from datetime import datetime

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Conflict, Transient, Unreadable
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT, StandingConsent
from makeafvdo.domain.tiktok.sends import NO_CONSENT, Send, SendState
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.accounts import require_account
from makeafvdo.services.tiktok.send_ledger import ReportSend, advance


def give_standing_consent(
    user_id: str,
    connection_id: str,
    text_version: str,
    *,
    is_offered: bool,
    access: TikTokAccess,
    users: UsersTable,
    now: datetime,
) -> None:
    """Record it with the time and the version of the words that were read.

    Raises NotFound for an account not shown to the user, Conflict for other words than today's and where it is not
    offered.
    """
    require_account(user_id, connection_id, access=access)
    if not is_offered:
        raise Conflict("standing_consent_not_offered")
    if text_version != STANDING_CONSENT_TEXT:
        raise Conflict("consent_text_changed")
    users.record_standing_consent(user_id, connection_id, StandingConsent(at=now, text_version=text_version))


def withdraw_standing_consent(
    user_id: str,
    connection_id: str,
    *,
    users: UsersTable,
    sends: SendsTable,
    videos: VideosTable,
    report: ReportSend,
    now: datetime,
) -> None:
    """End it at once, and with it what waits for a slot without a tap: those videos are READY, and say why.

    A send whose run is live asks for the consent itself before it goes on. Safe to repeat.
    """
    users.remove_standing_consent(user_id, connection_id)
    for send in sends.of_connection(connection_id):
        if send.user_id == user_id and send.state is SendState.RESERVED and not _has_tap(send, videos):
            with suppress(Transient):  # its run was first
                ended = advance(send, send.failed(NO_CONSENT, now), sends=sends)
                report(ended)
                advance(ended, ended.due(None), sends=sends)


def _has_tap(send: Send, videos: VideosTable) -> bool:
    """Whether its marketer has named the file, at the first send or since."""
    if not send.unattended:
        return True
    try:
        video = videos.find(send.user_id, send.video_id)
    except Unreadable:
        return False
    return video is not None and video.consented_sha256 is not None


def has_standing_consent(user_id: str, connection_id: str, *, is_offered: bool, users: UsersTable) -> bool:
    """Read at every call: a consent that was withdrawn a moment ago counts no more."""
    consent = users.get(user_id).standing_consents.get(connection_id)
    return is_offered and consent is not None and consent.is_in_force
