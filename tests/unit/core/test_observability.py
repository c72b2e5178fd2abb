"""Every line has one shape, names the video and the run, and holds no secret; a count is its stage's."""

import json
import logging
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest

from makeafvdo.adapters.metrics import count
from makeafvdo.bootstrap import Container
from makeafvdo.entrypoints import task as tasks
from makeafvdo.entrypoints.observability import begin_log, logger
from tests.support.settings import NO_SETTINGS

CONTEXT = SimpleNamespace(aws_request_id="request-1")
IN_RUN = {"request_id": "request-1", "video_id": "v1", "run": 2, "execution": "v1-2"}


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What the one handler writes."""
    stream = StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", stream)
    return stream


def lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("source", ["makeafvdo.adapters.anything", "urllib3.connectionpool", "botocore.retries"])
def test_whoever_speaks_in_a_step_names_the_run_and_no_secret(spoken: StringIO, source: str) -> None:
    @tasks.task()
    def handler(_task_input: tasks.TaskInput, _app: Container) -> tasks.TaskOutput:
        logging.getLogger(source).warning("sent to %s", "https://upload.example/?upload_token=abc")
        return {}

    handler.run({"user_id": "u1", "video_id": "v1", "run": 2}, Container(NO_SETTINGS), CONTEXT)

    [line] = lines(spoken)
    assert IN_RUN.items() <= line.items()
    assert line["message"] == "sent to https://upload.example/?[cut]"


def test_a_run_that_was_cut_off_is_named_by_the_event_of_its_execution(spoken: StringIO) -> None:
    @tasks.task()
    def handler(_task_input: tasks.TaskInput, _app: Container) -> tasks.TaskOutput:
        logger.warning("ended")
        return {}

    began_with = json.dumps({"user_id": "u1", "video_id": "v1", "run": 2})
    handler.run({"detail": {"input": began_with, "name": "v1-2"}}, Container(NO_SETTINGS), CONTEXT)

    assert IN_RUN.items() <= lines(spoken)[0].items()


def test_what_comes_by_the_clock_is_served(spoken: StringIO) -> None:
    """EventBridge's scheduled event has a detail with nothing in it."""

    @tasks.task()
    def handler(_task_input: tasks.TaskInput, _app: Container) -> tasks.TaskOutput:
        logger.warning("swept")
        return {}

    handler.run({"detail-type": "Scheduled Event", "detail": {}}, Container(NO_SETTINGS), CONTEXT)

    assert lines(spoken)[0]["message"] == "swept"


def test_an_invocation_says_nothing_of_the_one_before(spoken: StringIO) -> None:
    begin_log(CONTEXT, video_id="v1")
    begin_log(SimpleNamespace(aws_request_id="request-2"))
    logger.warning("another")

    [line] = lines(spoken)
    assert line["request_id"] == "request-2"
    assert "video_id" not in line


def test_a_count_is_a_metric_of_its_stage(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POWERTOOLS_METRICS_NAMESPACE", "makeafvdo-prod")

    count("RunOutcome", state="READY")

    line = json.loads(capsys.readouterr().out)
    described = line["_aws"]["CloudWatchMetrics"][0]
    assert (line["RunOutcome"], line["state"]) == ([1.0], "READY")
    assert described["Namespace"] == "makeafvdo-prod"
    assert described["Dimensions"] == [["state"]]
