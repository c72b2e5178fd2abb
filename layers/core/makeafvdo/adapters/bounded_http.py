"""The one reader of HTTP response bodies: so many bytes at most, all of them by a deadline.

UnusableBody        larger than allowed, or not to be unpacked
└── BodyTooSlow     not all there by the deadline
"""

import threading
import time
import zlib
from contextlib import suppress

import requests
from urllib3.exceptions import HTTPError

_BLOCK_BYTES = 65_536
_GZIP_WINDOW_BITS = 31  # zlib manual, inflateInit2: 15, and 16 for a gzip header
ACCEPT_ENCODING = "gzip"
"""What a request may offer: bodies in another encoding are refused."""


class UnusableBody(Exception):
    """The body cannot be had within its bounds."""


class BodyTooSlow(UnusableBody):
    """The deadline passed first."""


def read_body(response: requests.Response, *, max_bytes: int, deadline: float) -> bytes:
    """The unpacked body of a response that was asked for with `stream=True`.

    `max_bytes` holds for the bytes received and for those they unpack to. `deadline` is a `time.monotonic()`: then the
    connection is shut down, so that nothing dripped (body, chunk headers, trailers) outlives it.
    Raises UnusableBody and BodyTooSlow; urllib3's and the socket's own errors where the connection breaks.
    """
    hang_up = threading.Timer(deadline - time.monotonic(), _shut_down, [response])
    hang_up.daemon = True
    hang_up.start()
    try:
        body = _unpacked(response, max_bytes)
    except (OSError, HTTPError, ValueError):  # ValueError: TLS, shut down in the middle of a read
        if time.monotonic() < deadline:
            raise
        raise BodyTooSlow from None
    finally:
        hang_up.cancel()
    if time.monotonic() >= deadline:  # a body without a length just ends where it was shut down
        raise BodyTooSlow
    return body


def _shut_down(response: requests.Response) -> None:
    with suppress(OSError, RuntimeError, ValueError):  # it came to its end meanwhile
        response.raw.shutdown()


def _unpacked(response: requests.Response, max_bytes: int) -> bytes:
    """Unpacked here and not by urllib3, so that a gzip bomb costs no more memory than `max_bytes`."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", ""}:
        raise UnusableBody
    gzip = zlib.decompressobj(wbits=_GZIP_WINDOW_BITS) if encoding == "gzip" else None
    body = bytearray()
    received = 0
    while block := response.raw.read1(_BLOCK_BYTES, decode_content=False):
        received += len(block)
        try:
            body += gzip.decompress(block, max_bytes + 1 - len(body)) if gzip else block
        except zlib.error as error:
            raise UnusableBody from error
        if max(received, len(body)) > max_bytes:
            raise UnusableBody
    return bytes(body)
