"""Make, check and revoke a marketer's personal token. There is one of each marketer at most."""

import hmac
from datetime import datetime

from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.errors import SignedOut
from makeafvdo.domain.messages.thai_time import THAILAND
from makeafvdo.domain.personal_token import PersonalToken, fingerprint, owner_of, token_of


def make_token(user_id: str, secret: str, *, users: UsersTable, now: datetime) -> str:
    """The new token, for the one time it is shown. An earlier one is valid no longer."""
    token = token_of(user_id, secret)
    users.set_personal_token(user_id, PersonalToken(sha256=fingerprint(token), made_at=now))
    return token


def user_of_token(token: str, *, users: UsersTable, now: datetime) -> str:
    """The user it is valid for. The day of its use is noted, once a day. Raises SignedOut.

    The token names its user, and its SHA-256 is compared with the one that is kept, in constant time.
    """
    user_id = owner_of(token)
    kept = users.get(user_id).personal_token if user_id else None
    if user_id is None or kept is None or not hmac.compare_digest(kept.sha256, fingerprint(token)):
        raise SignedOut("token_not_valid")
    today = now.astimezone(THAILAND).date()
    if kept.last_used != today:
        users.note_token_use(user_id, kept, today)
    return user_id
