"""Answers as values, and the ones that test a reader's patience."""

import gzip
from dataclasses import dataclass

from local.shops.catalogue.catalogue import LAZADA_ODD


@dataclass(frozen=True)
class Answer:
    """`wait_s` passes before the first byte."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None
    encoding: str | None = None
    wait_s: float = 0


MISDIRECTED = Answer(status=421)
"""Not served here: the fetcher may ask the real host."""

MISCHIEF = {
    LAZADA_ODD["error"]: Answer(b"<title>500</title>", status=500),
    LAZADA_ODD["slow"]: Answer(b"<title>late</title>", wait_s=30),
    LAZADA_ODD["huge"]: Answer(b"<title>huge</title>" + b" " * 6_000_000),
    LAZADA_ODD["bomb"]: Answer(gzip.compress(bytes(100_000_000), compresslevel=9), encoding="gzip"),
}


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status=status, location=location)
