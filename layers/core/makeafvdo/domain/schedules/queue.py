"""The queue: products that wait for a schedule's next time, in the marketer's order."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from makeafvdo.domain.videos.options import StoredOptions
from makeafvdo.domain.videos.videos import Problem

MOST_WAITING = 200
"""Products in one marketer's queue."""
TAKEN_LIFE = timedelta(days=30)
"""How long a product stands in the queue after it has become a video."""


class ItemState(StrEnum):
    WAITING = "WAITING"
    TAKEN = "TAKEN"
    """Its video, `video_id`, is begun or about to be."""
    REFUSED = "REFUSED"
    """No video can be made of it, for the reason in `problem`."""


class QueueItem(BaseModel):
    """One row of the QueueItems table."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    item_id: str
    place: int
    """Lower ones come first; of the same place the one that was added first."""
    state: ItemState
    link: str
    options: StoredOptions
    video_id: str | None = None
    claim: str | None = None
    """The schedule and due time it was taken for."""
    taken_at: AwareDatetime | None = None
    problem: Problem | None = None
    added_at: AwareDatetime
    expires_at: int | None = Field(default=None, description="epoch seconds; None while it waits")

    @property
    def order(self) -> tuple[int, datetime, str]:
        return self.place, self.added_at, self.item_id


def waiting_in(items: Sequence[QueueItem]) -> list[QueueItem]:
    """In the order they are taken."""
    return sorted((item for item in items if item.state is ItemState.WAITING), key=lambda item: item.order)


def moved(items: Sequence[QueueItem], item_id: str, to: int) -> list[QueueItem]:
    """Those whose place changes where `item_id` comes to stand at `to`, counted from 0; with their new places."""
    mine = next(item for item in items if item.item_id == item_id)
    others = [item for item in items if item is not mine]
    in_order = [*others[:to], mine, *others[to:]]
    renumbered = [item.model_copy(update={"place": place}) for place, item in enumerate(in_order)]
    return [new for new, old in zip(renumbered, in_order, strict=True) if new.place != old.place]
