"""What a body may cost: bytes on the wire, bytes unpacked, and time, however the server spreads it."""

import gzip
import time

import pytest
import requests
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import BodyTooSlow, UnusableBody, read_body
from tests.support.dripping_server import dripping_server

OK = b"HTTP/1.1 200 OK\r\n"
CLOSES = OK + b"Connection: close\r\n\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
DROPS = [b"x"] * 1000


def head(length: int, encoding: str = "identity") -> bytes:
    return OK + f"Content-Length: {length}\r\nContent-Encoding: {encoding}\r\n\r\n".encode()


def read(url: str, max_bytes: int = 1_000, within_s: float = 20) -> bytes:
    deadline = time.monotonic() + within_s
    with requests.get(url, stream=True, timeout=20) as response:
        return read_body(response, max_bytes=max_bytes, deadline=deadline)


@pytest.mark.parametrize(
    "answer",
    [
        head(5) + b"hello",
        CLOSES + b"hello",
        CHUNKED + b"2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        head(len(gzip.compress(b"hello")), "gzip") + gzip.compress(b"hello"),
    ],
    ids=["with a length", "until it closes", "chunked", "gzip"],
)
def test_a_body_in_time_and_size_is_read(answer: bytes) -> None:
    with dripping_server(answer) as url:
        assert read(url) == b"hello"


@pytest.mark.parametrize("length", [1_000, 1_001])
def test_the_limit_itself_is_allowed_and_one_byte_more_is_not(length: int) -> None:
    with dripping_server(head(length) + b"x" * length) as url:
        if length == 1_000:
            assert len(read(url)) == length
        else:
            with pytest.raises(UnusableBody):
                read(url)


@pytest.mark.parametrize(
    "answer",
    [
        head(len(gzip.compress(bytes(1_001))), "gzip") + gzip.compress(bytes(1_001)),
        head(5, "gzip") + b"hello",
        head(5, "br") + b"hello",
    ],
    ids=["a gzip that unpacks to more than the limit", "no gzip", "another encoding"],
)
def test_a_body_that_cannot_be_unpacked_within_the_limit_is_unusable(answer: bytes) -> None:
    with dripping_server(answer) as url, pytest.raises(UnusableBody) as refusal:
        read(url)

    assert not isinstance(refusal.value, BodyTooSlow)


@pytest.mark.parametrize(
    ("at_once", "drops"),
    [
        (head(100), DROPS),
        (CLOSES, DROPS),
        (CHUNKED, [b"1\r\nx\r\n"] * 1000),
        (CHUNKED + b"5;", DROPS),
        (CHUNKED + b"5\r\nhello\r\n0\r\n", [b"a: b\r\n"] * 1000),
        (head(100), [b"", *DROPS[:1], *[b""] * 1000]),
    ],
    ids=["with a length", "until it closes", "chunks", "the header of a chunk", "trailers", "it falls silent"],
)
def test_nothing_dripped_outlives_the_deadline(at_once: bytes, drops: list[bytes]) -> None:
    began = time.monotonic()

    with dripping_server(at_once, drops) as url, pytest.raises(BodyTooSlow):
        read(url, within_s=0.3)

    assert time.monotonic() - began < 20


def test_a_connection_that_breaks_is_no_slow_body() -> None:
    with dripping_server(head(100) + b"x") as url, pytest.raises(HTTPError):
        read(url)
