"""make doctor: what is missing on this machine, and how to get it. Runs on the system's Python."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_OLDEST = (3, 11)
_DISK_NEEDED_GB = 4


def doctor() -> int:
    """0 when everything is there."""
    missing = list(_missing())
    for line in missing:
        print("missing:", line)
    if not missing:
        print("Nothing is missing: make demo")
    return 1 if missing else 0


def _missing() -> Iterator[str]:
    if sys.version_info < _OLDEST:
        yield f"Python 3.11 or newer (this is {sys.version.split()[0]}): apt-get install python3, or PYTHON=<path>"
    if importlib.util.find_spec("ensurepip") is None:
        yield "Python's venv: apt-get install python3-venv"
    for program in ("git", "make"):
        if shutil.which(program) is None:
            yield f"{program}: apt-get install {program}"
    if shutil.which("chromium") is None:
        yield "Chromium, for the browser tests: apt-get install --no-install-recommends chromium"
    if sys.platform != "linux":
        yield "Linux: the local stack's parts are Linux wheels"
    free_gb = shutil.disk_usage(Path(__file__).parent).free / 1e9
    if free_gb < _DISK_NEEDED_GB:
        yield f"disk: {_DISK_NEEDED_GB} GB are needed, {free_gb:.1f} GB are free"


if __name__ == "__main__":
    sys.exit(doctor())
