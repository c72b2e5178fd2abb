"""TikTok over HTTP: Login Kit for Web and the inbox half of the Content Posting API.

No call is retried here; the state machine owns retries. The code of a failed call says whether it may have had effect:
`tiktok_unreachable` is raised when the request certainly never arrived, `tiktok_unclear` when it may have had effect.
"""

import logging
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, urlencode, urlsplit

import requests
from pydantic import SecretStr
from urllib3.exceptions import HTTPError, NewConnectionError

from makeafvdo.adapters.bounded_http import ACCEPT_ENCODING, UnusableBody, read_body
from makeafvdo.adapters.tiktok import tiktok_responses
from makeafvdo.adapters.tiktok.tiktok_responses import ApiResponse
from makeafvdo.domain.errors import Permanent, Transient
from makeafvdo.domain.tiktok.api import SCOPES, CreatorProfile, InboxUpload, PublishStatus, PutResult, TokenPair

MAX_RESPONSE_BYTES = 1_000_000
PROFILE_FIELDS = "open_id,display_name,avatar_url"

logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)  # its DEBUG lines show upload tokens


@dataclass(frozen=True)
class Timeouts:
    """Seconds. A JSON body is read whole within `total` of its call's start; a PUT ends within `upload` + `stored`."""

    connect: float = 5
    read: float = 10
    total: float = 15
    upload: float = 240
    stored: float = 60


class TikTokHttp:
    """One app at TikTok. URLs are origins; `jitter_s` is added to the pause TikTok asks for."""

    def __init__(
        self,
        client_key: str,
        client_secret: SecretStr,
        www_url: str,
        open_url: str,
        upload_host_suffix: str,
        *,
        timeouts: Timeouts = Timeouts(),
        jitter_s: Callable[[], int] = lambda: secrets.randbelow(30),
    ) -> None:
        self._client_key = client_key
        self._client_secret = client_secret
        self._www_url = www_url.rstrip("/")
        self._open_url = open_url.rstrip("/")
        self._upload_host_suffix = upload_host_suffix
        self._timeouts = timeouts
        self._jitter_s = jitter_s
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = ACCEPT_ENCODING
        # A kept-alive connection closed while the container was frozen would make the next call's outcome unclear.
        self._session.headers["Connection"] = "close"

    def authorize_url(self, redirect_uri: str, state: str, *, always_ask: bool) -> str:
        """The consent page; `always_ask` shows it even where TikTok would reconnect silently."""
        query = {
            "client_key": self._client_key,
            "response_type": "code",
            "scope": ",".join(SCOPES),
            "redirect_uri": redirect_uri,
            "state": state,
            "disable_auto_auth": int(always_ask),
        }
        return f"{self._www_url}/v2/auth/authorize/?{urlencode(query)}"

    def exchange_code(self, code: str, redirect_uri: str) -> TokenPair:
        """Tokens for a code, which works once. `redirect_uri` must equal the one in the authorize URL."""
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        return tiktok_responses.read_token_pair(self._oauth("token", form))

    def refresh(self, refresh_token: SecretStr) -> TokenPair:
        """A new pair. The old refresh token may be invalid from now on, also when this raises `tiktok_unclear`."""
        form = {"grant_type": "refresh_token", "refresh_token": refresh_token.get_secret_value()}
        return tiktok_responses.read_token_pair(self._oauth("token", form))

    def revoke(self, access_token: SecretStr) -> None:
        """End the marketer's consent. A token that was invalid already is no error."""
        tiktok_responses.read_revoked(self._oauth("revoke", {"token": access_token.get_secret_value()}))

    def user_info(self, access_token: SecretStr) -> CreatorProfile:
        url, query = f"{self._open_url}/v2/user/info/", {"fields": PROFILE_FIELDS}
        response = self._call(requests.Request("GET", url, params=query, headers=_bearer(access_token)))
        return tiktok_responses.read_profile(response)

    def init_inbox_upload(self, access_token: SecretStr, video_size: int) -> InboxUpload:
        """Begin an upload of one chunk, which our cap of 60,000,000 bytes always allows. Not idempotent."""
        source = {"source": "FILE_UPLOAD", "video_size": video_size, "chunk_size": video_size, "total_chunk_count": 1}
        response = self._publish("inbox/video/init", access_token, {"source_info": source})
        return tiktok_responses.read_inbox_upload(response)

    def fetch_status(self, access_token: SecretStr, publish_id: str) -> PublishStatus:
        response = self._publish("status/fetch", access_token, {"publish_id": publish_id})
        return tiktok_responses.read_publish_status(response)

    def put_video(self, upload_url: SecretStr, blocks: Iterable[bytes], size: int) -> PutResult:
        """Send the whole file in one PUT, streamed block by block; never raises for the network."""
        url = upload_url.get_secret_value()
        self._check_upload_host(url)
        headers = {"Content-Type": "video/mp4", "Content-Range": f"bytes 0-{size - 1}/{size}"}
        body = _SizedBody(blocks, size, time.monotonic() + self._timeouts.upload)
        timeout = (self._timeouts.connect, self._timeouts.stored)
        try:
            with self._session.put(
                url, data=body, headers=headers, timeout=timeout, allow_redirects=False, stream=True
            ) as response:
                return _put_result(response.status_code)
        except requests.RequestException:
            return PutResult.UNCLEAR

    def _check_upload_host(self, url: str) -> None:
        """Only an upload host of TikTok's, or the local TikTok the app is configured for, is sent the video."""
        parts = urlsplit(url)
        is_tiktoks = parts.scheme == "https" and (parts.hostname or "").endswith(self._upload_host_suffix)
        if not is_tiktoks and _origin(parts) != _origin(urlsplit(self._open_url)):
            raise Permanent("tiktok_upload_host")

    def _oauth(self, endpoint: str, form: dict[str, str]) -> ApiResponse:
        app = {"client_key": self._client_key, "client_secret": self._client_secret.get_secret_value()}
        return self._call(requests.Request("POST", f"{self._open_url}/v2/oauth/{endpoint}/", data=app | form))

    def _publish(self, endpoint: str, access_token: SecretStr, body: dict[str, object]) -> ApiResponse:
        url = f"{self._open_url}/v2/post/publish/{endpoint}/"
        headers = _bearer(access_token) | {"Content-Type": "application/json; charset=UTF-8"}
        return self._call(requests.Request("POST", url, json=body, headers=headers))

    def _call(self, request: requests.Request) -> ApiResponse:
        timeout = (self._timeouts.connect, self._timeouts.read)
        deadline = time.monotonic() + self._timeouts.total
        try:
            prepared = self._session.prepare_request(request)
            with self._session.send(prepared, timeout=timeout, allow_redirects=False, stream=True) as response:
                body = read_body(response, max_bytes=MAX_RESPONSE_BYTES, deadline=deadline)
                retry_after = response.headers.get("Retry-After", "")
                return ApiResponse(response.status_code, body, retry_after, self._jitter_s())
        except (requests.RequestException, HTTPError, UnusableBody) as error:
            # `from None`: the texts of these errors carry URLs and hosts.
            raise _failure(error) from None


