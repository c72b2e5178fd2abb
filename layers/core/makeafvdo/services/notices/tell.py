"""Tell a marketer who has asked for it what has become of a video or a product list."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from makeafvdo.adapters.mailer import Mail, Mailer
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.users import User, UsersTable
from makeafvdo.domain.batches.events import BatchDone
from makeafvdo.domain.batches.result_file import Language
from makeafvdo.domain.errors import NotFound, Transient, Unreadable
from makeafvdo.domain.events import detail_type
from makeafvdo.domain.messages import message_of
from makeafvdo.domain.messages.notices import OPEN
from makeafvdo.domain.notices.notices import (
    ROWS_EVERY,
    TOLD_EVENTS,
    Notice,
    Told,
    key_of,
    notice_of_end,
    notice_of_list,
    notice_of_video,
)
from makeafvdo.domain.notices.stop_link import stop_address
from makeafvdo.domain.tiktok.events import TikTokEndsSoon
from makeafvdo.domain.videos.events import VideoPricePassed
from makeafvdo.services.batches.library import counts_of, outcomes_of

if TYPE_CHECKING:
    from makeafvdo.adapters.batch_files import BatchFiles
    from makeafvdo.adapters.tables.batches import BatchesTable
    from makeafvdo.adapters.tables.videos import VideosTable
    from makeafvdo.adapters.user_pool import UserPool

CountRows = Callable[[str, str], Mapping[str, int]]
"""Of a user's product list: how many rows stand in which state. See `count_rows`."""
SendNotice = Callable[[User, Notice], None]
"""By one way; no effect for a user who has not chosen it. See `mail_notice`."""

CLAIM = timedelta(seconds=45)
"""Longer than the function may run, shorter than its queue waits before the next try."""
_REMEMBERED = timedelta(days=90)
"""As long as a video lives."""


def tell(
    message: str,
    *,
    users: UsersTable,
    cache: CacheTable,
    count_rows: CountRows,
    ways: Mapping[str, SendNotice],
    now: datetime,
) -> bool:
    """Whether a notice went out: once for the same news, however often it comes.

        claim for 45 s → send each way → remembered for 90 days
                          └── one fails: Transient, and the claim ends before the message comes again

    A try that is cut off between sending and remembering sends once more. Rows of a list that come within an hour of a
    notice about it are told with the next one; of prices that have passed in its videos there is one notice an hour.
    Raises Transient where the same news is being told right now.
    """
    event = _read(message)
    if event is None or not (user := users.get(event.user_id)).wants_notices:
        return False
    key = f"notice#{key_of(event)}"
    if not cache.put_if_absent(key, {"told": False}, int(CLAIM.total_seconds())):
        if (cache.get(key) or {}).get("told"):
            return False
        raise Transient("service_busy")
    notice = _notice_of(event, key, cache, count_rows, now)
    if notice is not None:
        _send_each_way(user, notice, key, ways, cache)
    cache.put(key, {"told": True}, int(_REMEMBERED.total_seconds()))
    return notice is not None


def _send_each_way(user: User, notice: Notice, key: str, ways: Mapping[str, SendNotice], cache: CacheTable) -> None:
    """What went one way goes that way once, whatever becomes of the other. Raises Transient where one failed."""
    failed = False
    for way, send in ways.items():
        went = f"{key}#{way}"
        if cache.get(went) is not None:
            continue
        try:
            send(user, notice)
        except Transient:
            failed = True
        else:
            cache.put(went, {}, int(_REMEMBERED.total_seconds()))
    if failed:
        raise Transient("service_busy")


def mail_notice(user: User, notice: Notice, *, people: "UserPool", mailer: Mailer, base_url: str) -> None:
    """Raises Transient where it could not be sent."""
    person = people.find_person(user.user_id) if user.wants_mail else None
    if person is None or not person.email or user.stop_mail_secret is None:
        return
    language: Language = "en" if user.language == "en" else "th"
    ending = message_of("notice_by_mail")
    is_english = language == "en"
    mail = Mail(
        language=language,
        subject=notice.said[language],
        text=notice.said["next_en"] if is_english else notice.said["next_th"],
        action=OPEN[language],
        address=f"{base_url}{notice.path}",
        why=ending[language],
        stop=ending["next_en"] if is_english else ending["next_th"],
        stop_address=stop_address(base_url, user.user_id, user.stop_mail_secret.get_secret_value()),
    )
    mailer.send(mail, person.email)


def count_rows(
    user_id: str, batch_id: str, *, batches: "BatchesTable", files: "BatchFiles", videos: "VideosTable"
) -> Mapping[str, int]:
    """Raises NotFound and Unreadable."""
    return counts_of(outcomes_of(batches.get(user_id, batch_id), files=files, videos=videos))


def _read(message: str) -> Told | None:
    """None for news that no notice is made of."""
    envelope = json.loads(message)
    named = {detail_type(model.name): model for model in TOLD_EVENTS}
    model = named.get(envelope.get("detail-type"))
    return model.model_validate(envelope["detail"]) if model else None


def _notice_of(event: Told, key: str, cache: CacheTable, count_rows: CountRows, now: datetime) -> Notice | None:
    """None where it is told with others, or where its list is gone."""
    if isinstance(event, BatchDone):
        return notice_of_list(event.batch_id, event.rows, is_done=True)
    if isinstance(event, TikTokEndsSoon):
        return notice_of_end(event, now)
    if event.batch_id is None:
        return notice_of_video(event)
    if isinstance(event, VideoPricePassed):
        return notice_of_video(event) if _is_first_of_hour(f"{event.batch_id}#prices", key, cache) else None
    if not _is_first_of_hour(event.batch_id, key, cache):
        return None
    try:
        return notice_of_list(event.batch_id, count_rows(event.user_id, event.batch_id), is_done=False)
    except (NotFound, Unreadable):
        return None


def _is_first_of_hour(rows: str, key: str, cache: CacheTable) -> bool:
    hour = f"notice-rows#{rows}"
    if cache.put_if_absent(hour, {"by": key}, int(ROWS_EVERY.total_seconds())):
        return True
    return (cache.get(hour) or {}).get("by") == key  # an earlier try of the same news
