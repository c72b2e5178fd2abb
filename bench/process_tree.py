"""Measures a command and all its children: wall and CPU seconds, and their peak memory together."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import IO, NamedTuple

_EVERY_S = 0.1


class ResourceUse(NamedTuple):
    wall_s: float
    cpu_s: float
    memory_mb: float
    """Proportional set size: pages that two processes share count once."""
    stdout: str = ""


def measure_process(command: Sequence[str], stdin: IO[bytes] | None = None) -> ResourceUse:
    """Raises CalledProcessError where it fails."""
    before, began = os.times(), time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, text=True)
    peak, is_over = [0.0], Event()
    sampler = Thread(target=_sample_memory, args=(process.pid, peak, is_over))
    sampler.start()
    stdout, _ = process.communicate()
    wall, after = time.monotonic() - began, os.times()
    is_over.set()
    sampler.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return ResourceUse(wall, cpu, peak[0], stdout)


def _sample_memory(root: int, peak: list[float], is_over: Event) -> None:
    while not is_over.wait(_EVERY_S):
        peak[0] = max(peak[0], sum(map(_memory_mb, _tree(root))))


def _tree(pid: int) -> Iterator[int]:
    """A child that has not yet executed its own program shares its parent's memory and is left out."""
    yield pid
    for task in _listed(Path(f"/proc/{pid}/task")):
        for child in map(int, _read(task / "children").split()):
            if _program(child) != _program(pid):
                yield from _tree(child)


def _program(pid: int) -> str:
    return _read(Path(f"/proc/{pid}/cmdline"))


def _memory_mb(pid: int) -> float:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _listed(folder: Path) -> list[Path]:
    """Empty where the process has just ended."""
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return []


def _read(path: Path) -> str:
    """Empty where the process has just ended."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""
