"""One call of an AI service over HTTP, within limits of time and bytes. Not retried here, never redirected.

Neither the key, which travels in a header, nor the text is ever logged.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import requests
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import ACCEPT_ENCODING, BodyTooSlow, UnusableBody, read_body
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_MAX_REFUSAL_BYTES = 100_000


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
        except ValueError:
            return {}
        return read if isinstance(read, dict) else {}

    @property
    def retry_after_s(self) -> float | None:
        value = self.headers.get("retry-after", "")
        return float(value) if value.isdecimal() else None


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

    def post(self, url: str, headers: Mapping[str, str], body: object) -> AiAnswer:
        """`body` as JSON. Raises AiFault BUSY where no answer came in time, MALFORMED where it is over the limit."""
        return self._call("POST", url, headers, json.dumps(body, ensure_ascii=False).encode())

    def get(self, url: str) -> AiAnswer:
        """Raises AiFault like `post`."""
        return self._call("GET", url, {}, None)

    def _call(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> AiAnswer:
        deadline = time.monotonic() + self.connect_s + self.read_s
        sent = {"Content-Type": "application/json", **headers} if body is not None else dict(headers)
        try:
            with self.session.request(
                method, url, data=body, headers=sent, stream=True, allow_redirects=False,
                timeout=(self.connect_s, self.read_s),
            ) as response:  # fmt: skip
                most = self.max_answer_bytes if response.ok else _MAX_REFUSAL_BYTES
                content = read_body(response, max_bytes=most, deadline=deadline)
                named = {name.lower(): value for name, value in response.headers.items()}
                return AiAnswer(response.status_code, named, content)
        except BodyTooSlow:
            raise AiFault(FaultKind.BUSY) from None
        except UnusableBody:
            raise AiFault(FaultKind.MALFORMED) from None
        except (requests.RequestException, HTTPError, OSError):
            raise AiFault(FaultKind.BUSY) from None
