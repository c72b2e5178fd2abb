"""The state machine `video`: start, stop and describe a run."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from makeafvdo.domain.videos.videos import Video

if TYPE_CHECKING:
    from types_boto3_stepfunctions import SFNClient

_INITIAL_FIELDS = {"error": None, "send": {"outcome": None, "round": 0, "wait_s": 0, "code": None, "send_at": None}}
"""Every field that a state of the machine may read exists from the start."""


class Workflow:
    def __init__(self, client: "SFNClient", machine_arn: str) -> None:
        self._client = client
        self._machine_arn = machine_arn

    def start(self, video: Video, scene_ids: tuple[str, ...] = ()) -> None:
        """Start the video's run. Starting the same run twice starts it once: its name is `<video_id>-<run>`."""
        run = _INITIAL_FIELDS | {
            "user_id": video.user_id,
            "video_id": video.video_id,
            "run": video.run,
            "from": video.from_step,
            "until": video.until,
            "scenes": {"list": [{"scene_id": scene_id} for scene_id in scene_ids]},
        }
        try:
            self._client.start_execution(
                stateMachineArn=self._machine_arn, name=video.execution_name, input=json.dumps(run)
            )
        except self._client.exceptions.ExecutionAlreadyExists:
            return

    def stop(self, video: Video) -> None:
        """Stop the video's run, if it is running."""
        with suppress(self._client.exceptions.ExecutionDoesNotExist):
            self._client.stop_execution(executionArn=self._execution_arn(video))

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
        return f"{self._machine_arn.replace(':stateMachine:', ':execution:')}:{video.execution_name}"
