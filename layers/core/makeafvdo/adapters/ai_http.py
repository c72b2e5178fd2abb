"""One call of an AI service over HTTP, within limits of time and bytes. Not retried here, never redirected.

Neither the key, which travels in a header, nor the text is ever logged.
"""

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import requests
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import ACCEPT_ENCODING, BodyTooSlow, UnusableBody, read_body
from makeafvdo.adapters.retry_after import retry_after_s
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_MAX_REFUSAL_BYTES = 100_000
_KIND_OF_STATUS: Mapping[int, FaultKind] = {
    HTTPStatus.UNAUTHORIZED: FaultKind.BAD_KEY,
    HTTPStatus.PAYMENT_REQUIRED: FaultKind.NO_MONEY,
    HTTPStatus.FORBIDDEN: FaultKind.BAD_KEY,
    HTTPStatus.REQUEST_TIMEOUT: FaultKind.BUSY,
    HTTPStatus.CONFLICT: FaultKind.BUSY,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: FaultKind.TOO_LONG,
    HTTPStatus.TOO_MANY_REQUESTS: FaultKind.SLOW_DOWN,
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class AiAnswer:
    """`headers` by names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_ok(self) -> bool:
        return self.status == HTTPStatus.OK

    def json(self) -> dict[str, object]:
        """An empty object where the body is no JSON object."""
        try:
            read = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return read if isinstance(read, dict) else {}

    @property
    def retry_after_s(self) -> float | None:
        return retry_after_s(self.headers)


def kind_of_status(status: int) -> FaultKind:
    """What a refusal's status says by itself; most services say more in its body."""
    is_theirs = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return _KIND_OF_STATUS.get(status, FaultKind.BUSY if is_theirs else FaultKind.BAD_REQUEST)


def _plain_session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.headers["Accept-Encoding"] = ACCEPT_ENCODING
    session.headers["Connection"] = "close"
    return session


@dataclass(frozen=True)
class AiHttp:
    """Seconds; the answer is whole within `connect_s` + `read_s`."""

    connect_s: float
    read_s: float
    max_answer_bytes: int
    session: requests.Session = field(default_factory=_plain_session)

    def post(self, url: str, headers: Mapping[str, str], body: object, *, within_s: float | None = None) -> AiAnswer:
        """`body` as JSON. Raises AiFault BUSY where no answer came in time, `within_s` where that is less; MALFORMED
        where the answer is over the limit.
        """
        return self._call("POST", url, headers, json.dumps(body, ensure_ascii=False).encode(), within_s)

    def get(self, url: str) -> AiAnswer:
        """Raises AiFault like `post`."""
        return self._call("GET", url, {}, None)

    def _call(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, within_s: float | None = None
    ) -> AiAnswer:
        most_s = self.connect_s + self.read_s
        seconds = most_s if within_s is None else min(within_s, most_s)
        if seconds <= 0:
            raise AiFault(FaultKind.BUSY)
        deadline = time.monotonic() + seconds
        sent = {"Content-Type": "application/json", **headers} if body is not None else dict(headers)
        try:
            with self.session.request(
                method, url, data=body, headers=sent, stream=True, allow_redirects=False,
                timeout=(min(self.connect_s, seconds), min(self.read_s, seconds)),
            ) as response:  # fmt: skip
                most = self.max_answer_bytes if response.ok else _MAX_REFUSAL_BYTES
                content = read_body(response, max_bytes=most, deadline=deadline)
                _log.info("AI service", extra={"status": response.status_code, "bytes": len(content)})
                named = {name.lower(): value for name, value in response.headers.items()}
                return AiAnswer(response.status_code, named, content)
        except BodyTooSlow:
            raise AiFault(FaultKind.BUSY) from None
        except UnusableBody:
            raise AiFault(FaultKind.MALFORMED) from None
        except (requests.RequestException, HTTPError, OSError):
            raise AiFault(FaultKind.BUSY) from None
