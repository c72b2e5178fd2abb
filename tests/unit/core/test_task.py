"""Step Functions sees five names, and no log line holds a secret."""

import json

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ParamValidationError

from makeafvdo.bootstrap import Container
from makeafvdo.domain import errors
from makeafvdo.domain.videos.videos import Reason
from makeafvdo.entrypoints import task as tasks
from makeafvdo.entrypoints.observability import redacted
from tests.support.settings import NO_SETTINGS

NO_PARTS = Container(NO_SETTINGS)
KINDS = [
    (errors.Transient("service_busy"), tasks.Transient),
    (errors.Throttled("shop_busy", 60), tasks.Throttled),
    (errors.NeedsReconnect("tiktok_not_connected"), tasks.NeedsReconnect),
    (errors.NeedsInput("product_blocked", "missing", ("price",)), tasks.NeedsInput),
    (errors.NotFound("video_not_found"), tasks.Permanent),
    (KeyError("a bug"), tasks.Permanent),
]


def aws_refusal(status: int, code: str) -> ClientError:
    return ClientError({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, "Operation")  # type: ignore[typeddict-item]


FROM_AWS = [
    (aws_refusal(503, "503"), tasks.Transient),  # S3's HEAD has no body
    (aws_refusal(500, "InternalError"), tasks.Transient),
    (aws_refusal(500, "KMSInternalException"), tasks.Transient),
    (aws_refusal(400, "ThrottlingException"), tasks.Transient),
    (aws_refusal(400, "TransactionCanceledException"), tasks.Transient),
    (EndpointConnectionError(endpoint_url="https://s3.example"), tasks.Transient),
    (aws_refusal(403, "403"), tasks.Permanent),
    (aws_refusal(400, "ValidationException"), tasks.Permanent),
    (ParamValidationError(report="a bug"), tasks.Permanent),
]


@pytest.mark.parametrize(("raised", "seen"), FROM_AWS, ids=[str(raised) for raised, _ in FROM_AWS])
def test_what_passes_by_itself_at_aws_is_tried_again(raised: Exception, seen: type[Exception]) -> None:
    @tasks.task()
    def handler(_task_input: tasks.TaskInput, _app: Container) -> tasks.TaskOutput:
        raise raised

    with pytest.raises(seen):
        handler.run({"video_id": "v1", "run": 1}, NO_PARTS)


@pytest.mark.parametrize(("raised", "seen"), KINDS)
def test_whatever_is_raised_becomes_one_of_five(raised: Exception, seen: type[Exception]) -> None:
    @tasks.task()
    def handler(_task_input: tasks.TaskInput, _app: Container) -> tasks.TaskOutput:
        raise raised

    with pytest.raises(seen) as caught:
        handler.run({"video_id": "v1", "run": 1}, NO_PARTS)

    assert json.loads(str(caught.value))["code"] == getattr(raised, "code", "unexpected")


def test_what_a_task_raised_comes_out_of_the_catch_again() -> None:
    with pytest.raises(tasks.NeedsInput) as caught:
        tasks.task()(_blocked).run({}, NO_PARTS)
    cause = json.dumps({"errorMessage": str(caught.value), "errorType": "NeedsInput"})

    problem, reason, missing = tasks.problem_of({"Error": "NeedsInput", "Cause": cause})

    assert (problem.code, reason, missing) == ("product_blocked", Reason.MISSING, ("price",))


@pytest.mark.parametrize(
    ("name", "code"),
    [("Sandbox.Timedout", "took_too_long"), ("States.Timeout", "took_too_long"), ("Odd", "unexpected")],
)
def test_a_task_that_left_no_word_is_told_by_its_error_name(name: str, code: str) -> None:
    problem, _, _ = tasks.problem_of({"Error": name, "Cause": "not JSON"})

    assert problem.code == code


@pytest.mark.parametrize(
    "secret",
    ["act.abc!1234", "rft.a-b_c!99", "https://open-upload.example/video/?upload_id=1&upload_token=xyz",
     "__Host-sid=s3cr3t", "eyJhbGciOi.eyJzdWIi.sig-na"],
)  # fmt: skip
def test_a_secret_never_gets_into_a_line(secret: str) -> None:
    line = redacted(f'{{"message": "failed with {secret} in it"}}')

    assert "[cut]" in line
    assert not any(part in line for part in ("abc", "a-b_c", "xyz", "s3cr3t", "eyJzdWIi"))


def _blocked(_task_input: tasks.TaskInput, _app: Container) -> tasks.TaskOutput:
    raise errors.NeedsInput("product_blocked", "missing", ("price",))
