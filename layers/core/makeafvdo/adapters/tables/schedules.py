"""The Schedules table: one row a schedule of a marketer.

Key: `user_id` + `schedule_id`. A row that cannot be read raises Unreadable("schedule_not_found"), and is left out of
lists.

    create   nothing           → ON
    change   revision as read  → another revision     two tabs: one wins
    skip     revision as read  → the same revision
    record   due is later than the last one that was recorded      a firing that comes twice counts once
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from makeafvdo.adapters.tables.conditional import ConditionalUpdate, in_transaction, is_condition_failed
from makeafvdo.adapters.tables.paging import every_item
from makeafvdo.adapters.tables.reading import readable, reading
from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.schedules.schedules import LastDue, Schedule

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute
    from types_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

_IS_LATER = "attribute_not_exists(#last) OR #last.#due < :due"
"""Every due time is written in Thai time, so the later one is the greater text."""


class SchedulesTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def get(self, user_id: str, schedule_id: str) -> Schedule:
        """Raises NotFound for another user's schedule just as for none, and Unreadable."""
        item = self._table.get_item(Key=_key(user_id, schedule_id), ConsistentRead=True).get("Item")
        if item is None:
            raise NotFound("schedule_not_found")
        return _schedule(item)

    def of_user(self, user_id: str) -> list[Schedule]:
        """In the order they were made in."""
        return sorted(readable(self._rows(user_id), _schedule), key=lambda each: each.created_at)

    def revisions_of(self, user_id: str) -> list[tuple[str, str]]:
        """Id and revision of every row, of those too that cannot be read."""
        return [(str(row["schedule_id"]), str(row.get("revision"))) for row in self._rows(user_id)]

    def create(self, schedule: Schedule) -> bool:
        """False, and nothing written, where it is there already."""
        item = schedule.model_dump(mode="json", exclude_none=True)
        try:
            self._table.put_item(Item=item, ConditionExpression="attribute_not_exists(schedule_id)")
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def change(self, before: Schedule, after: Schedule) -> Schedule:
        """What the marketer has chosen. Raises Conflict where the stored one is no more `before`."""
        changed = after.model_copy(update={"changed_at": self._clock()})
        chosen = {"revision", "rule", "state", "send", "since", "skips", "changed_at"}
        values = changed.model_dump(mode="json", exclude_none=True, include=chosen)
        gone = sorted(chosen - values.keys())
        expression = "SET " + ", ".join(f"#{name} = :{name}" for name in values)
        if gone:
            expression += " REMOVE " + ", ".join(f"#{name}" for name in gone)
        try:
            self._table.update_item(
                Key=_key(before.user_id, before.schedule_id),
                UpdateExpression=expression,
                ConditionExpression="#revision = :before",
                ExpressionAttributeNames={f"#{name}": name for name in chosen},
                ExpressionAttributeValues={f":{name}": value for name, value in values.items()}
                | {":before": before.revision},
            )
        except ClientError as error:
            if is_condition_failed(error):
                raise Conflict("schedule_has_changed") from None
            raise
        return changed

    def record(self, schedule: Schedule, last: LastDue) -> bool:
        """What came of a due time; False where it, or a later one, has been recorded."""
        try:
            self._table.update_item(**_recording(schedule, last))
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def recording(self, schedule: Schedule, last: LastDue) -> "TransactWriteItemTypeDef":
        """The write of `record`, for a transaction."""
        return in_transaction(self._table.name, _recording(schedule, last))

    def correct(self, schedule: Schedule, last: LastDue) -> None:
        """Something else has come of the due time that was recorded last."""
        try:
            self._table.update_item(
                Key=_key(schedule.user_id, schedule.schedule_id),
                UpdateExpression="SET #last = :last",
                ConditionExpression="#last.#due = :due",
                ExpressionAttributeNames={"#last": "last", "#due": "due"},
                ExpressionAttributeValues=_recorded(last),
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def delete(self, user_id: str, schedule_id: str) -> None:
        self._table.delete_item(Key=_key(user_id, schedule_id))

    def _rows(self, user_id: str) -> "Iterator[dict[str, Attribute]]":
        query: Query = {
            "KeyConditionExpression": "user_id = :user",
            "ExpressionAttributeValues": {":user": user_id},
            "ConsistentRead": True,
        }
        return every_item(self._table, query)


def _key(user_id: str, schedule_id: str) -> dict[str, str]:
    return {"user_id": user_id, "schedule_id": schedule_id}


def _recording(schedule: Schedule, last: LastDue) -> ConditionalUpdate:
    return {
        "Key": _key(schedule.user_id, schedule.schedule_id),
        "UpdateExpression": "SET #last = :last",
        "ConditionExpression": f"attribute_exists(schedule_id) AND ({_IS_LATER})",
        "ExpressionAttributeNames": {"#last": "last", "#due": "due"},
        "ExpressionAttributeValues": _recorded(last),
    }


def _recorded(last: LastDue) -> "dict[str, Attribute]":
    item = last.model_dump(mode="json", exclude_none=True)
    return {":last": item, ":due": item["due"]}


def _schedule(item: "Mapping[str, Attribute]") -> Schedule:
    with reading("schedule_not_found", user_id=item.get("user_id"), schedule_id=item.get("schedule_id")):
        return Schedule.model_validate(item)
