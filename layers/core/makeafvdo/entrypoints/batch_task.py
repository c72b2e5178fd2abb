"""What starts an execution of the state machine `batch`: an event of S3, or another try of the rows that failed."""

import json
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.entrypoints.task import TaskInput
from makeafvdo.services.batches.read_list import DroppedList


class Again(BaseModel):
    """Another try. As `adapters.workflow.BatchWorkflow` starts it."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    batch_id: str
    attempt: int


class _Object(BaseModel):
    key: str
    version_id: str | None = Field(default=None, alias="version-id")


class _Start(BaseModel):
    """The input of an execution; `object` as in the detail of S3's "Object Created"."""

    again: Again | None = None
    object: _Object | None = None


def again_of(event: object) -> Again | None:
    return _Start.model_validate(event).again


def dropped_of(event: object) -> DroppedList:
    """Raises ValueError for an event that is neither."""
    dropped = _Start.model_validate(event).object
    if dropped is None:
        raise ValueError("neither a dropped list nor another try")
    return DroppedList(key=dropped.key, version_id=dropped.version_id)


def ended_of(task_input: TaskInput) -> tuple[str, str]:
    """Whose batch an execution was of, and its name: from the machine, or from the event of one cut off."""
    detail = task_input.get("detail")
    if isinstance(detail, Mapping):
        event, execution = json.loads(str(detail["input"])), str(detail["name"])
    else:
        event, execution = task_input["event"], str(task_input["execution"])
    again = again_of(event)
    return again.user_id if again else dropped_of(event).user_id, execution
