"""The stack's background processes: started, found again by their pid file, stopped by SIGTERM, then SIGKILL."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from local.paths import LOGS, STATE

_START_TIMEOUT_S = 30
_STOP_TIMEOUT_S = 10
_started: dict[str, subprocess.Popen[bytes]] = {}
"""Children of this very process, to be reaped when they are stopped."""


class StackError(Exception):
    """Something is missing or failed on this machine; the text says what to do."""


def free_port(preferred: int) -> int:
    """`preferred` where nothing listens on it, else any free port of the loopback."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                print(f"  port {preferred} is taken by another program; using a free one instead")
                continue
            return int(probe.getsockname()[1])
    raise StackError("No free port on 127.0.0.1: close some programs and try again.")


def start(
    name: str,
    command: Sequence[str],
    environment: Mapping[str, str],
    is_healthy: Callable[[], bool],
    folder: Path,
) -> None:
    """Start `command` in the background and wait until it answers. Raises StackError with the end of its log."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, env=dict(environment), cwd=folder, stdout=output, stderr=output, start_new_session=True
        )
    _started[name] = process
    _pid_file(name).write_text(str(process.pid))
    deadline = time.monotonic() + _START_TIMEOUT_S
    while not is_healthy():
        if process.poll() is not None or time.monotonic() > deadline:
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            raise StackError(f"{name} did not start. The end of {log}:\n{tail}")
        time.sleep(0.05)


def is_running(name: str) -> bool:
    pid = _pid(name)
    if pid is None:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def stop(name: str) -> None:
    """Stop the process and all it started; nothing happens where none runs."""
    pid = _pid(name)
    if pid is not None and is_running(name):
        _signal_group(pid, signal.SIGTERM)
        deadline = time.monotonic() + _STOP_TIMEOUT_S
        while is_running(name) and time.monotonic() < deadline:
            _reap(name)
            time.sleep(0.05)
    if pid is not None:
        _signal_group(pid, signal.SIGKILL)
    _pid_file(name).unlink(missing_ok=True)
    if name in _started:
        _started.pop(name).wait()


def _reap(name: str) -> None:
    if name in _started:
        _started[name].poll()


def _signal_group(pid: int, number: signal.Signals) -> None:
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        return


def _pid(name: str) -> int | None:
    try:
        return int(_pid_file(name).read_text())
    except (FileNotFoundError, ValueError):
        return None


def _pid_file(name: str) -> Path:
    return STATE / f"{name}.pid"
