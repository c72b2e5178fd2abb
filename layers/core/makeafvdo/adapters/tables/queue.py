"""The QueueItems table: products that wait for a schedule, one row each.

Key: `user_id` + `item_id`. TTL: `expires_at`, of those that wait no more. A row that cannot be read
raises Unreadable("queue_item_not_found"), and is left out of lists.

    add        nothing  → WAITING
    place      WAITING  → WAITING     another place in the order
    take       WAITING  → TAKEN       together with the record of its schedule: both, or nothing
    give_back  TAKEN    → WAITING     by whoever holds its claim
    refuse     WAITING  → REFUSED
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from makeafvdo.adapters.tables.conditional import ConditionalUpdate, in_transaction, is_condition_failed
from makeafvdo.adapters.tables.paging import every_item
from makeafvdo.adapters.tables.reading import readable, reading
from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.schedules.queue import TAKEN_LIFE, ItemState, QueueItem
from makeafvdo.domain.videos.videos import Problem

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute
    from types_boto3_dynamodb.type_defs import TransactWriteItemTypeDef


class QueueTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def add(self, item: QueueItem) -> None:
        """No effect where it is there already, whatever has become of it."""
        row = item.model_dump(mode="json", exclude_none=True)
        try:
            self._table.put_item(Item=row, ConditionExpression="attribute_not_exists(item_id)")
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def get(self, user_id: str, item_id: str) -> QueueItem:
        """Raises NotFound for another user's product just as for none, and Unreadable."""
        item = self._table.get_item(Key=_key(user_id, item_id), ConsistentRead=True).get("Item")
        if item is None:
            raise NotFound("queue_item_not_found")
        return _item(item)

    def of_user(self, user_id: str) -> list[QueueItem]:
        """In the order they were added."""
        return sorted(readable(self._rows(user_id), _item), key=lambda item: (item.added_at, item.place))

    def ids_of(self, user_id: str) -> list[str]:
        """Of every row, of those too that cannot be read."""
        return [str(row["item_id"]) for row in self._rows(user_id)]

    def place(self, item: QueueItem) -> None:
        """Raises Conflict where it waits no more."""
        self._change(item, ItemState.WAITING, place=item.place)

    def take(self, item: QueueItem, video_id: str, claim: str, record: "TransactWriteItemTypeDef") -> bool:
        """False, and nothing written, where it waits no more or `record` does not hold."""
        now = self._clock()
        changes: dict[str, Attribute] = {
            "state": ItemState.TAKEN,
            "video_id": video_id,
            "claim": claim,
            "taken_at": now.isoformat(),
            "expires_at": int((now + TAKEN_LIFE).timestamp()),
        }
        take = in_transaction(self._table.name, _changing(item, ItemState.WAITING, changes))
        client = self._table.meta.client
        try:
            client.transact_write_items(TransactItems=[take, record])
        except client.exceptions.TransactionCanceledException as error:
            reasons = error.response.get("CancellationReasons", [])
            if any(each.get("Code") == "ConditionalCheckFailed" for each in reasons):
                return False
            raise
        return True

    def give_back(self, item: QueueItem) -> None:
        """It waits again, in its old place. No effect where another claim holds it."""
        gone = ("video_id", "claim", "taken_at", "expires_at")
        try:
            self._table.update_item(
                Key=_key(item.user_id, item.item_id),
                UpdateExpression=f"SET #state = :waiting REMOVE {', '.join(gone)}",
                ConditionExpression="#state = :taken AND claim = :claim",
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues={
                    ":waiting": ItemState.WAITING,
                    ":taken": ItemState.TAKEN,
                    ":claim": str(item.claim),
                },
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def refuse(self, item: QueueItem, problem: Problem) -> None:
        """Raises Conflict where it waits no more."""
        self._change(item, ItemState.WAITING, state=ItemState.REFUSED, problem=problem.model_dump())

    def remove(self, user_id: str, item_id: str) -> None:
        self._table.delete_item(Key=_key(user_id, item_id))

    def _rows(self, user_id: str) -> "Iterator[dict[str, Attribute]]":
        query: Query = {
            "KeyConditionExpression": "user_id = :user",
            "ExpressionAttributeValues": {":user": user_id},
            "ConsistentRead": True,
        }
        return every_item(self._table, query)

    def _change(self, item: QueueItem, was: ItemState, **changes: "Attribute") -> None:
        try:
            self._table.update_item(**_changing(item, was, changes))
        except ClientError as error:
            if is_condition_failed(error):
                raise Conflict("queue_item_taken") from None
            raise


def _key(user_id: str, item_id: str) -> dict[str, str]:
    return {"user_id": user_id, "item_id": item_id}


def _changing(item: QueueItem, was: ItemState, changes: "Mapping[str, Attribute]") -> ConditionalUpdate:
    return {
        "Key": _key(item.user_id, item.item_id),
        "UpdateExpression": "SET " + ", ".join(f"#{name} = :{name}" for name in changes),
        "ConditionExpression": "#state = :was",
        "ExpressionAttributeNames": {f"#{name}": name for name in {*changes, "state"}},
        "ExpressionAttributeValues": {f":{name}": value for name, value in changes.items()} | {":was": was},
    }


def _item(item: "Mapping[str, Attribute]") -> QueueItem:
    with reading("queue_item_not_found", user_id=item.get("user_id"), item_id=item.get("item_id")):
        return QueueItem.model_validate(item)
