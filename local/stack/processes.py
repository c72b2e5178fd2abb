"""The stack's background processes: started, found again by their pid file, stopped by SIGTERM, then SIGKILL.

A pid file says when its process started, for a pid is given to another process once its own is gone.
"""

import fcntl
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from local.paths import LOGS, STATE
from local.tiktok.faults.lambda_process import LAMBDA_RUNTIME

_START_TIMEOUT_S = 30
_STOP_TIMEOUT_S = 10
_started: dict[str, subprocess.Popen[bytes]] = {}
"""Children of this very process, to be reaped when they are stopped."""


class StackError(Exception):
    """Something is missing or failed on this machine; the text says what to do."""


@contextmanager
def only_one(what: str) -> Iterator[None]:
    """Raises StackError where another process is in here, for this stack, right now."""
    STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (STATE / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StackError(f"Another {what} of this stack is under way: wait until it is done.") from None
        yield


def free_port(preferred: int) -> int:
    """`preferred` where nothing listens on it, else any free port of the loopback."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                print(f"  port {preferred} is taken by {_listener_on(preferred)}; using a free one instead")
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
    started = psutil.Process(process.pid).create_time()
    _pid_file(name).write_text(json.dumps({"pid": process.pid, "started": started, "command": list(command)}))
    deadline = time.monotonic() + _START_TIMEOUT_S
    while not is_healthy():
        if process.poll() is not None or time.monotonic() > deadline:
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            raise StackError(f"{name} did not start. The end of {log}:\n{tail}")
        time.sleep(0.05)


def is_running(name: str) -> bool:
    return _find(name) is not None


def running_processes() -> list[psutil.Process]:
    """Those of the stack, and all that they have started."""
    roots = [process for file in STATE.glob("*.pid") if (process := _find(file.stem))]
    return [each for root in roots for each in (root, *root.children(recursive=True))]


def running_lambdas() -> Iterator[tuple[str, psutil.Process]]:
    """The stack's Lambdas, each with the name of its function."""
    for process in running_processes():
        with suppress(psutil.Error):  # it has ended
            if LAMBDA_RUNTIME.decode() in process.cmdline():
                yield process.environ()["AWS_LAMBDA_FUNCTION_NAME"], process


def stop(name: str) -> None:
    """Stop the process and all it started; nothing happens where none runs."""
    process = _find(name)
    if process is not None:
        _signal_group(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + _STOP_TIMEOUT_S
        while is_running(name) and time.monotonic() < deadline:
            _reap(name)
            time.sleep(0.05)
        _signal_group(process.pid, signal.SIGKILL)
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


def _find(name: str) -> psutil.Process | None:
    """The very process that was started under this name, if it still runs."""
    try:
        kept = json.loads(_pid_file(name).read_text())
        process = psutil.Process(kept["pid"])
        is_ours = abs(process.create_time() - kept["started"]) < 1 and process.status() != psutil.STATUS_ZOMBIE
    except (FileNotFoundError, ValueError, TypeError, KeyError, psutil.NoSuchProcess):
        return None
    return process if is_ours else None


def _listener_on(port: int) -> str:
    for connection in psutil.net_connections("tcp"):
        is_there = connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,)
        if is_there and connection.pid:
            process = psutil.Process(connection.pid)
            return f"{process.name()} (pid {process.pid})"
    return "another program"


def _pid_file(name: str) -> Path:
    return STATE / f"{name}.pid"
