"""The local stack ends only what it started, and lets one `make up` in at a time."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.paths import write_whole
from local.stack import processes

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(processes, "STATE", tmp_path)
    monkeypatch.setattr(processes, "LOGS", tmp_path / "logs")
    return tmp_path


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(SLEEPS, start_new_session=True) as process:
        yield process
        process.kill()


def test_what_was_started_is_found_and_stopped(state: Path) -> None:
    processes.start("shops", SLEEPS, os.environ, lambda: True, state)
    assert processes.is_running("shops")

    processes.stop("shops")

    assert not processes.is_running("shops")
    assert not (state / "shops.pid").exists()


@pytest.mark.parametrize("kept", [lambda pid: {"pid": pid, "started": time.time() - 5000}, lambda pid: pid])
def test_a_process_that_only_has_the_pid_by_now_is_left_alone(
    state: Path, stranger: subprocess.Popen[bytes], kept: object
) -> None:
    (state / "shops.pid").write_text(json.dumps(kept(stranger.pid)))  # type: ignore[operator]

    assert not processes.is_running("shops")
    processes.stop("shops")

    assert stranger.poll() is None


def test_a_second_up_at_the_same_time_is_refused() -> None:
    second = processes.only_one("`make up`")
    with processes.only_one("`make up`"), pytest.raises(processes.StackError, match="under way"), second:
        pass
    with processes.only_one("`make up`"):
        pass


def test_a_port_that_is_taken_is_named_with_its_process(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert processes.free_port(port) != port

    said = capsys.readouterr().out
    assert f"port {port} is taken by" in said
    assert f"(pid {os.getpid()})" in said


def test_a_file_that_could_not_be_written_whole_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "video.mp4.part").symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "video.mp4", b"x" * 10_000)

    assert list(tmp_path.glob("video*")) == []
