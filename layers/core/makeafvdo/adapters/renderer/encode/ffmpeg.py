"""Runs the ffmpeg that imageio-ffmpeg brings (there is no ffprobe beside it)."""

import subprocess
from functools import lru_cache
from pathlib import Path

import imageio_ffmpeg

from makeafvdo.domain.errors import Transient


@lru_cache(maxsize=1)
def ffmpeg() -> str:
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def run(*arguments: str | Path) -> None:
    """Raises Transient("render_failed") with ffmpeg's last line of stderr."""
    command = [ffmpeg(), "-y", "-nostdin", "-hide_banner", "-loglevel", "error", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise Transient("render_failed", detail=last_line(done.stderr) or f"exit {done.returncode}")


def read_stderr(*arguments: str | Path) -> str:
    """ffmpeg's log. Its exit code is ignored: without an output file it is never 0."""
    command = [ffmpeg(), "-nostdin", "-hide_banner", "-nostats", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False).stderr.decode("utf-8", "replace")


def read_stdout(*arguments: str | Path) -> bytes:
    """What ffmpeg writes to `-`; less where it fails."""
    command = [ffmpeg(), "-nostdin", "-hide_banner", "-loglevel", "error", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False).stdout


def last_line(report: bytes) -> str:
    lines = report.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else ""
