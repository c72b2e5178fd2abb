"""The one rule of every query: its answer is all pages of it, fetched as far as they are looked at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute


def every_item(table: "Table", asked: "Query") -> "Iterator[dict[str, Attribute]]":
    """The items in the order of the key. A `Limit` is the size of a page, never of the answer."""
    asked = asked.copy()
    while True:
        found = table.query(**asked)
        yield from found["Items"]
        if "LastEvaluatedKey" not in found:
            return
        asked["ExclusiveStartKey"] = found["LastEvaluatedKey"]
