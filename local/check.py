"""make check: all gates, one line each, and the output of those that fail."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from local.asl_check import check_machine
from local.map import circles_of, upward_of
from local.paths import REPO, VENVS

_BIN = VENVS / "dev/bin"
_SOURCES = ["functions", "layers/core/makeafvdo", "local", "tests", "bench"]
_SIDE_BY_SIDE = 2


def main() -> int:
    gates: list[tuple[str, list[str]]] = [
        ("types", ["env", "-u", "PYTHONPATH", f"{_BIN}/mypy"]),  # what it finds there it does not judge
        ("lint", [f"{_BIN}/ruff", "check", "-q", *_SOURCES]),
        ("format", [f"{_BIN}/ruff", "format", "--check", "-q", *_SOURCES]),
        ("architecture", [f"{_BIN}/lint-imports"]),
        ("security", [f"{_BIN}/bandit", "-q", "-ll", "-r", "functions", "layers/core/makeafvdo", "local", "bench"]),
        ("template", [f"{VENVS}/sam/bin/sam", "validate", "--lint"]),
    ]
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        passed = list(pool.map(lambda gate: _run_gate(*gate), gates))
    broken = [line for path in sorted((REPO / "statemachine").glob("*.asl.yaml")) for line in check_machine(path)]
    passed.append(_print_result("state machines", "\n".join(broken), 0))
    passed.append(_print_result("no circle, no upward import", "\n".join(circles_of(REPO) + upward_of(REPO)), 0))
    passed += [_requirements_are_exported(group, path) for group, path in _REQUIREMENTS]
    return 0 if all(passed) else 1


def _run_gate(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    environment = os.environ | {"AWS_DEFAULT_REGION": "ap-southeast-1", "HOME": str(REPO / ".local")}
    done = subprocess.run(command, cwd=REPO, env=environment, capture_output=True, text=True, check=False)
    return _print_result(name, "" if done.returncode == 0 else done.stdout + done.stderr, time.monotonic() - began)


_REQUIREMENTS = (("core", "layers/core/requirements.txt"), ("media", "functions/media/requirements.txt"))


def _requirements_are_exported(group: str, path: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "requirements.txt"
        command = [f"{VENVS}/tools/bin/uv", "export", "-q", "--frozen", "--no-default-groups", "--group", group]
        subprocess.run([*command, "--no-emit-project", "--no-header", "-o", str(fresh)], cwd=REPO, check=True)
        same = fresh.read_text() == (REPO / path).read_text()
    return _print_result(f"{path} as locked", "" if same else "differs from uv.lock: run `make requirements`", 0)


def _print_result(name: str, problem: str, seconds: float) -> bool:
    print(f"  {'FAILED' if problem else 'ok':<7}{name:<38}{seconds:5.1f} s\n{problem}".rstrip(), flush=True)
    return not problem


if __name__ == "__main__":
    sys.exit(main())
