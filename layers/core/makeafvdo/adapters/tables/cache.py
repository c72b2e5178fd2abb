"""The Cache table: things worth remembering for a while, gone by their time to live.

Key: `key`. Attributes: `value` (JSON text) or `count`, and `expires_at` (epoch seconds, DynamoDB TTL).
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table


class CacheTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def get(self, key: str) -> dict[str, object] | None:
        """The value, if it has not expired: DynamoDB deletes late, so the age is checked here."""
        item = self._table.get_item(Key={"key": key}, ConsistentRead=True).get("Item")
        if item is None or int(str(item["expires_at"])) <= self._now_s():
            return None
        value: dict[str, object] = json.loads(str(item["value"]))
        return value

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
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def count_of(self, key: str) -> int:
        item = self._table.get_item(Key={"key": key}, ConsistentRead=True).get("Item")
        return int(str(item["count"])) if item else 0

    def count_up(self, key: str, most: int, ttl_s: int) -> bool:
        """Count one more; False, and not counted, where there are `most` already. `ttl_s` is from the first one on."""
        try:
            self._table.update_item(
                Key={"key": key},
                UpdateExpression="SET expires_at = if_not_exists(expires_at, :end) ADD #c :one",
                ConditionExpression="attribute_not_exists(#c) OR #c < :most",
                ExpressionAttributeNames={"#c": "count"},
                ExpressionAttributeValues={":end": self._now_s() + ttl_s, ":one": 1, ":most": most},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def _item(self, key: str, value: Mapping[str, object], ttl_s: int) -> dict[str, str | int]:
        return {"key": key, "value": json.dumps(value, ensure_ascii=False), "expires_at": self._now_s() + ttl_s}

    def _now_s(self) -> int:
        return int(self._clock().timestamp())
