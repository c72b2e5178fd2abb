"""The last stage of a Dockerfile, laid into an empty folder without Docker."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from local.paths import REPO, VENVS

LAMBDA_TASK_ROOT = "/var/task"


class Instruction(NamedTuple):
    name: str
    arguments: str


def last_stage(dockerfile: Path) -> list[Instruction]:
    text = re.sub(r"\\\n", " ", dockerfile.read_text())
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    instructions = [Instruction(name, arguments) for name, arguments in lines]
    return instructions[max(nth for nth, each in enumerate(instructions) if each.name == "FROM") + 1 :]


def lay(instructions: list[Instruction], root: Path) -> None:
    """Copies and installs into `root` what the image would have; what comes from another stage is left out.

    Wheels are those of Lambda's platform, for the Python that runs this test: they have to be imported by it.
    """
    for name, arguments in instructions:
        parts = [part.replace("${LAMBDA_TASK_ROOT}", LAMBDA_TASK_ROOT) for part in shlex.split(arguments)]
        if name == "COPY" and not parts[0].startswith("--from"):
            _copy(parts[:-1], parts[-1], root)
        if name == "RUN":
            _run(parts, root)


def _copy(sources: list[str], target: str, root: Path) -> None:
    place = _in(root, target)
    for source in sources:
        found = REPO / source
        if found.is_dir():
            shutil.copytree(found, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            into = place / found.name if target.endswith("/") else place
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, into)


def _run(command: list[str], root: Path) -> None:
    own = [str(_in(root, part)) if part.startswith("/") else part for part in command]
    match own:
        case ["pip", "install", *arguments]:
            _install(arguments)
        case ["python", *arguments]:
            subprocess.run([sys.executable, "-I", *arguments], check=True)
        case _:
            raise AssertionError(command)


def _install(arguments: list[str]) -> None:
    own = [part for part in arguments if part not in {"--no-cache-dir", "--no-compile"}]  # uv compiles nothing unasked
    platform = ["--python-platform", "x86_64-manylinux_2_28", "--python", str(VENVS / "dev/bin/python")]
    subprocess.run([str(VENVS / "tools/bin/uv"), "pip", "install", "-q", *platform, *own], check=True)


def _in(root: Path, path: str) -> Path:
    return root / path.lstrip("/")
