"""What AWS would bill of a list's executions, counted in their histories."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import boto3

from local.paths import REPO
from local.stack.stack import Stack

_ENDS_OF_A_TASK = {"TaskSucceeded", "TaskFailed", "TaskTimedOut"}


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
