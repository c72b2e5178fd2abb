"""Conditional writes of DynamoDB."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict

from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute
    from types_boto3_dynamodb.type_defs import TransactWriteItemTypeDef


class ConditionalUpdate(TypedDict):
    """Arguments of `update_item`."""

    Key: dict[str, str]
    UpdateExpression: str
    ConditionExpression: str
    ExpressionAttributeNames: dict[str, str]
    ExpressionAttributeValues: "dict[str, Attribute]"


def in_transaction(table_name: str, update: ConditionalUpdate) -> "TransactWriteItemTypeDef":
    return {
        "Update": {
            "TableName": table_name,
            "Key": update["Key"],
            "UpdateExpression": update["UpdateExpression"],
            "ConditionExpression": update["ConditionExpression"],
            "ExpressionAttributeNames": update["ExpressionAttributeNames"],
            "ExpressionAttributeValues": update["ExpressionAttributeValues"],
        }
    }


def move_in_queue(
    table: "Table", key: Mapping[str, str], *, queue: str, at: str, seen: str, to: str
) -> "dict[str, Attribute] | None":
    """The row, whose place in a queue, the attribute `at`, is `to` now. None where it was not `seen` any more, or where
    the row has left the queue, which only rows with the attribute `queue` are in."""
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET #at = :to",
            ConditionExpression="attribute_exists(#queue) AND #at = :seen",
            ExpressionAttributeNames={"#queue": queue, "#at": at},
            ExpressionAttributeValues={":to": to, ":seen": seen},
            ReturnValues="ALL_NEW",
        )
    except ClientError as error:
        if is_condition_failed(error):
            return None
        raise
    return answer["Attributes"]


def is_condition_failed(error: ClientError) -> bool:
    """Whether the row was not as the write's condition expects; nothing was written then."""
    return error.response["Error"]["Code"] == "ConditionalCheckFailedException"
