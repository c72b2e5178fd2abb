"""Runs the ffmpeg that imageio-ffmpeg brings (there is no ffprobe beside it), each run within limits of time."""

import os
import re
import resource
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Timer
from typing import IO, NamedTuple

import imageio_ffmpeg

from makeafvdo.domain.errors import Transient

_STREAM = re.compile(r"^  Stream #0:\d+", re.MULTILINE)
FileOrPipe = int | IO[bytes] | None


class Limit(NamedTuple):
    """Seconds."""

    cpu_s: int
    wall_s: float


OWN_FILES = Limit(cpu_s=600, wall_s=600)
"""For what we made ourselves: more than a render step has."""
UPLOADED_FILES = Limit(cpu_s=20, wall_s=60)
"""For looking at what was uploaded: a minute of 4K takes three seconds of CPU."""


class FfmpegTooSlow(Transient):
    """It reached a limit and was killed."""

    def __init__(self) -> None:
        super().__init__("render_failed", detail="ffmpeg took too long")


class LimitedProcess:
    """A command in a process group of its own, all of which is killed at a limit."""

    def __init__(
        self,
        command: Sequence[str],
        limit: Limit,
        *,
        stdin: FileOrPipe = None,
        stdout: FileOrPipe = None,
        stderr: FileOrPipe = None,
    ) -> None:
        self.popen = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=True)
        # Hard and soft limit are the same: at a lower soft one ffmpeg would end in good order, with half of its output.
        resource.prlimit(self.popen.pid, resource.RLIMIT_CPU, (limit.cpu_s, limit.cpu_s))
        self._watchdog = Timer(limit.wall_s, self.kill)
        self._watchdog.daemon = True
        self._watchdog.start()

    def kill(self) -> None:
        if self.popen.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.popen.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit code."""
        code = self.popen.wait()
        self._watchdog.cancel()
        return code


@lru_cache(maxsize=1)
def ffmpeg() -> str:
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def run(*arguments: str | Path) -> None:
    """Raises Transient("render_failed") with ffmpeg's last line of stderr."""
    done = _finish(["-y", "-nostdin", "-hide_banner", "-loglevel", "error", *map(str, arguments)], OWN_FILES)
    if done.returncode:
        raise Transient("render_failed", detail=last_line(done.stderr) or f"exit {done.returncode}")


def read_stderr(*arguments: str | Path) -> str:
    """ffmpeg's log. Its exit code is ignored: without an output file it is never 0. Raises FfmpegTooSlow."""
    return read_both(*arguments, limit=OWN_FILES)[1]


def read_both(*arguments: str | Path, limit: Limit) -> tuple[bytes, str]:
    """What ffmpeg writes to `-`, and its log. Raises FfmpegTooSlow."""
    done = _finish(["-nostdin", "-hide_banner", "-nostats", *map(str, arguments)], limit)
    return done.stdout, done.stderr.decode("utf-8", "replace")


def read_stdout(*arguments: str | Path, limit: Limit = OWN_FILES) -> bytes:
    """What ffmpeg writes to `-`; less where it fails. Raises FfmpegTooSlow."""
    return _finish(["-nostdin", "-hide_banner", "-loglevel", "error", *map(str, arguments)], limit).stdout


def count_input_streams(report: str) -> int:
    """In ffmpeg's log."""
    return len(_STREAM.findall(re.split(r"^(?:Stream mapping|Output #0)", report, maxsplit=1, flags=re.MULTILINE)[0]))


def last_line(report: bytes) -> str:
    lines = report.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else ""


def _finish(arguments: Sequence[str], limit: Limit) -> "subprocess.CompletedProcess[bytes]":
    process = LimitedProcess([ffmpeg(), *arguments], limit, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, log = process.popen.communicate()
    code = process.wait()
    if code == -signal.SIGKILL:
        raise FfmpegTooSlow
    return subprocess.CompletedProcess(arguments, code, out, log)
