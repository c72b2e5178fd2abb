"""Step Functions in and out: one event shape in, five error names out.

Step Functions matches error names exactly and knows no inheritance, so a task raises only `Transient`, `Throttled`,
`NeedsReconnect`, `NeedsInput` or `Permanent`; the message is JSON: {"code", "facts", "reason", "missing", "error",
"attempt"}, where `error` is the name of what was raised.
"""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError
from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.metrics import time_ms
from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.config import SettingsGroup
from makeafvdo.domain import errors
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Problem, Reason, Video, VideoState
from makeafvdo.entrypoints.observability import begin_log, logger, redacted
from makeafvdo.services.videos.settle_video import Settlement

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

TaskInput = Mapping[str, object]
TaskOutput = dict[str, object]
TaskFunction = Callable[[TaskInput, Container], TaskOutput]


class Run(BaseModel):
    """Ids of the run that a task of the state machine `video` belongs to."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    user_id: str
    video_id: str
    run: int


class Transient(Exception):
    """See `domain.errors.Transient`."""


class Throttled(Exception):
    """See `domain.errors.Throttled`."""


class NeedsReconnect(Exception):
    """See `domain.errors.NeedsReconnect`."""


class NeedsInput(Exception):
    """See `domain.errors.NeedsInput`."""


class Permanent(Exception):
    """See `domain.errors.Permanent`."""


_NAMES: tuple[tuple[type[errors.AppError], type[Exception]], ...] = (
    (errors.Throttled, Throttled),
    (errors.Transient, Transient),
    (errors.NeedsReconnect, NeedsReconnect),
    (errors.NeedsInput, NeedsInput),
    (errors.AppError, Permanent),
)

_CODE_OF_ERROR = {
    "Sandbox.Timedout": "took_too_long",
    "States.Timeout": "took_too_long",
    "Runtime.ExitError": "run_was_cut_off",
    "Runtime.Unknown": "run_was_cut_off",
    "Lambda.Unknown": "run_was_cut_off",
    "Lambda.ServiceException": "run_was_cut_off",
    "Lambda.AWSLambdaException": "run_was_cut_off",
    "Lambda.SdkClientException": "run_was_cut_off",
    "Lambda.ClientExecutionTimeoutException": "run_was_cut_off",
    "Lambda.TooManyRequestsException": "service_busy",
}
"""Message code for a task that was killed, timed out or never began, by the error's name."""

_LONGEST_DETAIL = 300

_THROTTLING_CODES = {
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestTimeout",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionCanceledException",
    "TransactionConflictException",
    "TransactionInProgressException",
}
"""Answers with a 4xx status that pass by themselves."""


class Task:
    """A Lambda handler around a function of task input and container that returns the task's output."""

    def __init__(self, function: TaskFunction, needs: Sequence[type[SettingsGroup]] = ()) -> None:
        self._function = function
        self._needs = needs

    def __repr__(self) -> str:
        return f"Task({self._function.__qualname__})"

    def __call__(self, task_input: TaskInput, context: object) -> TaskOutput:
        began = time.monotonic()
        try:
            return self.run(task_input, container_of_process(*self._needs), context)
        finally:
            time_ms("StepTime", (time.monotonic() - began) * 1000, function=os.environ["AWS_LAMBDA_FUNCTION_NAME"])

    def run(self, task_input: TaskInput, container: Container, context: object = None) -> TaskOutput:
        """The step's output. Raises only the five exceptions above."""
        attempt = attempt_of(task_input)
        begin_log(context, **_ids_of(task_input), attempt=attempt)
        try:
            return self._function(task_input, container)
        except errors.AppError as error:
            logger.info("step refused", code=error.code, kind=type(error).__name__)
            raise _as_step_functions_error(error, attempt) from None
        except (ClientError, BotoCoreError) as error:
            logger.exception("AWS refused")
            raise _as_aws_failure(error, attempt) from None
        except Exception as error:
            logger.exception("step broke")
            raise Permanent(_message("unexpected", _name_of(error), attempt)) from None


def task(*needs: type[SettingsGroup]) -> Callable[[TaskFunction], Task]:
    """Decorator: a Lambda handler of a function; `needs` are settings beyond those every function has."""
    return lambda function: Task(function, needs)


def enter_state(task_input: TaskInput, state: VideoState, container: Container, **fields: "Attribute") -> Video:
    """Move the run's video into `state`, with `fields` on its row. Raises Conflict where another run is live."""
    run, attempt = Run.model_validate(task_input), attempt_of(task_input)
    retry: dict[str, Attribute] = {"retry": {"state": state, "attempt": attempt}} if attempt > 1 else {}
    return container.videos.enter(run.user_id, run.video_id, run.run, state, **retry, **fields)


def _ids_of(task_input: TaskInput) -> dict[str, object]:
    """What a log line names: the video, its run and the execution, of an execution that was cut off as well."""
    detail = task_input.get("detail")
    if isinstance(detail, Mapping) and "input" in detail:
        return _ids_of(json.loads(str(detail["input"])) | {"execution": detail.get("name")})
    video_id, run = task_input.get("video_id"), task_input.get("run")
    named = task_input.get("execution")
    execution = named if isinstance(named, str) else f"{video_id}-{run}" if video_id else None
    return {"video_id": video_id, "run": run, "execution": execution, "batch_id": task_input.get("batch_id")}


