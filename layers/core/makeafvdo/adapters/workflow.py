"""The state machines: start, stop and describe a run of `video`; start a try of `batch`."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from makeafvdo.domain.batches.batches import Batch
from makeafvdo.domain.videos.videos import Video

if TYPE_CHECKING:
    from types_boto3_stepfunctions import SFNClient

_INITIAL_FIELDS = {"error": None, "send": {"outcome": None, "round": 0, "wait_s": 0, "code": None, "send_at": None}}
"""Every field that a state of the machine may read exists from the start."""


def input_of_run(video: Video, scene_ids: tuple[str, ...] = ()) -> dict[str, object]:
    """What the machine is started with for the video's run. A row of a batch is rendered in one lane: its neighbours
    are rendered at the same time.
    """
    lanes = {"lanes": 1} if video.batch is not None else {}
    run: dict[str, object] = {
        "user_id": video.user_id,
        "video_id": video.video_id,
        "run": video.run,
        "from": video.from_step,
        "until": video.until,
        "scenes": {"list": [{"scene_id": scene_id} for scene_id in scene_ids]},
    }
    return _INITIAL_FIELDS | lanes | run


class Workflow:
    def __init__(self, client: "SFNClient", machine_arn: str) -> None:
        self._client = client
        self._machine_arn = machine_arn

    def start(self, video: Video, scene_ids: tuple[str, ...] = ()) -> None:
        """Start the video's run. Starting the same run twice starts it once: its name is `<video_id>-<run>`."""
        with suppress(self._client.exceptions.ExecutionAlreadyExists):
            self._client.start_execution(
                stateMachineArn=self._machine_arn,
                name=video.execution_name,
                input=json.dumps(input_of_run(video, scene_ids)),
            )

    def stop(self, video: Video) -> None:
        """Stop the video's run, if it is running."""
        self.stop_named(video.execution_name)

    def stop_named(self, name: str) -> None:
        """Stop the execution of that name, if it is running."""
        _stop(self._client, self._machine_arn, name)

    def run_outcome(self, video: Video) -> str | None:
        """None while the video's run is running; else its error name, `NotFound`, or its final status."""
        try:
            execution = self._client.describe_execution(executionArn=self._execution_arn(video))
        except self._client.exceptions.ExecutionDoesNotExist:
            return "NotFound"
        if execution["status"] == "RUNNING":
            return None
        return execution.get("error") or execution["status"]

    def _execution_arn(self, video: Video) -> str:
        return _execution_arn(self._machine_arn, video.execution_name)


def input_of_try(batch: Batch) -> dict[str, object]:
    """What the machine `batch` is started with for another try."""
    return {"again": {"user_id": batch.user_id, "batch_id": batch.batch_id, "attempt": batch.attempt}}


class BatchWorkflow:
    """The state machine `batch`. A list that is dropped starts it by itself."""

    def __init__(self, client: "SFNClient", machine_arn: str) -> None:
        self._client = client
        self._machine_arn = machine_arn

    def start_try(self, batch: Batch) -> None:
        """Start the batch's latest try of its failed rows. Starting it twice starts it once."""
        with suppress(self._client.exceptions.ExecutionAlreadyExists):
            self._client.start_execution(
                stateMachineArn=self._machine_arn, name=batch.execution, input=json.dumps(input_of_try(batch))
            )

    def is_running(self, batch: Batch) -> bool | None:
        """Whether the batch's latest try is; None where there is no such execution."""
        arn = _execution_arn(self._machine_arn, batch.execution)
        try:
            return self._client.describe_execution(executionArn=arn)["status"] == "RUNNING"
        except self._client.exceptions.ExecutionDoesNotExist:
            return None

    def stop_named(self, name: str) -> None:
        """Stop the try of that name, if it is running, and with it every row of it."""
        _stop(self._client, self._machine_arn, name)


def _stop(client: "SFNClient", machine_arn: str, name: str) -> None:
    over = client.exceptions.ValidationException  # of an execution that has ended by itself
    with suppress(client.exceptions.ExecutionDoesNotExist, over):
        client.stop_execution(executionArn=_execution_arn(machine_arn, name))


def _execution_arn(machine_arn: str, name: str) -> str:
    return f"{machine_arn.replace(':stateMachine:', ':execution:')}:{name}"
