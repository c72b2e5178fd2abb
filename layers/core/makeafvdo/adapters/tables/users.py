"""The Users table: what the app keeps of a person.

Key: `user_id` (the identity provider's `sub`). Attributes: `language`, `default_connection_id`, `created_at`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table


class User(BaseModel):
    model_config = ConfigDict(frozen=True)

    user_id: str
    language: str = "th"
    default_connection_id: str | None = None


class UsersTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def get(self, user_id: str) -> User:
        """The user's row; a user who has none yet has the defaults."""
        item = self._table.get_item(Key={"user_id": user_id}).get("Item")
        return User.model_validate(item or {"user_id": user_id})

    def greet(self, user_id: str) -> None:
        """Make sure the user has a row."""
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET created_at = if_not_exists(created_at, :now)",
            ExpressionAttributeValues={":now": self._clock().isoformat()},
        )

    def set_default_connection(self, user_id: str, connection_id: str | None) -> None:
        """The TikTok account videos go to unless the marketer picks another; None forgets it."""
        key = {"user_id": user_id}
        if connection_id is None:
            self._table.update_item(Key=key, UpdateExpression="REMOVE default_connection_id")
            return
        self._table.update_item(
            Key=key,
            UpdateExpression="SET default_connection_id = :connection",
            ExpressionAttributeValues={":connection": connection_id},
        )
