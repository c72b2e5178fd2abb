"""The Erasures table: accounts that are being erased, and the list of those that were, for restores.

Key: `user_id`. Attributes: those of `domain.erasures.Erasure`, times as ISO text in UTC; `expires_at` is epoch seconds
(TTL), set once it is over. Every change is a compare-and-set on `version`.
GSI `by_receipt` (`receipt`): what the public page shows to whoever has the receipt.
GSI `by_due_at` (`due` = `erasure`, `due_at`), sparse: the queue of `functions/erase`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from makeafvdo.adapters.tables.conditional import is_condition_failed, move_in_queue
from makeafvdo.adapters.tables.paging import every_item, every_scanned_item
from makeafvdo.domain.erasures import Erasure
from makeafvdo.domain.errors import Conflict, Transient

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import ScanInputTableScanTypeDef as Scan
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute


@dataclass(frozen=True)
class DueErasure:
    """An erasure in the queue, and the `due_at` it was found with."""

    user_id: str
    due_at: str


class ErasuresTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def begin(self, erasure: Erasure) -> Erasure:
        """Store it; where the account is being erased already, the stored one is returned unchanged."""
        try:
            self._table.put_item(Item=_item(erasure), ConditionExpression="attribute_not_exists(user_id)")
        except ClientError as error:
            if not is_condition_failed(error):
                raise
            return self._get(erasure.user_id)
        return erasure

    def refuse(self, user_id: str) -> None:
        """Raises Conflict("account_erased") for one that is being erased or was: nothing may begin in its name."""
        if self.is_erased(user_id):
            raise Conflict("account_erased")

    def is_erased(self, user_id: str) -> bool:
        """Or being erased."""
        return "Item" in self._table.get_item(Key={"user_id": user_id}, ConsistentRead=True)

    def with_receipt(self, receipt: str) -> Erasure | None:
        query: Query = {
            "IndexName": "by_receipt",
            "KeyConditionExpression": "receipt = :receipt",
            "ExpressionAttributeValues": {":receipt": receipt},
        }
        return next(map(_erasure, every_item(self._table, query)), None)

    def due(self, first: str | None = None) -> Iterator[DueErasure]:
        """Longest due first; before them the one of user `first`, which the index may not know yet."""
        if first is not None:
            item = self._table.get_item(Key={"user_id": first}, ConsistentRead=True).get("Item", {})
            if str(item.get("due_at", "~")) <= _sortable(self._clock()):
                yield DueErasure(first, str(item["due_at"]))
        query: Query = {
            "IndexName": "by_due_at",
            "KeyConditionExpression": "due = :erasure AND due_at <= :now",
            "ExpressionAttributeValues": {":erasure": "erasure", ":now": _sortable(self._clock())},
        }
        for item in every_item(self._table, query):
            yield DueErasure(str(item["user_id"]), str(item["due_at"]))

    def take(self, due: DueErasure, due_again_at: datetime) -> Erasure | None:
        """Make it due at `due_again_at`, whatever becomes of this pass; None where another has taken it."""
        key, to = {"user_id": due.user_id}, _sortable(due_again_at)
        moved = move_in_queue(self._table, key, queue="due", at="due_at", seen=due.due_at, to=to)
        return _erasure(moved) if moved else None

    def replace(self, old: Erasure, new: Erasure) -> Erasure:
        """Put `new` where exactly `old` still stands. Raises Transient where another writer was first."""
        try:
            self._table.put_item(
                Item=_item(new),
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": old.version},
            )
        except ClientError as error:
            if is_condition_failed(error):
                raise Transient("service_busy") from None
            raise
        return new

    def every(self) -> Iterator[Erasure]:
        """The whole list, which is short."""
        scan: Scan = {"ConsistentRead": True}
        yield from map(_erasure, every_scanned_item(self._table, scan))

    def _get(self, user_id: str) -> Erasure:
        return _erasure(self._table.get_item(Key={"user_id": user_id}, ConsistentRead=True)["Item"])


def _item(erasure: Erasure) -> "dict[str, Attribute]":
    item: dict[str, Attribute] = erasure.model_dump(mode="json", exclude_none=True)
    if erasure.due_at is not None:
        item |= {"due": "erasure", "due_at": _sortable(erasure.due_at)}
    return item


def _erasure(item: "Mapping[str, Attribute]") -> Erasure:
    return Erasure.model_validate(item)


def _sortable(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
