"""The Sessions table: browser sessions, one-time sign-in states and one-time TikTok connect states.

Key: `id`, always the SHA-256 of the secret in the browser: the table's content is not enough to sign in.
GSI `by_user_id` (`user_id`) finds a user's sessions (sign out everywhere, erase). TTL: `expires_at`, epoch seconds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from makeafvdo.adapters.tables.conditional import is_condition_failed
from makeafvdo.adapters.tables.paging import every_item
from makeafvdo.adapters.tables.reading import reading
from makeafvdo.domain.errors import Unreadable

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

SESSION_LIFE = timedelta(days=30)
SESSION_IDLE = timedelta(days=7)
_MOVE_IDLE_END_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Session:
    session_hash: str
    user_id: str
    csrf_token: str


class SessionsTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def now(self) -> datetime:
        return self._clock()

    def put_session(self, session_hash: str, user_id: str, csrf_token: str) -> None:
        now = self._clock()
        self._table.put_item(
            Item={
                "id": session_hash,
                "kind": "session",
                "user_id": user_id,
                "csrf_token": csrf_token,
                "ends_at": _epoch(now + SESSION_LIFE),
                "expires_at": _epoch(now + SESSION_IDLE),
            }
        )

    def find_session(self, session_hash: str) -> Session | None:
        """The live session; finding it moves its idle end forward, at most once an hour.

        Read consistently: the request after the sign-in must find the session just written.
        """
        item = self._table.get_item(Key={"id": session_hash}, ConsistentRead=True).get("Item")
        now = self._clock()
        if item is None or item.get("kind") != "session":
            return None
        try:
            session, ends_at, expires_at = _session(session_hash, item)
        except Unreadable:
            return None
        if min(ends_at, expires_at) <= _epoch(now):
            return None
        if expires_at < min(ends_at, _epoch(now + SESSION_IDLE - _MOVE_IDLE_END_EVERY)):
            self._move_idle_end(session_hash, min(ends_at, _epoch(now + SESSION_IDLE)))
        return session

    def delete_session(self, session_hash: str) -> None:
        self._table.delete_item(Key={"id": session_hash})

    def delete_sessions_of(self, user_id: str) -> None:
        query: Query = {
            "IndexName": "by_user_id",
            "KeyConditionExpression": "user_id = :user",
            "ExpressionAttributeValues": {":user": user_id},
        }
        for item in every_item(self._table, query):
            self.delete_session(str(item["id"]))

    def put_state(
        self,
        state_hash: str,
        session_hash: str,
        user_id: str | None,
        purpose: str,
        expires_at: datetime,
        **kept: str,
    ) -> None:
        """Keep a one-time OAuth state of the browser behind `session_hash`; `take_state` returns `kept`."""
        item: dict[str, Attribute] = {
            "id": state_hash,
            "kind": "state",
            "session_hash": session_hash,
            "purpose": purpose,
            "expires_at": _epoch(expires_at),
            **kept,
        }
        self._table.put_item(Item=item | ({"user_id": user_id} if user_id else {}))

    def take_state(self, state_hash: str) -> dict[str, str] | None:
        """Delete and return the state: for exactly one caller, and only before it expires."""
        try:
            response = self._table.delete_item(
                Key={"id": state_hash},
                ConditionExpression="kind = :state AND expires_at > :now",
                ExpressionAttributeValues={":state": "state", ":now": _epoch(self._clock())},
                ReturnValues="ALL_OLD",
            )
        except ClientError as error:
            if is_condition_failed(error):
                return None
            raise
        return {name: str(value) for name, value in response["Attributes"].items()}

    def has_state(self, state_hash: str) -> bool:
        """Whether a state is there, expired ones included; DynamoDB deletes late."""
        item = self._table.get_item(Key={"id": state_hash}, ConsistentRead=True).get("Item")
        return item is not None and item.get("kind") == "state"

    def _move_idle_end(self, session_hash: str, expires_at: int) -> None:
        self._table.update_item(
            Key={"id": session_hash},
            UpdateExpression="SET expires_at = :end",
            ConditionExpression="attribute_exists(id)",
            ExpressionAttributeValues={":end": expires_at},
        )


def _session(session_hash: str, item: "Mapping[str, Attribute]") -> tuple[Session, int, int]:
    """The session, when it ends, and when it ends unless it is used."""
    with reading("session_unreadable", session=session_hash[:8]):
        session = Session(session_hash, str(item["user_id"]), str(item["csrf_token"]))
        return session, int(str(item["ends_at"])), int(str(item["expires_at"]))


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())
