"""Step Functions in and out: one event shape in, five error names out.

Step Functions matches error names exactly and knows no inheritance, so a task raises only `Transient`, `Throttled`,
`NeedsReconnect`, `NeedsInput` or `Permanent`; the message is JSON: {"code", "facts", "reason", "missing", "error",
"attempt"}, where `error` is the name of what was raised.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError
from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings

from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.domain import errors
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Problem, Reason, Step, Until, Video, VideoState
from makeafvdo.entrypoints.observability import logger, redacted
from makeafvdo.services.videos.settle_video import Settlement

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

TaskInput = Mapping[str, object]
TaskOutput = dict[str, object]
TaskFunction = Callable[[TaskInput, Container], TaskOutput]


class Run(BaseModel):
    """What every task of the state machine `video` is told: ids and choices, never content."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    user_id: str
    video_id: str
    run: int
    from_step: Step = Field(alias="from")
    until: Until
    retries: int = 0
    """How often this task was tried before, as the state machine counts."""


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
    "Lambda.Unknown": "run_was_cut_off",
    "Lambda.ServiceException": "run_was_cut_off",
    "Lambda.AWSLambdaException": "run_was_cut_off",
    "Lambda.SdkClientException": "run_was_cut_off",
    "Lambda.ClientExecutionTimeoutException": "run_was_cut_off",
    "Lambda.TooManyRequestsException": "service_busy",
}
"""What a marketer reads of a task that was killed, ran out of time, or never began: it could say nothing itself."""

_LONGEST_DETAIL = 300

_PASSING_AWS_CODES = {
    "InternalServerError",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestTimeout",
    "ServiceUnavailable",
    "SlowDown",
    "ThrottlingException",
    "TransactionConflictException",
}


class Task:
    """A Lambda handler made of a function from the task's input and the parts of the app to the task's output."""

    def __init__(self, function: TaskFunction, needs: Sequence[type[BaseSettings]] = ()) -> None:
        self._function = function
        self._needs = needs

    def __repr__(self) -> str:
        return f"Task({self._function.__qualname__})"

    def __call__(self, task_input: TaskInput, _context: object) -> TaskOutput:
        return self.run(task_input, container_of_process(*self._needs))

    def run(self, task_input: TaskInput, container: Container) -> TaskOutput:
        """The step's output. Raises one of the five exceptions above, whatever broke."""
        attempt = attempt_of(task_input)
        logger.append_keys(video_id=task_input.get("video_id"), run=task_input.get("run"), attempt=attempt)
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


def task(*needs: type[BaseSettings]) -> Callable[[TaskFunction], Task]:
    """Make a Lambda handler of a function; `needs` are settings beyond those that every function has."""
    return lambda function: Task(function, needs)


def enter_state(task_input: TaskInput, state: VideoState, container: Container, **fields: "Attribute") -> Video:
    """The run's video, now in `state` and with `fields` on its row. Raises Conflict where the run was overtaken."""
    run, attempt = Run.model_validate(task_input), attempt_of(task_input)
    retry: dict[str, Attribute] = {"retry": {"state": state, "attempt": attempt}} if attempt > 1 else {}
    return container.videos.enter(run.user_id, run.video_id, run.run, state, **retry, **fields)


def attempt_of(task_input: TaskInput) -> int:
    """1 for the first try of a task."""
    return int(str(task_input.get("retries") or 0)) + 1


def settlement_of(task_input: TaskInput) -> Settlement:
    """What the state machine's last task was told, or what an execution-status event says of a run cut off."""
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
    """Error name, attempt and detail out of what a Catch holds; the task's own word first."""
    message = _message_in(error.get("Cause"))
    if "code" in message:
        return {"error": message.get("error") or error.get("Error"), "attempt": message.get("attempt")}
    return {"error": str(error.get("Error") or "Unknown"), "detail": _detail_in(error.get("Cause"))}


def problem_of(error: object) -> tuple[Problem, Reason | None, tuple[str, ...]]:
    """The problem, and what is asked of the marketer, in what a Catch or a status event holds.

    A task that was cut off leaves no message of ours: then the error's name is all there is.
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
    """What Lambda says of a worker that died (`signal: killed`), or Step Functions of a run."""
    try:
        said = json.loads(str(cause))["errorMessage"]
    except (ValueError, KeyError, TypeError):
        said = cause
    return redacted(str(said))[:_LONGEST_DETAIL] if said else None


def _as_step_functions_error(error: errors.AppError, attempt: int) -> Exception:
    name = next(name for kind, name in _NAMES if isinstance(error, kind))
    message: dict[str, object] = {"facts": error.facts}
    if isinstance(error, errors.NeedsInput):
        message |= {"reason": error.reason, "missing": list(error.missing)}
    return name(_message(error.code, _name_of(error), attempt, **message))


def _as_aws_failure(error: ClientError | BotoCoreError, attempt: int) -> Exception:
    if isinstance(error, ClientError) and error.response["Error"]["Code"] not in _PASSING_AWS_CODES:
        return Permanent(_message("unexpected", _name_of(error), attempt))
    return Transient(_message("service_busy", _name_of(error), attempt))


def _name_of(error: Exception) -> str:
    """`KeyError`; of AWS's refusals the code too: `ClientError: AccessDenied`."""
    name = type(error).__name__
    return f"{name}: {error.response['Error']['Code']}" if isinstance(error, ClientError) else name


def _message(code: str, error: str, attempt: int, **more: object) -> str:
    return json.dumps({"code": code, "error": error, "attempt": attempt, **more})
