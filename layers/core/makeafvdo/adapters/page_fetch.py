"""The fetch guard: the one door through which an address somebody pasted is ever fetched.

parse once → https, port 443, no user, ≤ 2,048 characters, an allowed host (at every hop)
→ resolve, judge and connect (guarded_session) → ≤ 5 redirects of our own
→ the right content type, ≤ 4 MB on the wire and unpacked, 10 s for all of it
"""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from AntiSSRF import AntiSSRFError
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import BodyTooSlow, UnusableBody, read_body
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.errors import Invalid, NeedsInput, Permanent, Throttled, Transient
from makeafvdo.domain.products.shop_hosts import PAGE_SUFFIXES, PHOTO_SUFFIXES, is_under

MAX_URL = 2048
MAX_REDIRECTS = 5
MAX_PAGE_BYTES = 4_000_000
MAX_PHOTO_BYTES = 10_000_000
CONNECT_S = 5.0
TOTAL_S = 10.0
RETRY_AFTER_S = 60
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


FoundT = TypeVar("FoundT")


@dataclass(frozen=True)
class _Reading:
    """What may be read: from which hosts, of which type, how much."""

    hosts: tuple[str, ...]
    content_types: tuple[str, ...]
    max_bytes: int


_PAGES = _Reading(PAGE_SUFFIXES, ("text/html", "application/xhtml+xml"), MAX_PAGE_BYTES)
_PHOTOS = _Reading(PHOTO_SUFFIXES, ("image/",), MAX_PHOTO_BYTES)


@dataclass(frozen=True)
class _Answer:
    url: str
    status: int
    content_type: str
    body: bytes


class PageFetcher:
    """Reads pages and photographs of known marketplaces, and nothing else.

    Raises Invalid `address_refused`; Transient `shop_timeout`, `shop_unreachable`; Throttled `shop_busy`;
    NeedsInput `too_many_redirects`, `page_unreadable`.
    """

    def __init__(self, session: requests.Session, total_s: float = TOTAL_S) -> None:
        self._session = session
        self._total_s = total_s

    def page(self, url: str) -> Page:
        """The page `url` ends at. A 4xx page comes back too: its words say what is the matter."""
        return _as_page(self._load(url, _PAGES))

    def follow(self, url: str, until: Callable[[str], FoundT | None]) -> FoundT | Page:
        """Follows redirects; the first hop whose address `until` makes something of is not loaded any more."""
        found = _within(self._total_s, lambda: self._follow(url, _PAGES, until))
        return _as_page(found) if isinstance(found, _Answer) else found

    def photo(self, url: str) -> bytes:
        """The bytes of one image file, of whatever kind."""
        answer = self._load(url, _PHOTOS)
        if answer.status != HTTPStatus.OK:
            raise Permanent("photo_unreadable")
        return answer.body

    def _load(self, url: str, reading: _Reading) -> _Answer:
        return _within(self._total_s, lambda: self._follow(url, reading, _to_the_end))

    def _follow(self, url: str, reading: _Reading, until: Callable[[str], FoundT | None]) -> FoundT | _Answer:
        deadline = time.monotonic() + self._total_s
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._get(checked(url, reading.hosts), reading, deadline)
            if isinstance(answer, _Answer):
                return answer
            url = _next_hop(url, answer)
            found = until(url)
            if found is not None:
                return found
        raise NeedsInput("too_many_redirects", reason="missing")

    def _get(self, url: str, reading: _Reading, deadline: float) -> _Answer | str:
        """What `url` answers, or the address it redirects to."""
        try:
            with self._open(url) as response:
                location = response.headers.get("Location")
                if response.is_redirect and location:
                    return location
                _refuse_failures(response)
                return self._read(url, response, reading, deadline)
        except AntiSSRFError as error:
            raise Invalid("address_refused") from error
        except (requests.Timeout, BodyTooSlow) as error:
            raise Transient("shop_timeout") from error
        except UnusableBody as error:
            raise NeedsInput("page_unreadable", reason="missing") from error
        except (OSError, HTTPError) as error:  # requests' and urllib3's own, and names that do not resolve
            raise Transient("shop_unreachable") from error

    def _open(self, url: str) -> requests.Response:
        """By the adapter itself: a session would read the body of a redirect to its end, however long that is."""
        request = self._session.prepare_request(requests.Request("GET", url))
        timeout = (min(CONNECT_S, self._total_s), self._total_s)
        return self._session.get_adapter(url).send(request, stream=True, timeout=timeout)

    def _read(self, url: str, response: requests.Response, reading: _Reading, deadline: float) -> _Answer:
        content_type = response.headers.get("Content-Type", "").strip().lower()
        if not content_type.startswith(reading.content_types):
            raise NeedsInput("page_unreadable", reason="missing")
        body = read_body(response, max_bytes=reading.max_bytes, deadline=deadline)
        return _Answer(url, response.status_code, content_type, body)


def checked(url: str, hosts: tuple[str, ...]) -> str:
    """`url`, parsed once and put together again from what was judged. Raises Invalid `address_refused`."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Invalid("address_refused") from error
    host = parts.hostname or ""
    plain = parts.scheme == "https" and port in {None, 443} and "@" not in parts.netloc and len(url) <= MAX_URL
    if not plain or not _HOST.fullmatch(host) or not is_under(host, hosts):
        raise Invalid("address_refused")
    return parts._replace(netloc=host, fragment="").geturl()


def _next_hop(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise Invalid("address_refused") from error


def _to_the_end(_: str) -> None:
    return None


def _within(seconds: float, call: Callable[[], FoundT]) -> FoundT:
    """`call`, given up after `seconds`: DNS and dripped header lines know no end of their own."""
    worker = ThreadPoolExecutor(max_workers=1)
    try:
        return worker.submit(call).result(timeout=seconds)
    except TimeoutError as error:
        raise Transient("shop_timeout") from error
    finally:
        worker.shutdown(wait=False)


def _refuse_failures(response: requests.Response) -> None:
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        wait = response.headers.get("Retry-After", "")
        raise Throttled("shop_busy", retry_after_s=min(int(wait), 3600) if wait.isdecimal() else RETRY_AFTER_S)
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Transient("shop_unreachable")


def _as_page(answer: _Answer) -> Page:
    return Page.of_bytes(answer.url, answer.body, answer.status, answer.content_type)
