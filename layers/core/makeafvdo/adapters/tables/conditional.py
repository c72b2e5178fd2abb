"""Conditional writes of DynamoDB."""

from typing import TYPE_CHECKING, TypedDict

from botocore.exceptions import ClientError

if TYPE_CHECKING:
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


def is_condition_failed(error: ClientError) -> bool:
    """Whether the row was not as the write's condition expects; nothing was written then."""
    return error.response["Error"]["Code"] == "ConditionalCheckFailedException"
