"""Checks of a state machine in its own file, which no linter opens."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

State = dict[str, Any]


def check_machine(path: Path) -> list[str]:
    """One line for each rule that is broken."""
    machine = yaml.safe_load(path.read_text())
    return [*_graph(machine, path.stem), *_tasks(machine)]


def _graph(machine: State, name: str) -> Iterator[str]:
    """Every target exists and every state is reached."""
    states = machine["States"]
    reached, to_visit = set(), [machine["StartAt"]]
    while to_visit:
        target = to_visit.pop()
        if target in reached:
            continue
        if target not in states:
            yield f"{name}: {target} is a target and no state"
            continue
        reached.add(target)
        to_visit += _targets(states[target])
        if "ItemProcessor" in states[target]:
            yield from _graph(states[target]["ItemProcessor"], target)
    yield from (f"{name}: {state} is never reached" for state in states.keys() - reached)


def _targets(state: State) -> list[str]:
    targets = [state.get("Next"), state.get("Default")]
    targets += [rule["Next"] for rule in (*state.get("Choices", []), *state.get("Catch", []))]
    if state["Type"] == "Choice" and "Default" not in state:
        targets.append("(a Choice without Default)")
    return [target for target in targets if target]


def _tasks(machine: State) -> Iterator[str]:
    """Every Task has a timeout, the one shared jittered Retry, and a Catch (inside a Map: the Map has it)."""
    retries = set()
    for name, state in _all_states(machine):
        if state["Type"] == "Map" and "Catch" not in state:
            yield f"{name}: a Map without Catch"
        if state["Type"] != "Task":
            continue
        if not isinstance(state.get("TimeoutSeconds"), int):
            yield f"{name}: no literal TimeoutSeconds"
        if "Catch" not in state and not state.get("End"):
            yield f"{name}: no Catch"
        if any(retrier.get("JitterStrategy") != "FULL" for retrier in state.get("Retry", [{}])):
            yield f"{name}: a Retry without jitter"
        retries.add(json.dumps(state.get("Retry")))
    if len(retries) > 1:
        yield f"{len(retries)} different Retries; there is to be one"


def _all_states(machine: State) -> Iterator[tuple[str, State]]:
    for name, state in machine["States"].items():
        yield name, state
        if "ItemProcessor" in state:
            yield from _all_states(state["ItemProcessor"])
