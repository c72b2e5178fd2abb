"""SHA-256 as the app writes it: lower-case hex."""

import hashlib


def sha256_hex(content: str | bytes) -> str:
    """64 digits; text is taken as UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
