"""A marketer's queue: added to, put in another order, and taken out of."""

from collections.abc import Sequence
from datetime import datetime

from makeafvdo.adapters.tables.queue import QueueTable
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.order_ids import id_of_order
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.schedules.queue import MOST_WAITING, ItemState, QueueItem, moved, waiting_in
from makeafvdo.domain.videos.options import Options


def add_to_queue(
    user_id: str,
    links: Sequence[str],
    options: Options,
    idempotency_key: str,
    *,
    queue: QueueTable,
    now: datetime,
) -> None:
    """At the end, one product a link; with the same `idempotency_key` again, only those that are not there yet.

    Raises what `recognise` raises, and Conflict where there is no room for all.
    """
    for link in links:
        recognise(link)
    items = queue.of_user(user_id)
    there, waiting = {item.item_id for item in items}, waiting_in(items)
    ids = [id_of_order(user_id, "queue", idempotency_key, nth) for nth in range(len(links))]
    new = [(item_id, link) for item_id, link in zip(ids, links, strict=True) if item_id not in there]
    if len(waiting) + len(new) > MOST_WAITING:
        raise Conflict("queue_is_full", limit=MOST_WAITING)
    first = waiting[-1].place + 1 if waiting else 0
    for place, (item_id, link) in enumerate(new, start=first):
        queue.add(
            QueueItem(
                user_id=user_id,
                item_id=item_id,
                place=place,
                state=ItemState.WAITING,
                link=link,
                options=options,
                added_at=now,
            )
        )


def move_in_queue(item: QueueItem, to: int, *, queue: QueueTable) -> None:
    """Put it at `to`, counted from 0. Raises Conflict where it, or one it passes, waits no more."""
    waiting = waiting_in(queue.of_user(item.user_id))
    if item.item_id not in {each.item_id for each in waiting}:
        raise Conflict("queue_item_taken")
    for each in moved(waiting, item.item_id, to):
        queue.place(each)
