"""Paths of the local stack, all under one folder that may be deleted at any time."""

import os
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
HOME = REPO / ".local"
VENVS = HOME / "venvs"
VOICES = HOME / "voices"
PYCACHE = HOME / "pycache"
"""Where Python keeps what it has compiled; the Makefile names it as well."""
STATE = HOME / "stacks" / os.environ.get("MAKEAFVDO_STACK", "dev")
"""One folder for each stack: suites bring up stacks of their own."""
LOGS = STATE / "logs"
CA = STATE / "ca"
BUILD = REPO / ".aws-sam" / "build"
OUT = REPO / "out"


def write_whole(path: Path, content: bytes) -> None:
    """A file under its name is whole: a full disk leaves none there."""
    part = path.with_suffix(f"{path.suffix}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
