"""Interprets a state machine's file in one process; its tasks are run by the current handlers."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from makeafvdo.bootstrap import Container
from makeafvdo.entrypoints.task import Task
from tests.support.tiktok_harness import template

Json = dict[str, Any]


class Killed(BaseException):
    """A Lambda killed while it works: no handler catches it, and its execution stays where it is."""


@dataclass(frozen=True)
class Machine:
    """The features our files use; without retries and waiting."""

    states: Json

    def walk(self, start: str, given: Json, app: Container) -> Iterator[tuple[str, Json]]:
        """Every state on the way with its input, before it runs."""
        at: str | None = start
        while at is not None:
            yield at, given
            state = self.states[at]
            match state["Type"]:
                case "Succeed":
                    return
                case "Fail":
                    raise AssertionError(given["error"])
                case "Choice":
                    chosen = next((way for way in state["Choices"] if _holds(way, given)), None)
                    at = chosen["Next"] if chosen else state["Default"]
                case _:
                    at, given = self._done(state, given, app)

    def payload(self, at: str, given: Json) -> Json:
        """What the task `at` hands to its Lambda."""
        return dict(_filled(self.states[at]["Parameters"]["Payload"], given))

    def _done(self, state: Json, given: Json, app: Container) -> tuple[str | None, Json]:
        """The next state, None at the end of the machine, and its input."""
        try:
            return state.get("Next"), _placed(state, given, self._result(state, given, app))
        except Exception as error:
            if "Catch" not in state:
                raise
            name = type(error).__name__
            catch = next(each for each in state["Catch"] if {name, "States.ALL"} & set(each["ErrorEquals"]))
            cause = json.dumps({"errorMessage": str(error), "errorType": name})
            return catch["Next"], _placed(catch, given, {"Error": name, "Cause": cause})

    def _result(self, state: Json, given: Json, app: Container) -> object:
        if state["Type"] == "Map":
            inner = Machine(state["ItemProcessor"]["States"])
            (task,) = inner.states.values()
            items = [_filled(state["ItemSelector"], given, item) for item in _found(state["ItemsPath"], given)]
            return [inner._result(task, item, app) for item in items]
        if state["Type"] != "Task":
            return state.get("Result")
        parameters = _filled(state["Parameters"], given)
        answer = task_of(parameters["FunctionName"]).run(parameters["Payload"], app)
        return _filled(state.get("ResultSelector", {"Payload.$": "$.Payload"}), {"Payload": answer})


def machine_of(path: Path) -> Machine:
    """With one lane, where its input does not ask for more."""
    text = re.sub(r"(?<=: )\$\{ThrottleAttempts\}", "3", path.read_text(encoding="utf-8"))
    return Machine(yaml.safe_load(re.sub(r"\$\{\w+Lanes\}", "1", text))["States"])


def task_of(function: str) -> Task:
    """Of `${ScrapeFunction}` and its like, or of the plain name."""
    properties = template()["Resources"][function.strip("${}")]["Properties"]
    named = properties.get("Handler") or properties["ImageConfig"]["Command"][0]
    module, _, name = named.partition(".")
    folder = properties.get("CodeUri", "functions/media/").strip("/").replace("/", ".")
    task: Task = getattr(import_module(f"{folder}.{module}"), name)
    return task


def _placed(state: Json, given: Json, result: object) -> Json:
    path = state.get("ResultPath")
    if path is None:
        return given
    *outer, name = path.removeprefix("$.").split(".")
    if outer:
        [group] = outer
        return given | {group: given[group] | {name: result}}
    return given | {name: result}


def _holds(way: Json, given: Json) -> bool:
    wanted = next(value for test, value in way.items() if test in {"StringEquals", "BooleanEquals", "NumericEquals"})
    return bool(_found(way["Variable"], given) == wanted)


def _filled(form: Json, given: Mapping[str, Any], item: object = None) -> Json:
    filled = {}
    for name, value in form.items():
        if name.endswith(".$"):
            filled[name.removesuffix(".$")] = _found(value, given, item)
        else:
            filled[name] = _filled(value, given, item) if isinstance(value, dict) else value
    return filled


def _found(path: str, given: Mapping[str, Any], item: object = None) -> Any:  # noqa: ANN401 (JSON)
    if path == "$$.State.RetryCount":
        return 0
    found: Any = given
    if path == "$$.Execution.Name":
        return f"{given['video_id']}-{given['run']}"
    if path == "$$.Execution.Input":  # of which every state's input still has all fields
        return found
    if path.startswith("$$.Map.Item.Value"):
        found, path = item, path.removeprefix("$$.Map.Item.Value")
    for name in path.strip("$.").split(".") if path.strip("$.") else ():
        found = found[name]
    return found
