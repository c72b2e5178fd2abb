"""The standing consent: videos go to one TikTok account without a tap on each."""

from datetime import datetime

from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT, StandingConsent
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.accounts import require_account


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


def has_standing_consent(user_id: str, connection_id: str, *, is_offered: bool, users: UsersTable) -> bool:
    """Read at every call: a consent that was withdrawn a moment ago counts no more."""
    consent = users.get(user_id).standing_consents.get(connection_id)
    return is_offered and consent is not None and consent.is_in_force
