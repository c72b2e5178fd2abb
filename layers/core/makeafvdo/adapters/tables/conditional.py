"""Conditional writes of DynamoDB."""

from botocore.exceptions import ClientError


def is_condition_failed(error: ClientError) -> bool:
    """Whether the row was not as the write's condition expects; nothing was written then."""
    return error.response["Error"]["Code"] == "ConditionalCheckFailedException"