class _SizedBody:
    """An iterable body with a length, so that it goes out streamed with a Content-Length and not chunked."""

    def __init__(self, blocks: Iterable[bytes], size: int, deadline: float) -> None:
        self._blocks = blocks
        self._size = size
        self._deadline = deadline

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        """Sends each block after the next was read, so that a file of another length is never sent in full."""
        left, held_back = self._size, b""
        for block in self._blocks:
            left -= len(block)
            if left < 0 or time.monotonic() > self._deadline:
                raise OSError("the body is too long, or too slow")
            yield held_back
            held_back = block
        if left:
            raise OSError("the body is too short")
        yield held_back


def _bearer(access_token: SecretStr) -> dict[str, str]:
    return {"Authorization": f"Bearer {access_token.get_secret_value()}"}


def _failure(error: Exception) -> Transient:
    """Without a connection there was no effect; after that it is not known."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.ConnectTimeout) or isinstance(reason, NewConnectionError):
        return Transient("tiktok_unreachable")
    return tiktok_responses.unclear()


def _put_result(status: int) -> PutResult:
    """Content Posting API, Media Transfer Guide: the upload host's status numbers."""
    match status:
        case 200 | 201:
            return PutResult.STORED
        case 400:
            return PutResult.REFUSED
        case 403 | 404:
            return PutResult.EXPIRED
        case _:
            return PutResult.UNCLEAR


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port
