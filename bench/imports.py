"""make bench-import: how long a cold start imports, of every zip function as `sam build` made it, boto3 included.

As Lambda loads them: the built folder and the built layer, by the runtime's own Python and boto3, each time in a fresh
process that writes no bytecode. Times are medians, less what an empty process takes; the two sums are the slowest of
their functions.
"""

import json
import os
import statistics
import subprocess
import time
from collections.abc import Mapping
from typing import NamedTuple

from local.paths import BUILD, VENVS
from local.stack.stack import RUNTIME, build_functions
from local.template import of_type, read_template

_RUNS = 7


class _Import(NamedTuple):
    folder: str
    module: str


def main() -> None:
    build_functions("--parameter-overrides", f"PyRuntime={RUNTIME}")
    template = read_template()
    functions = {
        name: _Import(name, each["Handler"].partition(".")[0])
        for name, each in of_type(template, "AWS::Serverless::Function").items()
        if "Handler" in each
    }
    uris = [each["IntegrationUri"] for each in of_type(template, "AWS::ApiGatewayV2::Integration").values()]
    behind_http = {uri["GetAtt"].partition(".")[0] for uri in uris}
    ms = _medians({"": _Import(".", "sys"), "boto3": _Import(".", "boto3"), **functions})
    for name in sorted(functions, key=lambda name: (name not in behind_http, -ms[name])):
        print(f"  {name:<24}{'HTTP' if name in behind_http else 'step':<6}{ms[name]:6.0f} ms")
    print(f"  {'boto3 alone':<30}{ms['boto3']:6.0f} ms")
    http, steps = behind_http & {*functions}, {*functions} - behind_http
    print(json.dumps({"http_ms": _worst(ms, http), "step_ms": _worst(ms, steps), "boto3_ms": round(ms["boto3"])}))


def _worst(ms: Mapping[str, float], names: set[str]) -> int:
    return round(max(ms[name] for name in names))


def _medians(imports: Mapping[str, _Import]) -> dict[str, float]:
    """In turns, so that a machine that is busy for a while slows all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in imports}
    for _ in range(_RUNS + 1):
        for name, each in imports.items():
            times[name].append(_once_ms(each))
    medians = {name: statistics.median(each[1:]) for name, each in times.items()}  # the first reads from the disk
    return {name: ms - medians[""] for name, ms in medians.items()}


def _once_ms(each: _Import) -> float:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{BUILD / each.folder}:{BUILD / 'CoreLayer/python'}",
        "PYTHONSAFEPATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",  # Lambda's file system is read-only
    }
    began = time.monotonic()
    subprocess.run([VENVS / "runtime/bin/python", "-c", f"import {each.module}"], env=environment, check=True)
    return (time.monotonic() - began) * 1000


if __name__ == "__main__":
    main()
