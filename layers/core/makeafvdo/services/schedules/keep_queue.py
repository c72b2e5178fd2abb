"""A marketer's queue: added to, put in another order, and taken out of."""

from collections.abc import Callable, Sequence
from datetime import datetime

from makeafvdo.adapters.tables.queue import QueueTable
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.schedules.queue import MOST_WAITING, ItemState, QueueItem, moved, waiting_in
from makeafvdo.domain.videos.options import Options


def add_to_queue(
    user_id: str,
    links: Sequence[str],
    options: Options,
    *,
    queue: QueueTable,
    now: datetime,
    new_id: Callable[[], str],
) -> list[QueueItem]:
    """At the end, one product a link. Raises what `recognise` raises, and Conflict where there is no room for all."""
    for link in links:
        recognise(link)
    waiting = waiting_in(queue.of_user(user_id))
    if len(waiting) + len(links) > MOST_WAITING:
        raise Conflict("queue_is_full", limit=MOST_WAITING)
    first = waiting[-1].place + 1 if waiting else 0
    items = [
        QueueItem(
            user_id=user_id,
            item_id=new_id(),
            place=place,
            state=ItemState.WAITING,
            link=link,
            options=options,
            added_at=now,
        )
        for place, link in enumerate(links, start=first)
    ]
    for item in items:
        queue.put(item)
    return items


def move_in_queue(item: QueueItem, to: int, *, queue: QueueTable) -> None:
    """Put it at `to`, counted from 0. Raises Conflict where it, or one it passes, waits no more."""
    waiting = waiting_in(queue.of_user(item.user_id))
    if item.item_id not in {each.item_id for each in waiting}:
        raise Conflict("queue_item_taken")
    for each in moved(waiting, item.item_id, to):
        queue.place(each)
