"""Responses that no reader should accept: failing, late, huge."""

import gzip

from local.http_response import Response
from local.shops.catalogue.catalogue import LAZADA_ERROR_IDS

MISDIRECTED = Response(status=421)
"""Not served here: the client may go to the real host."""

FAILING_RESPONSES = {
    LAZADA_ERROR_IDS["error"]: Response(b"<title>500</title>", status=500),
    LAZADA_ERROR_IDS["slow"]: Response(b"<title>late</title>", wait_s=30),
    LAZADA_ERROR_IDS["huge"]: Response(b"<title>huge</title>" + b" " * 6_000_000),
    LAZADA_ERROR_IDS["bomb"]: Response(gzip.compress(bytes(100_000_000), compresslevel=9), encoding="gzip"),
}


def redirect(location: str, status: int = 302) -> Response:
    return Response(status=status, location=location)
