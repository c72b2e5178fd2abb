"""make bench-batch: how fast rows of product lists go through the local stack while its Lambdas die, and whether one is
lost or made twice.

Lists of growing length on a stack of its own, with the limits of a day lifted. The rows lead to a product without a
photo, so a video ends after its page is read: what is measured is the way of a row through list, limits, map and
settlement, not the making of videos. For every twenty tasks one Lambda is killed, of each step in turn. Transitions,
GB-s and requests are counted in the histories of all executions, and cost what `make cost` reckons with. The last line
is JSON, of the longest list.
"""

import argparse
import json
import time
import tomllib
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import boto3
import psutil

from local.demo.marketer import Marketer, new_marketer
from local.paths import REPO
from local.shops.catalogue.catalogue import demo_links
from local.stack import stack
from local.stack.stack import Stack
from local.tiktok.faults.lambda_process import LAMBDA_RUNTIME

_ROWS = (10, 100, 1000)
_STEPS_OF_A_ROW = ("BeginRowFunction", "ScrapeFunction", "SettleFunction")
_KILLED_SHARE = 0.05
_LOOK_EVERY_S = 1.0
_GIVE_UP_S = 3600
_THOUSAND, _MB = 1000, 1_000_000
_ENDS_OF_A_TASK = {"TaskSucceeded", "TaskFailed", "TaskTimedOut"}
_UNDER_WAY = {"WORKING", "NOT_BEGUN"}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, nargs="*", default=_ROWS)
    lengths = arguments.parse_args().rows or _ROWS
    up = stack.up()
    lift_limits(up)
    marketer = new_marketer(up, "lists@makeafvdo.test")
    print("   rows  a minute   lost  doubled  killed  transitions a row  USD for 1,000  MB of a function at most")
    for rows in lengths:
        measured = measure(up, marketer, rows)
        print(
            f"{rows:7} {measured.per_minute:9} {measured.lost:6} {measured.doubled:8} {measured.killed:7} "
            f"{measured.transitions_per_row:18.1f} {measured.usd_per_1000:14.2f} {measured.peak_mb:30}",
            flush=True,
        )
    print(json.dumps(measured._asdict()))
    stack.down()


class Measured(NamedTuple):
    rows: int
    per_minute: int
    lost: int
    doubled: int
    transitions_per_row: float
    usd_per_1000: float
    killed: int
    peak_mb: int


class Counted(NamedTuple):
    """What AWS bills of executions."""

    transitions: int
    gb_s: float
    requests: int

    @property
    def usd(self) -> float:
        prices = tomllib.loads((REPO / "bench/cost.toml").read_text())["prices"]
        of_each = (("transition", self.transitions), ("lambda_gb_second", self.gb_s), ("lambda_request", self.requests))
        return sum(float(prices[name]["value"]) * count for name, count in of_each)


@dataclass
class StepProcesses:
    """The stack's processes that run steps of rows: watched, and killed now and then."""

    up: Stack
    killed: int = 0
    peak_bytes: int = 0

    def kill_for(self, rows: int) -> None:
        """So many as the tasks of `rows` call for, of each step in turn."""
        running = dict(self._running())
        self.peak_bytes = max([self.peak_bytes, *(process.memory_info().rss for process in running.values())])
        while running and self.killed < round(rows * len(_STEPS_OF_A_ROW) * _KILLED_SHARE):
            step = _STEPS_OF_A_ROW[self.killed % len(_STEPS_OF_A_ROW)]
            if step not in running:
                return
            running.pop(step).kill()
            self.killed += 1

    def _running(self) -> Iterator[tuple[str, psutil.Process]]:
        for process in psutil.process_iter(["cmdline"]):
            if LAMBDA_RUNTIME.decode() not in (process.info["cmdline"] or ()):
                continue
            with suppress(psutil.Error):  # it has ended
                environment = process.environ()
                name = environment.get("AWS_LAMBDA_FUNCTION_NAME", "")
                if environment.get("AWS_ENDPOINT_URL", "").endswith(f":{self.up.emulator_port}"):
                    yield from ((step, process) for step in _STEPS_OF_A_ROW if step in name)


def lift_limits(up: Stack) -> None:
    """How many videos of lists a marketer may begin in a day is not what is measured."""
    functions = boto3.client("lambda")
    name = physical(up, "BeginRowFunction")
    variables = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    lifted = variables | {"BATCH_VIDEOS_PER_DAY": str(10 * sum(_ROWS))}
    functions.update_function_configuration(FunctionName=name, Environment={"Variables": lifted})


def measure(up: Stack, marketer: Marketer, rows: int) -> Measured:
    processes, began_at, began = StepProcesses(up), datetime.now(UTC), time.monotonic()
    batch_id = begin(marketer, product_list(rows))
    batch = until_done(marketer, batch_id, processes)
    seconds = time.monotonic() - began
    ids = [row["video_id"] for row in batch["rows"] if row["video_id"]]
    runs = [int(row["run"]) for row in rows_of(up, marketer, set(ids))]
    at_rest = rows - sum(count for state, count in batch["counts"].items() if state in _UNDER_WAY)
    counted = count_executions(up, began_at)
    return Measured(
        rows=rows,
        per_minute=round(rows / seconds * 60),
        lost=rows - min(at_rest, len(ids)),
        doubled=len(ids) - len(set(ids)) + sum(run - 1 for run in runs),
        transitions_per_row=round(counted.transitions / rows, 1),
        usd_per_1000=round(counted.usd / rows * _THOUSAND, 2),
        killed=processes.killed,
        peak_mb=processes.peak_bytes // _MB,
    )


