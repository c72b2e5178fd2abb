"""All pages of a query or a scan, each fetched when its first item is needed."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import QueryOutputTableTypeDef as QueryOutput
    from types_boto3_dynamodb.type_defs import ScanInputTableScanTypeDef as Scan
    from types_boto3_dynamodb.type_defs import ScanOutputTableTypeDef as ScanOutput
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute


def every_item(table: "Table", query: "Query") -> "Iterator[dict[str, Attribute]]":
    """The items in the order of the key. A `Limit` is the size of a page, not of the whole result."""
    return _every(table.query, query)


def every_scanned_item(table: "Table", scan: "Scan") -> "Iterator[dict[str, Attribute]]":
    """In no order."""
    return _every(table.scan, scan)


def _every(
    fetch: "Callable[..., QueryOutput | ScanOutput]", request: "Query | Scan"
) -> "Iterator[dict[str, Attribute]]":
    start: Query | Scan = {}
    while True:
        page = fetch(**request, **start)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
