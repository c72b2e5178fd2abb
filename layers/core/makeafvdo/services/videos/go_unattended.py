"""Videos that nobody watches over: rows of product lists, and what schedules begin."""

from makeafvdo.adapters.tables.users import User
from makeafvdo.domain.videos.videos import Until


def go_unattended(user: User, *, sends: bool) -> tuple[Until, str | None]:
    """Where the video stops, and the account it goes to: the default one, if it is to be sent and there is one.

    It goes there under the account's standing consent alone; without it the upload step leaves it READY.
    """
    account = user.default_connection_id if sends else None
    return (Until.READY, None) if account is None else (Until.INBOX, account)
