"""The Batches table: one row a product list, every change of state a conditional write.

Key: `user_id` + `batch_id` (by content). TTL: `expires_at`.
Sparse GSI `by_open_batch` (`open_batch`, `changed_at`), the sweep's queue: only lists under way carry `open_batch`. It
may be KEYS_ONLY. Rows of a release before it enter it with their next change.

    begin      nothing, FAILED     → READING     the first execution that reads this content; its retries find it again
    opened     READING             → RUNNING
    refuse     READING             → FAILED
    pause      RUNNING             → PAUSED
    resume     PAUSED              → RUNNING
    cancel     READING … PAUSED    → CANCELLED
    try_again  DONE, CANCELLED     → RUNNING     attempt + 1
    finish     RUNNING, PAUSED     → DONE        by the execution of the latest try alone

A row that cannot be read raises Unreadable("batch_not_found"), and is left out of lists.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from makeafvdo.adapters.tables.conditional import is_condition_failed, move_in_queue
from makeafvdo.adapters.tables.paging import every_item
from makeafvdo.adapters.tables.reading import readable, reading
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.videos.videos import Problem

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

_UNDER_WAY = (BatchState.READING, BatchState.RUNNING, BatchState.PAUSED)
_OPEN = "open"


@dataclass(frozen=True)
class OpenBatch:
    """A batch in the sweep's queue: its ids, and the `changed_at` it was found with."""

    user_id: str
    batch_id: str
    changed_at: str


class BatchesTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def begin(self, batch: Batch) -> Batch | None:
        """Store a new batch. The stored one where its own execution has begun it before; None where another has.

        One that could not be read is begun anew.
        """
        item = batch.model_dump(mode="json", exclude_none=True) | _in_queue(batch.state)
        try:
            self._table.put_item(
                Item=item,
                ConditionExpression="attribute_not_exists(batch_id) OR #state = :failed",
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues={":failed": BatchState.FAILED},
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise
            stored = self.get(batch.user_id, batch.batch_id)
            return stored if stored.execution == batch.execution else None
        return batch

    def get(self, user_id: str, batch_id: str) -> Batch:
        """Raises NotFound for another user's batch just as for none, and Unreadable."""
        key = {"user_id": user_id, "batch_id": batch_id}
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        if item is None:
            raise NotFound("batch_not_found")
        return _batch(item)

    def of_user(self, user_id: str) -> list[Batch]:
        """Newest first."""
        query: Query = {
            "KeyConditionExpression": "user_id = :user",
            "ExpressionAttributeValues": {":user": user_id},
            "ConsistentRead": True,
        }
        found: Iterator[Batch] = readable(every_item(self._table, query), _batch)
        return sorted(found, key=lambda batch: batch.created_at, reverse=True)

    def find_by_execution(self, user_id: str, execution: str) -> Batch | None:
        """The batch whose latest try that execution is."""
        return next((batch for batch in self.of_user(user_id) if batch.execution == execution), None)

    def open_before(self, moment: datetime) -> Iterator[OpenBatch]:
        """Batches under way whose rows have not changed since `moment`, longest first."""
        query: Query = {
            "IndexName": "by_open_batch",
            "KeyConditionExpression": "open_batch = :open AND changed_at < :moment",
            "ExpressionAttributeValues": {":open": _OPEN, ":moment": moment.isoformat()},
        }
        for item in every_item(self._table, query):
            yield OpenBatch(str(item["user_id"]), str(item["batch_id"]), str(item["changed_at"]))

    def requeue(self, found: OpenBatch) -> Batch | None:
        """Move the row to the back of the queue; None where it has changed meanwhile. Raises Unreadable."""
        key, now = {"user_id": found.user_id, "batch_id": found.batch_id}, self._clock().isoformat()
        moved = move_in_queue(self._table, key, queue="open_batch", at="changed_at", seen=found.changed_at, to=now)
        return _batch(moved) if moved else None

    def opened(self, batch: Batch, good: int, refused: int) -> Batch:
        return self._change(batch, (BatchState.READING,), state=BatchState.RUNNING, good=good, refused=refused)

    def refuse(self, batch: Batch, problem: Problem) -> Batch:
        return self._change(batch, (BatchState.READING,), state=BatchState.FAILED, problem=problem.model_dump())

    def pause(self, batch: Batch, problem: Problem | None) -> Batch:
        """Let no further row begin. `problem`: what has paused it; None: its marketer."""
        shown = problem.model_dump() if problem else None
        return self._change(batch, (BatchState.RUNNING,), state=BatchState.PAUSED, problem=shown)

    def resume(self, batch: Batch) -> Batch:
        now = self._clock().isoformat()
        return self._change(batch, (BatchState.PAUSED,), state=BatchState.RUNNING, problem=None, resumed_at=now)

    def cancel(self, batch: Batch) -> Batch:
        return self._change(batch, _UNDER_WAY, state=BatchState.CANCELLED, problem=None)

    def try_again(self, batch: Batch) -> Batch:
        """The next try, of the rows that failed. Raises Conflict for every caller but the first."""
        attempt = batch.attempt + 1
        return self._change(
            batch,
            (BatchState.DONE, BatchState.CANCELLED),
            state=BatchState.RUNNING,
            attempt=attempt,
            execution=f"{batch.batch_id}-{attempt}",
            problem=None,
            resumed_at=self._clock().isoformat(),
        )

    def finish(self, batch: Batch) -> Batch:
        return self._change(batch, (BatchState.RUNNING, BatchState.PAUSED), state=BatchState.DONE, problem=None)

    def _change(
        self, batch: Batch, states: tuple[BatchState, ...], *, state: BatchState, **changes: "Attribute"
    ) -> Batch:
        """Raises Conflict where the batch is at another try, or in none of `states`."""
        queued: dict[str, Attribute] = {"open_batch": None} | _in_queue(state)
        changes = {**changes, **queued, "state": state, "changed_at": self._clock().isoformat()}
        kept = {name: value for name, value in changes.items() if value is not None}
        gone = [name for name, value in changes.items() if value is None]
        expression = "SET " + ", ".join(f"#{name} = :{name}" for name in kept)
        if gone:
            expression += " REMOVE " + ", ".join(f"#{name}" for name in gone)
        allowed: dict[str, Attribute] = {f":was{place}": was for place, was in enumerate(states)}
        try:
            answer = self._table.update_item(
                Key={"user_id": batch.user_id, "batch_id": batch.batch_id},
                UpdateExpression=expression,
                ConditionExpression=f"#execution = :mine AND #state IN ({', '.join(allowed)})",
                ExpressionAttributeNames={f"#{name}": name for name in {*changes, "execution", "state"}},
                ExpressionAttributeValues={f":{name}": value for name, value in kept.items()}
                | allowed
                | {":mine": batch.execution},
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if is_condition_failed(error):
                raise Conflict("batch_is_over") from None
            raise
        return _batch(answer["Attributes"])


def _in_queue(state: BatchState) -> "dict[str, Attribute]":
    return {"open_batch": _OPEN} if state in _UNDER_WAY else {}


def _batch(item: "Mapping[str, Attribute]") -> Batch:
    with reading("batch_not_found", user_id=item.get("user_id"), batch_id=item.get("batch_id")):
        return Batch.model_validate(item)
