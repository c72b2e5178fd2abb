"""Whatever ends a run before its time is on the row and in the log; the marketer reads what to do now."""

import json
from pathlib import Path
from typing import Any

import pytest

from functions.settle.app import handler as settle
from functions.sweep.app import handler as sweep
from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.videos.videos import Failure, Step, Until, Video, VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from tests.support.http_harness import HttpHarness
from tests.support.state_machine import Machine, machine_of

MALI = "user-mali"
VIDEO = "01jd000000000000000000000a"
RUN = {"user_id": MALI, "video_id": VIDEO, "run": 1, "from": "scrape", "until": "ready"}
KILLED = {
    "Error": "Runtime.ExitError",
    "Cause": json.dumps(
        {
            "errorType": "Runtime.ExitError",
            "errorMessage": "RequestId: 1 Error: Runtime exited with error: signal: killed",
        }
    ),
}


@pytest.fixture(autouse=True)
def _video(home: HttpHarness) -> None:
    home.video(MALI, VIDEO, state="QUEUED", in_run=True)


def row(home: HttpHarness) -> Video:
    return home.app.videos.get(MALI, VIDEO)


def code_of(home: HttpHarness) -> str | None:
    problem = row(home).problem
    return problem.code if problem else None


def failed(error: dict[str, str]) -> dict[str, Any]:
    return RUN | {"outcome": "failed", "error": error, "send": {"code": None}}


def at(home: HttpHarness, state: VideoState, retries: int = 0) -> None:
    enter_state(RUN | {"retries": retries}, state, home.app)


def test_a_worker_that_was_killed(home: HttpHarness, caplog: pytest.LogCaptureFixture) -> None:
    at(home, VideoState.SPEAKING)
    at(home, VideoState.SPEAKING, retries=3)
    at(home, VideoState.SPEAKING)  # another scene, at its first try

    settle.run(failed(KILLED), home.app)

    assert (row(home).state, code_of(home)) == ("FAILED", "run_was_cut_off")
    assert row(home).failure == Failure(
        error="Runtime.ExitError",
        step=Step.VOICE,
        attempt=4,
        detail="RequestId: 1 Error: Runtime exited with error: signal: killed",
    )
    [record] = [record for record in caplog.records if record.message == "run ended before its time"]
    assert (record.error, record.step, record.attempt) == ("Runtime.ExitError", "voice", 4)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("Sandbox.Timedout", "took_too_long"),
        ("States.Timeout", "took_too_long"),
        ("Lambda.Unknown", "run_was_cut_off"),
        ("Runtime.Unknown", "run_was_cut_off"),
        ("Runtime.ImportModuleError", "unexpected"),
    ],
)
def test_a_task_that_could_not_say_why(home: HttpHarness, error: str, code: str) -> None:
    at(home, VideoState.RENDERING)

    settle.run(failed({"Error": error, "Cause": "Task timed out after 600.00 seconds"}), home.app)

    assert code_of(home) == code
    assert row(home).failure == Failure(
        error=error, step=Step.RENDER, attempt=1, detail="Task timed out after 600.00 seconds"
    )


@pytest.mark.parametrize(
    ("raised", "name", "code"),
    [(KeyError("bug"), "KeyError", "unexpected"), (Transient("service_busy"), "Transient", "service_busy")],
)
def test_a_task_that_broke_says_it_itself(home: HttpHarness, raised: Exception, name: str, code: str) -> None:
    @task()
    def broken(task_input: TaskInput, app: Container) -> TaskOutput:
        enter_state(task_input, VideoState.WRITING, app)
        raise raised

    with pytest.raises(Exception, match=code) as caught:
        broken.run(RUN | {"retries": 2}, home.app)
    cause = json.dumps({"errorMessage": str(caught.value), "errorType": "Permanent"})
    settle.run(failed({"Error": "Permanent", "Cause": cause}), home.app)

    assert row(home).failure == Failure(error=name, step=Step.SCRIPT, attempt=3)