def product_list(rows: int) -> bytes:
    """Another one each time: a list that was begun before would make nothing."""
    link = next(link for what, link in demo_links() if what == "lazada no-photo")
    mark = uuid.uuid4().hex[:8]
    return "\n".join(["url,sub_id", *(f"{link},{mark}-{row}" for row in range(rows))]).encode()


def begin(marketer: Marketer, content: bytes) -> str:
    upload_id = marketer.upload("product_list", "text/csv", content)
    answer = marketer.write("POST", "/api/batches", {"upload_id": upload_id, "name": "bench.csv"})
    answer.raise_for_status()
    return str(answer.json()["batch_id"])


def until_done(marketer: Marketer, batch_id: str, processes: StepProcesses) -> dict[str, Any]:
    deadline = time.monotonic() + _GIVE_UP_S
    while time.monotonic() < deadline:
        batches = {each["batch_id"]: each for each in marketer.get("/api/batches")["batches"]}
        if batch_id in batches:
            batch = marketer.get(f"/api/batches/{batch_id}")
            if batch["state"] == "DONE":
                return batch
            processes.kill_for(batch["good"] - batch["counts"].get("NOT_BEGUN", 0))
        time.sleep(_LOOK_EVERY_S)
    raise TimeoutError(f"the list is not done after {_GIVE_UP_S} s")


def rows_of(up: Stack, marketer: Marketer, video_ids: set[str]) -> list[dict[str, Any]]:
    table = boto3.resource("dynamodb").Table(up.outputs["VideosTable"])
    user_id = marketer.get("/api/me")["user_id"]
    return [dict(table.get_item(Key={"user_id": user_id, "video_id": each})["Item"]) for each in video_ids]


def count_executions(up: Stack, since: datetime) -> Counted:
    """Of lists, of their rows and of the rows' videos."""
    gb_of_state = dict(_gb_of_states(up))
    totals = [_counted(history, gb_of_state) for history in _histories(up, since)]
    return Counted(*(sum(column) for column in zip(*totals, strict=True)))


def _histories(up: Stack, since: datetime) -> Iterator[list[Mapping[str, Any]]]:
    steps = boto3.client("stepfunctions")
    lists = _executions(steps, since, stateMachineArn=up.outputs["BatchMachineArn"])
    maps = [run["mapRunArn"] for each in lists for run in steps.list_map_runs(executionArn=each)["mapRuns"]]
    rows = [each for run in maps for each in _executions(steps, since, mapRunArn=run)]
    videos = _executions(steps, since, stateMachineArn=up.outputs["VideoMachineArn"])
    for execution in (*lists, *rows, *videos):
        pages = steps.get_paginator("get_execution_history").paginate(executionArn=execution)
        yield [event for page in pages for event in page["events"]]


def _executions(steps: Any, since: datetime, **of: str) -> list[str]:  # noqa: ANN401 (a boto3 client)
    pages = steps.get_paginator("list_executions").paginate(**of)
    return [each["executionArn"] for page in pages for each in page["executions"] if each["startDate"] >= since]


def _counted(history: Sequence[Mapping[str, Any]], gb_of_state: Mapping[str, float]) -> Counted:
    """A state that is tried again is a transition more. A task lasts from its schedule to its end, so the wait for a
    free function is counted, which nobody bills."""
    kinds = Counter(event["type"] for event in history)
    entered = sum(count for kind, count in kinds.items() if kind.endswith("StateEntered"))
    tried_again = max(0, kinds["TaskScheduled"] - kinds["TaskStateEntered"])
    gb_s, requests, state, began = 0.0, 0, "", datetime.now(UTC)
    for event in history:
        if event["type"] == "TaskStateEntered":
            state = event["stateEnteredEventDetails"]["name"]
        elif event["type"] == "TaskScheduled":
            began = event["timestamp"]
        elif event["type"] in _ENDS_OF_A_TASK and state in gb_of_state:
            gb_s += gb_of_state[state] * (event["timestamp"] - began).total_seconds()
            requests += 1
    return Counted(entered + tried_again, gb_s, requests)


def _gb_of_states(up: Stack) -> Iterator[tuple[str, float]]:
    """Of every state that calls a function."""
    functions, steps = boto3.client("lambda"), boto3.client("stepfunctions")
    for machine in (up.outputs["BatchMachineArn"], up.outputs["VideoMachineArn"]):
        definition = json.loads(steps.describe_state_machine(stateMachineArn=machine)["definition"])
        for name, function in _called_in(definition):
            configuration = functions.get_function_configuration(FunctionName=function)
            yield name, float(configuration["MemorySize"]) / 1024


def _called_in(part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, state in part.get("States", {}).items():
        if str(state.get("Resource", "")).endswith("lambda:invoke"):
            yield name, state["Parameters"]["FunctionName"]
        for inner in (state.get("ItemProcessor", {}), *state.get("Branches", ())):
            yield from _called_in(inner)


def physical(up: Stack, name: str) -> str:
    described = boto3.client("cloudformation").describe_stack_resource(StackName=up.name, LogicalResourceId=name)
    return str(described["StackResourceDetail"]["PhysicalResourceId"])


if __name__ == "__main__":
    main()
