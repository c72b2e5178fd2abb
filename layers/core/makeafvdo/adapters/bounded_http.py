"""The one reader of HTTP response bodies, with a limit of bytes and a deadline for the whole body.

UnusableBody        larger than allowed, or not decodable
└── BodyTooSlow     not complete by the deadline
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
"""For the request's header: bodies in another encoding are refused."""


class UnusableBody(Exception):
    """The body is over its limits, or not decodable."""


class BodyTooSlow(UnusableBody):
    """The deadline passed first."""


def read_body(response: requests.Response, *, max_bytes: int, deadline: float) -> bytes:
    """The decompressed body of a response requested with `stream=True`.

    `max_bytes` limits the bytes received and the bytes they decompress to. At `deadline`, a `time.monotonic()`, the
    connection is shut down: a slow drip of body, chunk headers or trailers cannot outlast it.
    Raises UnusableBody and BodyTooSlow; urllib3's and the socket's own errors where the connection breaks.
    """
    shutdown_timer = threading.Timer(deadline - time.monotonic(), _shut_down, [response])
    shutdown_timer.daemon = True
    shutdown_timer.start()
    try:
        body = _read_unpacked(response, max_bytes)
    except (OSError, HTTPError, ValueError):  # ValueError: TLS, shut down during a read
        if time.monotonic() < deadline:
            raise
        raise BodyTooSlow from None
    finally:
        shutdown_timer.cancel()
    if time.monotonic() >= deadline:  # a body without a length ends without an error where it was shut down
        raise BodyTooSlow
    return body


def _shut_down(response: requests.Response) -> None:
    with suppress(OSError, RuntimeError, ValueError):  # it has ended meanwhile
        response.raw.shutdown()


def _read_unpacked(response: requests.Response, max_bytes: int) -> bytes:
    """Decompressed here and not by urllib3, so that a gzip bomb takes no more memory than `max_bytes`."""
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
