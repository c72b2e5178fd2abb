"""Every row of one user as it is stored, whether a model can read it or not."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from makeafvdo.adapters.tables.paging import every_item

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

    Item = Mapping[str, Attribute]

Kept = Literal["users", "sessions", "connections", "videos", "batches", "schedules", "queue"]
"""The tables that know their rows' user by a key. Sends hang on a connection."""
_KEYS: dict[Kept, tuple[str, ...]] = {
    "users": ("user_id",),
    "sessions": ("id",),
    "connections": ("user_id", "connection_id"),
    "videos": ("user_id", "video_id"),
    "batches": ("user_id", "batch_id"),
    "schedules": ("user_id", "schedule_id"),
    "queue": ("user_id", "item_id"),
}


def is_binary(value: object) -> bool:
    """Whether an attribute's value is of DynamoDB's type B."""
    from boto3.dynamodb.types import Binary

    return isinstance(value, Binary | bytes | bytearray)


class OwnRows:
    def __init__(self, tables: "Mapping[Kept, Table]", sends: "Table") -> None:
        self._tables = tables
        self._sends = sends

    def of(self, kept: Kept, user_id: str) -> "Iterator[Item]":
        table = self._tables[kept]
        query: Query = {
            "KeyConditionExpression": "user_id = :user",
            "ExpressionAttributeValues": {":user": user_id},
        }
        if kept != "sessions":
            yield from every_item(table, query | {"ConsistentRead": True})
            return
        for key in every_item(table, query | {"IndexName": "by_user_id"}):
            if item := table.get_item(Key={"id": key["id"]}, ConsistentRead=True).get("Item"):
                yield item

    def delete(self, kept: Kept, item: "Item") -> None:
        self._tables[kept].delete_item(Key={name: item[name] for name in _KEYS[kept]})

    def sends_of(self, connection_id: str) -> "Iterator[Item]":
        """With the row that counts its bookings."""
        query: Query = {
            "KeyConditionExpression": "connection_id = :connection",
            "ExpressionAttributeValues": {":connection": connection_id},
            "ConsistentRead": True,
        }
        return every_item(self._sends, query)
