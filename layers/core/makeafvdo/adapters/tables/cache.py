"""The Cache table: values kept until their time to live ends.

Key: `key`. Attributes: `value` (JSON text) or `count`, and `expires_at` (epoch seconds, DynamoDB TTL).
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from botocore.exceptions import ClientError
from pydantic import BaseModel

from makeafvdo.adapters.tables.conditional import is_condition_failed
from makeafvdo.adapters.tables.reading import reading
from makeafvdo.domain.errors import Unreadable

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table

ModelT = TypeVar("ModelT", bound=BaseModel)


class CacheTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def get(self, key: str) -> dict[str, object] | None:
        """The value, if it has not expired: DynamoDB deletes late, so the age is checked here.

        One that cannot be read counts as absent.
        """
        item = self._table.get_item(Key={"key": key}, ConsistentRead=True).get("Item")
        if item is None:
            return None
        try:
            with reading("cache_unreadable", kind=_kind_of(key)):
                value: dict[str, object] = dict(json.loads(str(item["value"])))
                return value if int(str(item["expires_at"])) > self._now_s() else None
        except Unreadable:
            return None

    def find(self, key: str, model: type[ModelT]) -> ModelT | None:
        """The model kept under `key`; one that an earlier release kept in another shape counts as absent."""
        value = self.get(key)
        if value is None:
            return None
        try:
            with reading("cache_unreadable", kind=_kind_of(key)):
                return model.model_validate(value)
        except Unreadable:
            return None

    def put(self, key: str, value: Mapping[str, object], ttl_s: int) -> None:
        self._table.put_item(Item=self._item(key, value, ttl_s))

    def put_if_absent(self, key: str, value: Mapping[str, object], ttl_s: int) -> bool:
        """True for the one caller who put it there; an expired value counts as absent."""
        try:
            self._table.put_item(
                Item=self._item(key, value, ttl_s),
                ConditionExpression="attribute_not_exists(#k) OR expires_at <= :now",
                ExpressionAttributeNames={"#k": "key"},
                ExpressionAttributeValues={":now": self._now_s()},
            )
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def delete(self, key: str) -> None:
        """Without effect where there is none."""
        self._table.delete_item(Key={"key": key})

    def count_of(self, key: str) -> int:
        item = self._table.get_item(Key={"key": key}, ConsistentRead=True).get("Item")
        return int(str(item["count"])) if item else 0

    def increment(self, key: str, limit: int, ttl_s: int) -> bool:
        """Add one; False, and nothing added, where the count is at `limit`. `ttl_s` runs from the first one."""
        try:
            self._table.update_item(
                Key={"key": key},
                UpdateExpression="SET expires_at = if_not_exists(expires_at, :end) ADD #c :one",
                ConditionExpression="attribute_not_exists(#c) OR #c < :limit",
                ExpressionAttributeNames={"#c": "count"},
                ExpressionAttributeValues={":end": self._now_s() + ttl_s, ":one": 1, ":limit": limit},
            )
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def _item(self, key: str, value: Mapping[str, object], ttl_s: int) -> dict[str, str | int]:
        return {"key": key, "value": json.dumps(value, ensure_ascii=False), "expires_at": self._now_s() + ttl_s}

    def _now_s(self) -> int:
        return int(self._clock().timestamp())


def _kind_of(key: str) -> str:
    return key.partition("#")[0]
