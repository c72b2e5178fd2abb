"""make test: every gate and every suite, each with its time.

The suites on the local stack mostly wait. The others compute meanwhile, and give way: nobody waits for them.
"""

import subprocess
import sys
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from local.paths import REPO, VENVS

_PYTEST = str(VENVS / "dev/bin/pytest")
_GIVING_WAY = ("nice", "-n", "10")
_PATIENT = "--timeout=600"
"""The first test of a suite waits until the stack is up and a video is made on it."""
_LAST_LINES = 60


class Suite(NamedTuple):
    name: str
    command: tuple[str, ...]


_COMPUTING = (
    Suite("check", (*_GIVING_WAY, sys.executable, "-m", "local.check")),
    Suite("contract", (*_GIVING_WAY, _PYTEST, "tests/contract")),
    Suite("unit", (*_GIVING_WAY, _PYTEST, "tests/unit", "-n", "2")),
)
_WAITING = (
    Suite("stack", (_PYTEST, "tests/stack", _PATIENT)),
    Suite("browser", (_PYTEST, "tests/browser", _PATIENT)),
)


class Outcome(NamedTuple):
    name: str
    passed: bool
    seconds: float
    last_lines: tuple[str, ...]


def main() -> int:
    began = time.monotonic()
    with ThreadPoolExecutor() as side_by_side:
        outcomes = [each for row in side_by_side.map(_run_in_turn, (_COMPUTING, _WAITING)) for each in row]
    failed = [each for each in outcomes if not each.passed]
    for each in failed:
        print("\n" + "".join(each.last_lines), end="")
    print("\n" + "   ".join(f"{each.name} {each.seconds:.0f} s" for each in outcomes), end="   ")
    print(f"together {time.monotonic() - began:.0f} s")
    print("failed: " + ", ".join(each.name for each in failed) if failed else "everything passed")
    return 1 if failed else 0


def _run_in_turn(suites: tuple[Suite, ...]) -> list[Outcome]:
    return [_run(suite) for suite in suites]


def _run(suite: Suite) -> Outcome:
    """Its lines go out as they come, each with the suite's name in front; the last of one that failed go out again."""
    began = time.monotonic()
    last_lines = deque[str](maxlen=_LAST_LINES)
    with subprocess.Popen(
        suite.command, cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            last_lines.append(f"{suite.name:<9} {line}")
            print(last_lines[-1], end="", flush=True)
    return Outcome(suite.name, process.returncode == 0, time.monotonic() - began, tuple(last_lines))


if __name__ == "__main__":
    sys.exit(main())
