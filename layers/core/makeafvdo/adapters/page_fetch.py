"""The fetch guard: every address somebody pasted is fetched through here (protection against SSRF).

parse once → https, port 443, no user, ≤ 2,048 characters, an allowed host (at every hop)
→ resolve, check and connect (guarded_session) → ≤ 5 redirects, each checked the same way
→ the right content type, ≤ 4 MB on the wire and unpacked, 10 s for all of it
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

import requests
from AntiSSRF import AntiSSRFError
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import BodyTooSlow, UnusableBody, read_body
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.errors import Invalid, NeedsInput, Permanent, Throttled, Transient
from makeafvdo.domain.products.shop_hosts import PAGE_SUFFIXES, PHOTO_SUFFIXES, is_under
from makeafvdo.domain.products.web_address import join_web_address, read_web_address

MAX_URL = 2048
MAX_REDIRECTS = 5
MAX_PAGE_BYTES = 4_000_000
MAX_PHOTO_BYTES = 10_000_000
CONNECT_S = 5.0
TOTAL_S = 10.0
RETRY_AFTER_S = 60

FoundT = TypeVar("FoundT")


@dataclass(frozen=True)
class _Limits:
    """Hosts, content types and size that may be read."""

    hosts: tuple[str, ...]
    content_types: tuple[str, ...]
    max_bytes: int


_PAGE_LIMITS = _Limits(PAGE_SUFFIXES, ("text/html", "application/xhtml+xml"), MAX_PAGE_BYTES)
_PHOTO_LIMITS = _Limits(PHOTO_SUFFIXES, ("image/",), MAX_PHOTO_BYTES)


@dataclass(frozen=True)
class _Fetched:
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

    def fetch_page(self, url: str) -> Page:
        """The page `url` redirects to. A 4xx page comes back too: its text says why."""
        return _page_of(self._fetch(url, _PAGE_LIMITS))

    def follow(self, url: str, until: Callable[[str], FoundT | None]) -> FoundT | Page:
        """Follows redirects up to the first hop for which `until` returns a value; that hop is not fetched."""
        found = _with_timeout(self._total_s, lambda: self._follow(url, _PAGE_LIMITS, until))
        return _page_of(found) if isinstance(found, _Fetched) else found

    def fetch_photo(self, url: str) -> bytes:
        """The bytes of one image file, of any image type."""
        fetched = self._fetch(url, _PHOTO_LIMITS)
        if fetched.status != HTTPStatus.OK:
            raise Permanent("photo_unreadable")
        return fetched.body

    def _fetch(self, url: str, limits: _Limits) -> _Fetched:
        return _with_timeout(self._total_s, lambda: self._follow(url, limits, _follow_all))

    def _follow(self, url: str, limits: _Limits, until: Callable[[str], FoundT | None]) -> FoundT | _Fetched:
        deadline = time.monotonic() + self._total_s
        for _ in range(MAX_REDIRECTS + 1):
            fetched = self._get(checked(url, limits.hosts), limits, deadline)
            if isinstance(fetched, _Fetched):
                return fetched
            url = _next_hop(url, fetched)
            found = until(url)
            if found is not None:
                return found
        raise NeedsInput("too_many_redirects", reason="missing")

    def _get(self, url: str, limits: _Limits, deadline: float) -> _Fetched | str:
        """The response at `url`, or the address it redirects to."""
        try:
            with self._open(url) as response:
                location = response.headers.get("Location")
                if response.is_redirect and location:
                    return location
                _raise_for_status(response)
                return self._read(url, response, limits, deadline)
        except AntiSSRFError as error:
            raise Invalid("address_refused") from error
        except (requests.Timeout, BodyTooSlow) as error:
            raise Transient("shop_timeout") from error
        except UnusableBody as error:
            raise NeedsInput("page_unreadable", reason="missing") from error
        except (OSError, HTTPError) as error:  # requests' and urllib3's own, and names that do not resolve
            raise Transient("shop_unreachable") from error

    def _open(self, url: str) -> requests.Response:
        """Sent by the transport adapter: a session would read the body of a redirect to its end, however long it is."""
        request = self._session.prepare_request(requests.Request("GET", url))
        timeout = (min(CONNECT_S, self._total_s), self._total_s)
        return self._session.get_adapter(url).send(request, stream=True, timeout=timeout)

    def _read(self, url: str, response: requests.Response, limits: _Limits, deadline: float) -> _Fetched:
        content_type = response.headers.get("Content-Type", "").strip().lower()
        if not content_type.startswith(limits.content_types):
            raise NeedsInput("page_unreadable", reason="missing")
        body = read_body(response, max_bytes=limits.max_bytes, deadline=deadline)
        return _Fetched(url, response.status_code, content_type, body)


def checked(url: str, hosts: tuple[str, ...]) -> str:
    """`url`, parsed once and put together again from the parts that were checked. Raises Invalid `address_refused`."""
    address = read_web_address(url) if url.lower().startswith("https://") and len(url) <= MAX_URL else None
    if address is None or not is_under(address.host, hosts):
        raise Invalid("address_refused")
    return address.url


def _next_hop(url: str, location: str) -> str:
    """Raises Invalid `address_refused`."""
    hop = join_web_address(url, location)
    if hop is None:
        raise Invalid("address_refused")
    return hop


def _follow_all(_: str) -> None:
    return None


def _with_timeout(seconds: float, call: Callable[[], FoundT]) -> FoundT:
    """Runs `call`, given up after `seconds`: DNS and dripped header lines have no timeout of their own."""
    worker = ThreadPoolExecutor(max_workers=1)
    try:
        return worker.submit(call).result(timeout=seconds)
    except TimeoutError as error:
        raise Transient("shop_timeout") from error
    finally:
        worker.shutdown(wait=False)


def _raise_for_status(response: requests.Response) -> None:
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        wait = response.headers.get("Retry-After", "")
        raise Throttled("shop_busy", retry_after_s=min(int(wait), 3600) if wait.isdecimal() else RETRY_AFTER_S)
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Transient("shop_unreachable")


def _page_of(fetched: _Fetched) -> Page:
    return Page.of_bytes(fetched.url, fetched.body, fetched.status, fetched.content_type)
