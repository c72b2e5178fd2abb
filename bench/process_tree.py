"""A command and all its children, watched: wall and CPU seconds, and the most memory they had together."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import IO, NamedTuple

_EVERY_S = 0.1


class Spent(NamedTuple):
    wall_s: float
    cpu_s: float
    memory_mb: float
    """Proportional set size: pages that two processes share count once."""
    said: str = ""
    """What the command wrote to its standard output."""


def watched(command: Sequence[str], stdin: IO[bytes] | None = None) -> Spent:
    """Raises CalledProcessError where it fails."""
    before, began = os.times(), time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, text=True)
    peak, is_over = [0.0], Event()
    watcher = Thread(target=_watch, args=(process.pid, peak, is_over))
    watcher.start()
    said, _ = process.communicate()
    wall, after = time.monotonic() - began, os.times()
    is_over.set()
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(wall, cpu, peak[0], said)


def _watch(root: int, peak: list[float], is_over: Event) -> None:
    while not is_over.wait(_EVERY_S):
        peak[0] = max(peak[0], sum(map(_memory_mb, _tree(root))))


def _tree(pid: int) -> Iterator[int]:
    """A child that has not yet begun its own program lives in its parent's memory and is left out."""
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
