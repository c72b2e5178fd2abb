"""Step Functions in and out: one event shape in, five error names out.

Step Functions matches error names exactly and knows no inheritance, so a task raises only `Transient`, `Throttled`,
`NeedsReconnect`, `NeedsInput` or `Permanent`; the message is JSON: {"code", "facts", "reason", "missing"}.
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
from makeafvdo.entrypoints.observability import logger
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

_TIMEOUTS = {"Sandbox.Timedout", "States.Timeout"}

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
        logger.append_keys(video_id=task_input.get("video_id"), run=task_input.get("run"))
        try:
            return self._function(task_input, container)
        except errors.AppError as error:
            logger.info("step refused", code=error.code, kind=type(error).__name__)
            raise _as_step_functions_error(error) from None
        except (ClientError, BotoCoreError) as error:
            logger.exception("AWS refused")
            raise _as_aws_failure(error) from None
        except Exception:
            logger.exception("step broke")
            raise Permanent(_message("unexpected")) from None


def task(*needs: type[BaseSettings]) -> Callable[[TaskFunction], Task]:
    """Make a Lambda handler of a function; `needs` are settings beyond those that every function has."""
    return lambda function: Task(function, needs)


def enter_state(task_input: TaskInput, state: VideoState, container: Container, **fields: "Attribute") -> Video:
    """The run's video, now in `state` and with `fields` on its row. Raises Conflict where the run was overtaken."""
    run = Run.model_validate(task_input)
    return container.videos.enter(run.user_id, run.video_id, run.run, state, **fields)


def settlement_of(task_input: TaskInput) -> Settlement:
    """What the state machine's last task was told, or what an execution-status event says of a run cut off."""
    detail = task_input.get("detail")
    if isinstance(detail, Mapping):
        run = Run.model_validate_json(str(detail["input"]))
        cut_off = Problem(code="run_was_cut_off")
        return Settlement(
            user_id=run.user_id, video_id=run.video_id, run=run.run, outcome=Outcome.FAILED, problem=cut_off
        )
    send = task_input.get("send")
    send_output = send if isinstance(send, Mapping) else {}
    problem, reason, missing = problem_of(task_input.get("error"))
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
        }
    )


def problem_of(error: object) -> tuple[Problem, Reason | None, tuple[str, ...]]:
    """The problem, and what is asked of the marketer, in what a Catch or a status event holds.

    A task that was cut off leaves no message of ours: then the error's name is all there is.
    """
    if not isinstance(error, Mapping):
        return Problem(code="unexpected"), None, ()
    message = _message_in(error.get("Cause"))
    if "code" not in message:
        return Problem(code="took_too_long" if error.get("Error") in _TIMEOUTS else "unexpected"), None, ()
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


def _as_step_functions_error(error: errors.AppError) -> Exception:
    name = next(name for kind, name in _NAMES if isinstance(error, kind))
    if isinstance(error, errors.NeedsInput):
        return name(_message(error.code, error.facts, error.reason, error.missing))
    return name(_message(error.code, error.facts))


def _as_aws_failure(error: ClientError | BotoCoreError) -> Exception:
    if isinstance(error, ClientError) and error.response["Error"]["Code"] not in _PASSING_AWS_CODES:
        return Permanent(_message("unexpected"))
    return Transient(_message("service_busy"))


def _message(
    code: str, facts: Mapping[str, str | int] | None = None, reason: str | None = None, missing: tuple[str, ...] = ()
) -> str:
    return json.dumps({"code": code, "facts": facts or {}, "reason": reason, "missing": list(missing)})
