"""What other programs are told about product lists."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.events import Event, event_id


class BatchDone(Event):
    """A try of a product list is over: each of its rows has ended, one way or another."""

    name: ClassVar = "batch.done"
    batch_id: str
    attempt: int
    state: Literal[BatchState.DONE]
    rows: dict[str, int]
    """How many rows stand in which state: states of videos, REFUSED for a row that could not be read, NOT_BEGUN."""


def batch_done(batch: Batch, rows: Mapping[str, int]) -> BatchDone:
    return BatchDone(
        id=event_id(batch.user_id, batch.batch_id, batch.attempt, BatchState.DONE),
        user_id=batch.user_id,
        batch_id=batch.batch_id,
        attempt=batch.attempt,
        state=BatchState.DONE,
        rows=dict(rows),
    )
