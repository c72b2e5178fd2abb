"""The Sends table: the ledger of what went to TikTok; every transition a compare-and-set on `version`.

Key: `connection_id` + `send_id`. A send_id is `<video_id>.<run>`: time-sortable, and a run cannot make two.
A later run continues an unfinished send and makes a new one only after that has ended.
Attributes: those of `domain.tiktok.sends.Send`, times as ISO text in UTC; `expires_at` is epoch seconds (TTL).
GSI `by_publish_id` (`publish_id`), sparse: finds the send a webhook's event is about.
GSI `by_due_at` (`due` = `send`, `due_at`), sparse: the sweep's queue. Both may be KEYS_ONLY.

Slots of an account are booked one at a time: its row `send_id` = `!bookings` holds a `version` that every booking
increments, in one transaction with the send that books. Bookings themselves are only on the sends, so one that ends
gives its slot back by that alone.

A row that cannot be read raises Unreadable("send_unreadable") from `find` and `latest`, and is left out of lists.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from botocore.exceptions import ClientError

from makeafvdo.adapters.tables.conditional import is_condition_failed, move_in_queue
from makeafvdo.adapters.tables.paging import every_item
from makeafvdo.adapters.tables.reading import readable, reading
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.tiktok.sends import Send

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import PutItemInputTablePutItemTypeDef as Put
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute
    from types_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as TransactItem

_BOOKINGS = "!bookings"
"""Sorts before every id of a send."""


@dataclass(frozen=True)
class DueSend:
    """A send in the sweep's queue: its key, and the `due_at` it was found with."""

    connection_id: str
    send_id: str
    due_at: str

    @property
    def video_id(self) -> str:
        return self.send_id.rpartition(".")[0]


class SendsTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def find(self, connection_id: str, send_id: str) -> Send | None:
        key = {"connection_id": connection_id, "send_id": send_id}
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        return _send(item) if item else None

    def latest(self, connection_id: str, video_id: str) -> Send | None:
        """The newest send of one video to one account; the only one that can be unfinished."""
        found = self._table.query(
            KeyConditionExpression="connection_id = :connection AND begins_with(send_id, :video)",
            ExpressionAttributeValues={":connection": connection_id, ":video": f"{video_id}."},
            ScanIndexForward=False,
            Limit=1,
            ConsistentRead=True,
        )
        return _send(found["Items"][0]) if found["Items"] else None

    def of_connection(self, connection_id: str) -> list[Send]:
        return list(readable(self._query_sends(connection_id), _send))

    def bookings(self, connection_id: str) -> int:
        """How many slots this account's sends have ever booked. Read it before the sends, then `book` sees the rest."""
        key = {"connection_id": connection_id, "send_id": _BOOKINGS}
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        return int(str(item["version"])) if item else 0

    def book(self, old: Send, booked: Send, bookings: int) -> bool:
        """Put `booked` where no other send of the account has booked since `bookings`; False where one has.

        Raises Transient where not exactly `old` still stands.
        """
        counter = {
            "connection_id": old.connection_id,
            "send_id": _BOOKINGS,
            "version": bookings + 1,
            "expires_at": int(booked.expires_at.timestamp()),
        }
        name = self._table.name
        is_unmoved = {"ConditionExpression": "version = :seen", "ExpressionAttributeValues": {":seen": bookings}}
        is_first = {"ConditionExpression": "attribute_not_exists(version)"}
        is_old = {"ConditionExpression": "version = :old", "ExpressionAttributeValues": {":old": old.version}}
        writes = [
            {"Put": {"TableName": name, "Item": counter, **(is_unmoved if bookings else is_first)}},
            {"Put": {"TableName": name, "Item": _item(booked), **is_old}},
        ]
        try:
            self._table.meta.client.transact_write_items(TransactItems=cast("list[TransactItem]", writes))
        except ClientError as error:
            if error.response["Error"]["Code"] != "TransactionCanceledException":
                raise
            of_counter, of_send = (reason.get("Code") for reason in error.response["CancellationReasons"])
            if of_send == "ConditionalCheckFailed":
                raise Transient("send_overtaken") from None
            if of_counter in {"ConditionalCheckFailed", "TransactionConflict"}:
                return False
            raise
        return True

    def with_publish_id(self, publish_id: str) -> Send | None:
        query: Query = {
            "IndexName": "by_publish_id",
            "KeyConditionExpression": "publish_id = :publish",
            "ExpressionAttributeValues": {":publish": publish_id},
        }
        rows = (
            self.find(str(key["connection_id"]), str(key["send_id"])) for key in every_item(self._table, query)
        )  # the rows themselves: a GSI is eventually consistent
        return next((row for row in rows if row is not None), None)

    def due(self) -> Iterator[DueSend]:
        """The sends the sweep has to check now, longest due first."""
        query: Query = {
            "IndexName": "by_due_at",
            "KeyConditionExpression": "due = :send AND due_at <= :now",
            "ExpressionAttributeValues": {":send": "send", ":now": _sortable(self._clock())},
        }
        for key in every_item(self._table, query):
            yield DueSend(str(key["connection_id"]), str(key["send_id"]), str(key["due_at"]))

    def requeue(self, due: DueSend, due_again_at: datetime) -> Send | None:
        """Make the row due at `due_again_at`, whatever becomes of this check; None where it has changed meanwhile.

        Its `version` stays, so the next transition succeeds and sets `due_at` anew. Raises Unreadable.
        """
        key, to = {"connection_id": due.connection_id, "send_id": due.send_id}, _sortable(due_again_at)
        moved = move_in_queue(self._table, key, queue="due", at="due_at", seen=due.due_at, to=to)
        return _send(moved) if moved else None

    def requeue_unreadable(self, due: DueSend, due_again_at: datetime) -> str | None:
        """Make a row that cannot be read due at `due_again_at`; its user id, where that can be read."""
        answer = self._table.update_item(
            Key={"connection_id": due.connection_id, "send_id": due.send_id},
            UpdateExpression="SET due_at = :next",
            ConditionExpression="attribute_exists(due)",
            ExpressionAttributeValues={":next": _sortable(due_again_at)},
            ReturnValues="ALL_NEW",
        )
        user_id = answer["Attributes"].get("user_id")
        return user_id if isinstance(user_id, str) else None

    def create(self, send: Send) -> bool:
        """False when a send with this id exists already."""
        return self._put({"Item": _item(send), "ConditionExpression": "attribute_not_exists(send_id)"})

    def replace(self, old: Send, new: Send) -> bool:
        """Put `new` where exactly `old` still stands; False when it does not."""
        values: dict[str, Attribute] = {":version": old.version}
        put: Put = {
            "Item": _item(new),
            "ConditionExpression": "version = :version",
            "ExpressionAttributeValues": values,
        }
        return self._put(put)

    def delete_of_connection(self, connection_id: str) -> None:
        for item in self._query_sends(connection_id):
            self._table.delete_item(Key={"connection_id": connection_id, "send_id": item["send_id"]})
        self._table.delete_item(Key={"connection_id": connection_id, "send_id": _BOOKINGS})

    def _put(self, put: "Put") -> bool:
        try:
            self._table.put_item(**put)
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def _query_sends(self, connection_id: str) -> "Iterator[dict[str, Attribute]]":
        query: Query = {
            "KeyConditionExpression": "connection_id = :connection AND send_id > :bookings",
            "ExpressionAttributeValues": {":connection": connection_id, ":bookings": _BOOKINGS},
            "ConsistentRead": True,
        }
        return every_item(self._table, query)


def _item(send: Send) -> "dict[str, Attribute]":
    item = send.model_dump(mode="json", exclude_none=True, exclude={"sealed_upload_url"})
    item["expires_at"] = int(send.expires_at.timestamp())
    if send.sealed_upload_url is not None:
        item["sealed_upload_url"] = send.sealed_upload_url
    if send.due_at is not None:
        item |= {"due": "send", "due_at": _sortable(send.due_at)}
    return item


def _send(item: "Mapping[str, Attribute]") -> Send:
    with reading("send_unreadable", connection_id=item.get("connection_id"), send_id=item.get("send_id")):
        changes: dict[str, object] = {"expires_at": datetime.fromtimestamp(int(str(item["expires_at"])), UTC)}
        if "sealed_upload_url" in item:
            changes["sealed_upload_url"] = bytes(
                cast("bytes", item["sealed_upload_url"])
            )  # boto3 returns its own Binary
        return Send.model_validate({**item, **changes})


def _sortable(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
