"""Where a render keeps its files while it works: a folder that names its process.

A process that is killed cannot tidy up, and what it leaves fills the disk of those after it. So each render begins by
removing the folders whose process is gone.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

_PREFIX = "makeafvdo-render-"
_NAME = re.compile(rf"{_PREFIX}(?P<pid>\d+)-(?P<began>\d+)-")


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Removed at the end, or by the next render on this machine."""
    _purge()
    with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-{_began(os.getpid())}-") as folder:
        yield Path(folder)


def _purge() -> None:
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        named = _NAME.match(folder.name)
        if named and _began(int(named["pid"])) != int(named["began"]):
            shutil.rmtree(folder, ignore_errors=True)


def _began(pid: int) -> int | None:
    """When the process began, in ticks since boot (proc(5), stat, field 22): its number may be another's by now."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    except FileNotFoundError:
        return None