def attempt_of(task_input: TaskInput) -> int:
    """1 for the first try of a task."""
    return int(str(task_input.get("retries") or 0)) + 1


def settlement_of(task_input: TaskInput) -> Settlement:
    """From the input of the state machine's last task, or from an execution-status event of a run cut off."""
    detail = task_input.get("detail")
    if isinstance(detail, Mapping):
        run = Run.model_validate_json(str(detail["input"]))
        return Settlement(
            user_id=run.user_id,
            video_id=run.video_id,
            run=run.run,
            outcome=Outcome.FAILED,
            problem=Problem(code="run_was_cut_off"),
            error=str(detail.get("error") or detail.get("status") or "Unknown"),
            detail=_detail_in(detail.get("cause")),
        )
    send, error = task_input.get("send"), task_input.get("error")
    send_output = send if isinstance(send, Mapping) else {}
    problem, reason, missing = problem_of(error)
    return Settlement.model_validate(
        {
            "user_id": task_input["user_id"],
            "video_id": task_input["video_id"],
            "run": task_input["run"],
            "outcome": task_input["outcome"],
            "problem": Problem(code=str(send_output["code"])) if send_output.get("code") else problem,
            "reason": reason,
            "missing": missing,
            "send_at": send_output.get("send_at"),
            **(_cause_of(error) if isinstance(error, Mapping) else {}),
        }
    )


def _cause_of(error: Mapping[str, object]) -> dict[str, object]:
    """Error name, step, attempt and detail from a Catch's output; the task's own message first.

    Executions begun on release 2026-11-29 do not tell the step.
    """
    message, step = _message_in(error.get("Cause")), error.get("step")
    if "code" in message:
        return {"error": message.get("error") or error.get("Error"), "step": step, "attempt": message.get("attempt")}
    return {"error": str(error.get("Error") or "Unknown"), "step": step, "detail": _detail_in(error.get("Cause"))}


def problem_of(error: object) -> tuple[Problem, Reason | None, tuple[str, ...]]:
    """The problem, reason and missing fields in a Catch's output.

    A task that was killed leaves no message of ours, only the error's name.
    """
    if not isinstance(error, Mapping):
        return Problem(code="unexpected"), None, ()
    message = _message_in(error.get("Cause"))
    if "code" not in message:
        return Problem(code=_CODE_OF_ERROR.get(str(error.get("Error")), "unexpected")), None, ()
    reason = Reason(str(message["reason"])) if message.get("reason") else None
    missing = message.get("missing")
    return (
        Problem.model_validate({"code": message["code"], "facts": message.get("facts") or {}}),
        reason,
        tuple(str(name) for name in missing) if isinstance(missing, list) else (),
    )


def _message_in(cause: object) -> dict[str, object]:
    try:
        outer = json.loads(str(cause))
        inner = json.loads(str(outer["errorMessage"]))
    except (ValueError, KeyError, TypeError):
        return {}
    return inner if isinstance(inner, dict) else {}


def _detail_in(cause: object) -> str | None:
    """Lambda's message on a worker that died (`signal: killed`), or Step Functions' on an execution."""
    try:
        message = json.loads(str(cause))["errorMessage"]
    except (ValueError, KeyError, TypeError):
        message = cause
    return redacted(str(message))[:_LONGEST_DETAIL] if message else None


def _as_step_functions_error(error: errors.AppError, attempt: int) -> Exception:
    name = next(name for kind, name in _NAMES if isinstance(error, kind))
    message: dict[str, object] = {"facts": error.facts}
    if isinstance(error, errors.NeedsInput):
        message |= {"reason": error.reason, "missing": list(error.missing)}
    return name(_message(error.code, _name_of(error), attempt, **message))


def _as_aws_failure(error: ClientError | BotoCoreError, attempt: int) -> Exception:
    if _passes_by_itself(error):
        return Transient(_message("service_busy", _name_of(error), attempt))
    return Permanent(_message("unexpected", _name_of(error), attempt))


def _passes_by_itself(error: ClientError | BotoCoreError) -> bool:
    """AWS is down or throttles, or was not reached. A HEAD that S3 refuses has no code but its status."""
    if isinstance(error, ClientError):
        is_down = error.response["ResponseMetadata"]["HTTPStatusCode"] >= HTTPStatus.INTERNAL_SERVER_ERROR
        return is_down or error.response["Error"]["Code"] in _THROTTLING_CODES
    return not isinstance(error, ParamValidationError)


def _name_of(error: Exception) -> str:
    """`KeyError`; of AWS's refusals the code too: `ClientError: AccessDenied`."""
    name = type(error).__name__
    return f"{name}: {error.response['Error']['Code']}" if isinstance(error, ClientError) else name


def _message(code: str, error: str, attempt: int, **more: object) -> str:
    return json.dumps({"code": code, "error": error, "attempt": attempt, **more})
