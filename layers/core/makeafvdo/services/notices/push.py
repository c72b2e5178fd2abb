"""Show a notice in the browsers a marketer has chosen."""

from contextlib import suppress

from makeafvdo.adapters.tables.users import User, UsersTable
from makeafvdo.adapters.web_push import WebPush
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.notices.notices import Notice
from makeafvdo.domain.notices.push import PushSubscription


def push_notice(user: User, notice: Notice, *, users: UsersTable, web_push: WebPush) -> None:
    """To each of them; one that is gone is forgotten.

    What a push service does not take is tried once more and then left: the address is what a person sent, and must not
    be able to fill the dead letters. What is sent twice replaces what is shown, by its `tag`.
    """
    is_english = user.language == "en"
    payload = {
        "title": notice.said["en"] if is_english else notice.said["th"],
        "body": notice.said["next_en"] if is_english else notice.said["next_th"],
        "path": notice.path,
        "tag": notice.path,
    }
    for browser_id, subscription in user.push_browsers.items():
        with suppress(Transient):
            if not _is_there(subscription, payload, web_push):
                users.remove_push_browser(user.user_id, browser_id)


def _is_there(subscription: PushSubscription, payload: dict[str, str], web_push: WebPush) -> bool:
    """Whether the browser still is. Raises Transient where the service took it neither time."""
    with suppress(Transient):
        return web_push.send(subscription, payload)
    return web_push.send(subscription, payload)
