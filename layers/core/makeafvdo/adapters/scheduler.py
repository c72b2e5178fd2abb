"""EventBridge Scheduler: the marketers' schedules, in a group of their own.

Each calls one function with `{user_id, schedule_id, revision}`. Nobody's text is in an expression: it is made of a
`Rule`'s parts.
"""

import json
from contextlib import suppress
from typing import Any

from makeafvdo.domain.schedules.schedules import Schedule


class Scheduler:
    """`target_arn`: the function; `role_arn`: what the scheduler calls it as."""

    def __init__(
        self,
        client: Any,  # noqa: ANN401 (boto3's, of `scheduler`)
        group: str,
        target_arn: str,
        role_arn: str,
        dead_letters_arn: str,
    ) -> None:
        self._client = client
        self._group = group
        self._target_arn = target_arn
        self._role_arn = role_arn
        self._dead_letters_arn = dead_letters_arn

    def begin(self, schedule: Schedule) -> None:
        """Have this revision fire from now on. Beginning it twice begins it once."""
        ids = {"user_id": schedule.user_id, "schedule_id": schedule.schedule_id, "revision": schedule.revision}
        wanted: dict[str, object] = {
            "GroupName": self._group,
            "Name": schedule.name,
            "ScheduleExpression": schedule.rule.expression(),
            "FlexibleTimeWindow": {"Mode": "OFF"},
            "ActionAfterCompletion": "DELETE",
            "Target": {
                "Arn": self._target_arn,
                "RoleArn": self._role_arn,
                "Input": json.dumps(ids),
                "RetryPolicy": {"MaximumRetryAttempts": 0},
                "DeadLetterConfig": {"Arn": self._dead_letters_arn},
            },
        }
        if ends_at := schedule.rule.ends_at():
            wanted["EndDate"] = ends_at
        with suppress(self._client.exceptions.ConflictException):
            self._client.create_schedule(**wanted)

    def end(self, name: str) -> None:
        """No effect where there is none."""
        with suppress(self._client.exceptions.ResourceNotFoundException):
            self._client.delete_schedule(GroupName=self._group, Name=name)
