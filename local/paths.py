"""Where the local stack keeps its things, all under one folder that may be deleted at any time."""

from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
HOME = REPO / ".local"
LOGS = HOME / "logs"
VENVS = HOME / "venvs"
VOICES = HOME / "voices"
CA = HOME / "ca"
BUILD = REPO / ".aws-sam" / "build"
OUT = REPO / "out"
