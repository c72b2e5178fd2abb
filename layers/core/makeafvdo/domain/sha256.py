"""SHA-256 as the app writes it: lower-case hex."""

import hashlib
from pathlib import Path


def sha256_hex(content: str | bytes) -> str:
    """64 digits; text is taken as UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def sha256_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
