"""A marketer's queue as it stands: when each product's turn is, and what came of those whose turn it was."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat

from makeafvdo.adapters.tables.queue import QueueTable
from makeafvdo.adapters.tables.schedules import SchedulesTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Unreadable
from makeafvdo.domain.schedules.queue import ItemState, QueueItem, waiting_in
from makeafvdo.domain.schedules.schedules import Schedule, next_dues_of
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.videos.made_before import MadeBefore, canonical_url_of, made_before

_LATEST = 10


@dataclass(frozen=True)
class Waiting:
    """`due`: when its turn is, if nothing is refused before; None where no schedule comes to it. `made`: the latest
    video of the same product, where there is one of the last 28 days. `product`: its address, for every link to it
    the same; None for a short link. `again`: the same product waits before it.
    """

    item: QueueItem
    due: datetime | None
    made: MadeBefore | None
    product: str | None
    again: bool


@dataclass(frozen=True)
class Taken:
    """`video`: None where it was never written, is deleted, or cannot be read."""

    item: QueueItem
    video: Video | None


@dataclass(frozen=True)
class Overview:
    """`taken` are the latest, newest first; `refused` those that no video can be made of."""

    schedules: list[Schedule]
    waiting: list[Waiting]
    refused: list[QueueItem]
    taken: list[Taken]


def overview_of(
    user_id: str, *, schedules: SchedulesTable, queue: QueueTable, videos: VideosTable, now: datetime
) -> Overview:
    own, items = schedules.of_user(user_id), queue.of_user(user_id)
    dues = chain(next_dues_of(own, now), repeat(None))
    waiting = waiting_in(items)
    made = made_before(user_id, {item.link for item in waiting}, videos=videos, now=now)
    products = [canonical_url_of(item.link) for item in waiting]
    taken = sorted((item for item in items if item.taken_at), key=lambda item: str(item.taken_at), reverse=True)
    return Overview(
        schedules=own,
        waiting=[
            Waiting(item, due, made.get(item.link), product, again=product is not None and product in products[:nth])
            for nth, (item, due, product) in enumerate(zip(waiting, dues, products, strict=False))
        ],
        refused=[item for item in items if item.state is ItemState.REFUSED],
        taken=[Taken(item, _video_of(item, videos)) for item in taken[:_LATEST]],
    )


def _video_of(item: QueueItem, videos: VideosTable) -> Video | None:
    try:
        video = videos.find(item.user_id, str(item.video_id))
    except Unreadable:
        return None
    return None if video is None or video.deleted_at else video
