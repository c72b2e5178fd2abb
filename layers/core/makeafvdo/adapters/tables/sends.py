"""The Sends table: the ledger of what went to TikTok; every transition a compare-and-set on `version`.

Key: `connection_id` + `send_id`. A send_id is `<video_id>.<run>`: time-sortable, and a run cannot make two.
A later run goes on with an unfinished send and makes a new one only after that has ended.
Attributes: those of `domain.tiktok.sends.Send`, times as ISO text in UTC; `expires_at` is epoch seconds (TTL).
GSI `by_publish_id` (`publish_id`), sparse: whose a webhook's event is.
GSI `by_due_at` (`due` = `send`, `due_at`), sparse: what the sweep has to check. Both may be KEYS_ONLY.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from botocore.exceptions import ClientError

from makeafvdo.domain.tiktok.sends import Init, Send

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import PutItemInputTablePutItemTypeDef as Put
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute


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
        return [_send(item) for item in self._query_connection(connection_id)]

    def inits_of_connection(self, connection_id: str) -> list[Init]:
        """Every init this account's sends have tried, answered or not."""
        return [init for send in self.of_connection(connection_id) for init in send.inits]

    def with_publish_id(self, publish_id: str) -> Send | None:
        found = self._table.query(
            IndexName="by_publish_id",
            KeyConditionExpression="publish_id = :publish",
            ExpressionAttributeValues={":publish": publish_id},
        )
        return next(self._rows(found["Items"]), None)

    def due(self, limit: int) -> list[Send]:
        """What the sweep has to check now, longest due first."""
        found = self._table.query(
            IndexName="by_due_at",
            KeyConditionExpression="due = :send AND due_at <= :now",
            ExpressionAttributeValues={":send": "send", ":now": _sortable(self._clock())},
            Limit=limit,
        )
        return list(self._rows(found["Items"]))

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
        for item in self._query_connection(connection_id):
            self._table.delete_item(Key={"connection_id": connection_id, "send_id": item["send_id"]})

    def _put(self, put: "Put") -> bool:
        try:
            self._table.put_item(**put)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def _query_connection(self, connection_id: str) -> "Iterator[dict[str, Attribute]]":
        query: Query = {
            "KeyConditionExpression": "connection_id = :connection",
            "ExpressionAttributeValues": {":connection": connection_id},
            "ConsistentRead": True,
        }
        while True:
            found = self._table.query(**query)
            yield from found["Items"]
            if "LastEvaluatedKey" not in found:
                return
            query["ExclusiveStartKey"] = found["LastEvaluatedKey"]

    def _rows(self, keys: "list[dict[str, Attribute]]") -> Iterator[Send]:
        """The rows read from the table, since an index is only eventually consistent."""
        for key in keys:
            if row := self.find(str(key["connection_id"]), str(key["send_id"])):
                yield row


def _item(send: Send) -> "dict[str, Attribute]":
    item = send.model_dump(mode="json", exclude_none=True, exclude={"sealed_upload_url"})
    item["expires_at"] = int(send.expires_at.timestamp())
    if send.sealed_upload_url is not None:
        item["sealed_upload_url"] = send.sealed_upload_url
    if send.due_at is not None:
        item |= {"due": "send", "due_at": _sortable(send.due_at)}
    return item


def _send(item: "Mapping[str, Attribute]") -> Send:
    changes: dict[str, object] = {"expires_at": datetime.fromtimestamp(int(str(item["expires_at"])), UTC)}
    if "sealed_upload_url" in item:
        changes["sealed_upload_url"] = bytes(cast("bytes", item["sealed_upload_url"]))  # boto3 gives its own Binary
    return Send.model_validate({**item, **changes})


def _sortable(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
