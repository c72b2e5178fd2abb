"""The Connections table: TikTok accounts, each of one user; every change a compare-and-set.

Key: `user_id` + `connection_id` (ours, random). Under its own KMS key.
Attributes: `open_id`, `sealed_tokens` (binary), `access_expires_at`, `refresh_expires_at`, `scope` (list of strings),
`status`, `version`, `lease_until` (only while a lease or its mark stands), `connected_at`. Times are epoch seconds.

An open_id belongs to one user. A claim row in the same table says whose: `user_id` = `open_id#<open_id>`,
`connection_id` = `claim`, `claimed_user_id`, `claimed_connection_id`. It is written and deleted in one transaction
with its connection; that makes the claim atomic, and the webhook reads it strongly consistent, which no GSI could be.

GSI `by_lease` (`status`, `lease_until`), KEYS_ONLY: which `REVOKING` rows are due for a try, the sweep's queue. Other
rows are in it only while a refresh is under way.

A row that cannot be read raises Unreadable("account_unreadable") from `get` and `find`, and is left out of lists.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from botocore.exceptions import ClientError

from makeafvdo.adapters.tables.conditional import is_condition_failed
from makeafvdo.adapters.tables.paging import every_item, every_scanned_item
from makeafvdo.adapters.tables.reading import readable, reading
from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.tiktok.connections import WARN_BEFORE_END, Connection, ConnectionStatus

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import DeleteTypeDef, TransactWriteItemTypeDef
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import ScanInputTableScanTypeDef as Scan
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

_TIMES = ("access_expires_at", "refresh_expires_at", "lease_until", "connected_at")


@dataclass(frozen=True)
class Claim:
    """The user and connection an open_id belongs to."""

    user_id: str
    connection_id: str


@dataclass(frozen=True)
class DueRevocation:
    """A `REVOKING` connection in the sweep's queue."""

    user_id: str
    connection_id: str


@dataclass(frozen=True)
class EndingConnection:
    """A connected account whose connection ends in the next 14 days."""

    user_id: str
    connection_id: str
    ends_at: datetime


class ConnectionsTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def get(self, user_id: str, connection_id: str) -> Connection:
        """Raises NotFound for another user's connection just as for none, and Unreadable."""
        found = self.find(user_id, connection_id)
        if found is None:
            raise NotFound("connection_not_found")
        return found

    def find(self, user_id: str, connection_id: str) -> Connection | None:
        key = {"user_id": user_id, "connection_id": connection_id}
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        return _connection(item) if item else None

    def of_user(self, user_id: str) -> list[Connection]:
        """All of a user's connections, `REVOKING` ones too."""
        query: Query = {
            "KeyConditionExpression": "user_id = :user",
            "ExpressionAttributeValues": {":user": user_id},
            "ConsistentRead": True,
        }
        return list(readable(every_item(self._table, query), _connection))

    def find_claim(self, open_id: str) -> Claim | None:
        item = self._table.get_item(Key=_claim_key(open_id), ConsistentRead=True).get("Item")
        return Claim(str(item["claimed_user_id"]), str(item["claimed_connection_id"])) if item else None

    def due_revocations(self) -> Iterator[DueRevocation]:
        """Those due for a try, longest due first. A try begins with a lease, which moves the row to the back."""
        query: Query = {
            "IndexName": "by_lease",
            "KeyConditionExpression": "#status = :revoking AND lease_until <= :now",
            "ExpressionAttributeNames": {"#status": "status"},
            "ExpressionAttributeValues": {":revoking": ConnectionStatus.REVOKING, ":now": self._now_s()},
        }
        for item in every_item(self._table, query):
            yield DueRevocation(str(item["user_id"]), str(item["connection_id"]))

    def ending(self) -> Iterator[EndingConnection]:
        """Those that end within 14 days. Reads the whole table."""
        now = self._clock()
        scan: Scan = {
            "FilterExpression": "#status = :connected AND refresh_expires_at BETWEEN :now AND :soon",
            "ProjectionExpression": "user_id, connection_id, refresh_expires_at",
            "ExpressionAttributeNames": {"#status": "status"},
            "ExpressionAttributeValues": {
                ":connected": ConnectionStatus.CONNECTED,
                ":now": int(now.timestamp()),
                ":soon": int((now + WARN_BEFORE_END).timestamp()),
            },
        }
        for item in every_scanned_item(self._table, scan):
            ends_at = datetime.fromtimestamp(int(str(item["refresh_expires_at"])), UTC)
            yield EndingConnection(str(item["user_id"]), str(item["connection_id"]), ends_at)

    def requeue_unreadable(self, due: DueRevocation, due_again_at: datetime) -> bool:
        """Make a row that cannot be read due at `due_again_at`; False once its time to revoke is over, or unknown."""
        try:
            self._table.update_item(
                Key={"user_id": due.user_id, "connection_id": due.connection_id},
                UpdateExpression="SET lease_until = :next",
                ConditionExpression="attribute_type(refresh_expires_at, :number) AND refresh_expires_at > :now",
                ExpressionAttributeValues={
                    ":next": int(due_again_at.timestamp()),
                    ":number": "N",
                    ":now": self._now_s(),
                },
            )
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def delete_unreadable(self, user_id: str, connection_id: str) -> None:
        """Delete a row that cannot be read, and its claim where its open_id can be read."""
        key = {"user_id": user_id, "connection_id": connection_id}
        deleted = self._table.delete_item(Key=key, ReturnValues="ALL_OLD").get("Attributes", {})
        if isinstance(open_id := deleted.get("open_id"), str):
            self.release_claim(open_id, connection_id)

    def release_claim(self, open_id: str, connection_id: str) -> None:
        """Free an open_id whose row is gone; no effect where another connection has claimed it meanwhile."""
        self._all_or_nothing({"Delete": self._claim_of(open_id, connection_id)})

    def create(self, connection: Connection) -> bool:
        """Store a new connection and claim its open_id; False when the open_id is claimed already."""
        claim = {
            **_claim_key(connection.open_id),
            "claimed_user_id": connection.user_id,
            "claimed_connection_id": connection.connection_id,
        }
        name = self._table.name
        return self._all_or_nothing(
            {"Put": {"TableName": name, "Item": claim, "ConditionExpression": "attribute_not_exists(user_id)"}},
            {"Put": {"TableName": name, "Item": _item(connection)}},
        )

    def replace(self, old: Connection, new: Connection) -> bool:
        """Put `new` where exactly `old` still stands, its lease included; False when it does not."""
        condition, values = _unchanged_condition(old)
        try:
            self._table.put_item(Item=_item(new), ConditionExpression=condition, ExpressionAttributeValues=values)
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def delete(self, connection: Connection) -> bool:
        """Delete the connection and its claim where exactly this one still stands; False when it does not."""
        condition, values = _unchanged_condition(connection)
        row: DeleteTypeDef = {
            "TableName": self._table.name,
            "Key": {"user_id": connection.user_id, "connection_id": connection.connection_id},
            "ConditionExpression": condition,
            "ExpressionAttributeValues": values,
        }
        return self._all_or_nothing(
            {"Delete": row}, {"Delete": self._claim_of(connection.open_id, connection.connection_id)}
        )

    def _claim_of(self, open_id: str, connection_id: str) -> "DeleteTypeDef":
        return {
            "TableName": self._table.name,
            "Key": _claim_key(open_id),
            "ConditionExpression": "claimed_connection_id = :connection",
            "ExpressionAttributeValues": {":connection": connection_id},
        }

    def _now_s(self) -> int:
        return int(self._clock().timestamp())

    def _all_or_nothing(self, *writes: "TransactWriteItemTypeDef") -> bool:
        try:
            self._table.meta.client.transact_write_items(TransactItems=list(writes))
        except ClientError as error:
            if error.response["Error"]["Code"] == "TransactionCanceledException" and _is_refused(error):
                return False
            raise
        return True


def _is_refused(error: ClientError) -> bool:
    reasons = error.response.get("CancellationReasons", [])
    return any(reason.get("Code") == "ConditionalCheckFailed" for reason in reasons)


def _unchanged_condition(connection: Connection) -> tuple[str, "dict[str, Attribute]"]:
    if connection.lease_until is None:
        return "version = :version AND attribute_not_exists(lease_until)", {":version": connection.version}
    lease_until = int(connection.lease_until.timestamp())
    return "version = :version AND lease_until = :lease", {":version": connection.version, ":lease": lease_until}


def _claim_key(open_id: str) -> dict[str, str]:
    return {"user_id": f"open_id#{open_id}", "connection_id": "claim"}


def _item(connection: Connection) -> "dict[str, Attribute]":
    item = connection.model_dump(exclude_none=True)
    times = {name: int(item[name].timestamp()) for name in _TIMES if name in item}
    return item | times | {"scope": list(connection.scope)}


def _connection(item: "Mapping[str, Attribute]") -> Connection:
    with reading("account_unreadable", user_id=item.get("user_id"), connection_id=item.get("connection_id")):
        times = {name: datetime.fromtimestamp(int(str(item[name])), UTC) for name in _TIMES if name in item}
        sealed_tokens = bytes(cast("bytes", item["sealed_tokens"]))  # boto3 returns its own Binary
        return Connection.model_validate({**item, **times, "sealed_tokens": sealed_tokens})
