"""An HTTP response as a value, for the local servers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Response:
    """`wait_s` passes before the first byte."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None
    encoding: str | None = None
    wait_s: float = 0