def test_a_lambda_killed_before_it_could_write_its_row(home: HttpHarness) -> None:
    at(home, VideoState.SCRAPING)

    settle.run(failed(KILLED | {"step": "script"}), home.app)

    failure = row(home).failure
    assert failure is not None
    assert (failure.step, row(home).from_step) == (Step.SCRIPT, Step.SCRIPT)


@pytest.mark.parametrize(
    ("task_state", "step"),
    [
        ("Scrape", Step.SCRAPE),
        ("Script", Step.SCRIPT),
        ("Voice", Step.VOICE),
        ("Render", Step.RENDER),
        ("Recheck", Step.SEND),
        ("Upload", Step.SEND),
    ],
)
def test_the_state_machine_says_which_step_failed(home: HttpHarness, task_state: str, step: Step) -> None:
    states = machine_of(Path("statemachine/video.asl.yaml")).states
    *_, catch = states[task_state]["Catch"]
    walk = Machine(states).walk(catch["Next"], RUN | {"error": KILLED, "send": {"code": None}}, home.app)

    assert [at for at, _ in walk][-1] == "Settle"

    failure = row(home).failure
    assert failure is not None
    assert failure.step is step


def test_a_whole_run_that_was_cut_off(home: HttpHarness) -> None:
    at(home, VideoState.RENDERING, retries=1)
    event = {"detail": {"input": json.dumps(RUN), "status": "TIMED_OUT", "cause": "act.secret!1 ran out of time"}}

    settle.run(event, home.app)

    assert code_of(home) == "run_was_cut_off"
    assert row(home).failure == Failure(error="TIMED_OUT", step=Step.RENDER, attempt=2, detail="[cut] ran out of time")


def test_one_that_the_sweep_finds_gone(home: HttpHarness) -> None:
    at(home, VideoState.WRITING)
    home.bench.advance(130)

    sweep.run({}, home.app)

    assert row(home).failure == Failure(error="NotFound", step=Step.SCRIPT, attempt=1)


def test_a_question_that_broke_leaves_the_send_to_the_sweep_and_its_cause_on_the_row(home: HttpHarness) -> None:
    at(home, VideoState.PROCESSING)

    settle.run(RUN | {"outcome": "unfinished", "error": KILLED, "send": {"code": None}}, home.app)

    assert row(home).state is VideoState.PROCESSING
    assert (row(home).problem, row(home).failure is not None) == (None, True)


def test_it_is_forgotten_with_the_next_run(home: HttpHarness) -> None:
    at(home, VideoState.WRITING, retries=1)
    settle.run(failed(KILLED), home.app)

    taken = home.app.videos.take_run(row(home), Step.SCRIPT, Until.READY)

    assert (taken.failure, taken.retry, taken.attempt) == (None, None, 1)


def test_a_run_whose_send_cannot_be_read_may_have_sent(home: HttpHarness) -> None:
    connection = home.bench.connect(MALI)
    home.bench.send(home.bench.order(connection, video_id=VIDEO))
    home.tables["Videos"].update_item(
        Key={"user_id": MALI, "video_id": VIDEO},
        UpdateExpression="SET connection_id = :c",
        ExpressionAttributeValues={":c": connection.connection_id},
    )
    home.tables["Sends"].update_item(
        Key={"connection_id": connection.connection_id, "send_id": f"{VIDEO}.0001"},
        UpdateExpression="SET inits = :many",
        ExpressionAttributeValues={":many": "many"},
    )
    at(home, VideoState.SENDING)

    settle.run(failed(KILLED), home.app)

    assert row(home).state is VideoState.PROCESSING
    assert code_of(home) == "tiktok_may_still_arrive"


def test_a_marketer_sees_none_of_it(home: HttpHarness) -> None:
    at(home, VideoState.WRITING)
    settle.run(failed(KILLED), home.app)

    answer = home.person(MALI).call("GET", f"/api/videos/{VIDEO}")

    assert "signal" not in answer.text
    assert answer.body["problem"]["said"]["next_th"]
