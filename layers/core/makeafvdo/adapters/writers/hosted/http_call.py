"""One POST of JSON to an AI service: bounded in bytes and time, no redirects, the key only in a header."""

import json
import logging
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import requests
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import ACCEPT_ENCODING, UnusableBody, read_body
from makeafvdo.adapters.writers.hosted.service import CONNECT_S, READ_S
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_log = logging.getLogger(__name__)

MAX_RESPONSE_BYTES = 1_000_000
_LONGEST_PAUSE_S = 86_400.0


@dataclass(frozen=True)
class JsonResponse:
    """`content`: the body where it is a JSON object, else empty."""

    status: int
    headers: Mapping[str, str]
    content: dict[str, object]

    @property
    def is_ok(self) -> bool:
        return self.status == HTTPStatus.OK


def quiet_session() -> requests.Session:
    """Takes no proxies, no .netrc and no certificates from the environment."""
    session = requests.Session()
    session.trust_env = False
    session.headers["Accept-Encoding"] = ACCEPT_ENCODING
    return session


def post_json(
    session: requests.Session, url: str, body: Mapping[str, object], headers: Mapping[str, str], within_s: float
) -> JsonResponse:
    """Raises AiFault busy where no response comes in time, malformed for a body that is too large."""
    if within_s <= 0:
        raise AiFault(FaultKind.BUSY)
    deadline = time.monotonic() + min(within_s, CONNECT_S + READ_S)
    timeout = (min(CONNECT_S, within_s), min(READ_S, within_s))
    try:
        with session.post(
            url, json=body, headers=headers, timeout=timeout, allow_redirects=False, stream=True
        ) as response:
            text = read_body(response, max_bytes=MAX_RESPONSE_BYTES, deadline=deadline)
            _log.info("AI service", extra={"status": response.status_code, "bytes": len(text)})
            return JsonResponse(response.status_code, response.headers, _object(text))
    except UnusableBody as error:
        is_slow = time.monotonic() >= deadline
        raise AiFault(FaultKind.BUSY if is_slow else FaultKind.MALFORMED) from error
    except (OSError, HTTPError) as error:  # OSError: all of requests' errors
        raise AiFault(FaultKind.BUSY) from error


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """`Retry-After` in seconds or as a date by the service's own clock (RFC 9110), or OpenAI's `retry-after-ms`."""
    if milliseconds := seconds_of(headers.get("retry-after-ms", "")):
        return milliseconds / 1000
    written = headers.get("Retry-After", "")
    if (seconds := seconds_of(written)) is not None:
        return seconds
    try:
        pause = parsedate_to_datetime(written) - parsedate_to_datetime(headers.get("Date", ""))
    except (TypeError, ValueError):  # TypeError: one of them without a time zone
        return None
    return min(max(pause.total_seconds(), 0.0), _LONGEST_PAUSE_S)


def seconds_of(written: str) -> float | None:
    """`26`, `38.07`, `26s`."""
    try:
        seconds = float(written.strip().removesuffix("s"))
    except ValueError:
        return None
    return min(seconds, _LONGEST_PAUSE_S) if math.isfinite(seconds) and seconds >= 0 else None


def _object(body: bytes) -> dict[str, object]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
