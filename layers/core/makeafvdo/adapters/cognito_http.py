"""Cognito over HTTP: a user pool's token endpoint, and the keys it signs ID tokens with."""

import json
import time
from collections.abc import Callable
from http import HTTPStatus

import jwt
import requests
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import ACCEPT_ENCODING, UnusableBody, read_body
from makeafvdo.domain.errors import Invalid, Transient

MAX_RESPONSE_BYTES = 1_000_000
_CONNECT_S = 3.0
_READ_S = 10.0
_TOTAL_S = _CONNECT_S + _READ_S


class CognitoHttp:
    """One app client of one user pool; the pool's signing keys are kept for five minutes (PyJWKClient).

    Every method raises Transient `service_busy` where Cognito sends no usable response, Invalid `sign_in_failed` for
    what it refuses and for a token that is not valid.
    """

    def __init__(
        self, client_id: str, issuer: str, login_url: str, jwks_url: str, *, total_s: float = _TOTAL_S
    ) -> None:
        self.client_id = client_id
        self.login_url = login_url
        self._issuer = issuer
        self._total_s = total_s
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = ACCEPT_ENCODING
        self._keys = _SigningKeys(jwks_url, fetch=self._fetch_keys)

    def exchange_code(self, code: str, verifier: str, redirect_uri: str) -> str:
        """The ID token for an authorization code and its PKCE verifier, not yet verified."""
        form = {
            "grant_type": "authorization_code",
            "client_id": self.client_id,
            "code": code,
            "code_verifier": verifier,
            "redirect_uri": redirect_uri,
        }
        status, body = self._call(requests.Request("POST", f"{self.login_url}/oauth2/token", data=form))
        if status != HTTPStatus.OK:
            raise Invalid("sign_in_failed")
        return str(_json_object(body).get("id_token"))

    def verify_id_token(self, id_token: str) -> dict[str, object]:
        """The claims of a live ID token that this pool signed for this app client."""
        try:
            claims: dict[str, object] = jwt.decode(
                id_token,
                self._keys.get_signing_key_from_jwt(id_token),
                algorithms=["RS256"],
                audience=self.client_id,
                issuer=self._issuer,
                options={"require": ["exp", "iat", "sub", "aud", "iss"]},
            )
        except jwt.PyJWTError:
            raise Invalid("sign_in_failed") from None
        return claims

    def _fetch_keys(self, jwks_url: str) -> dict[str, object]:
        status, body = self._call(requests.Request("GET", jwks_url))
        if status != HTTPStatus.OK:
            raise Transient("service_busy")
        return _json_object(body)

    def _call(self, request: requests.Request) -> tuple[int, bytes]:
        deadline = time.monotonic() + self._total_s
        timeout = (_CONNECT_S, min(_READ_S, self._total_s))
        try:
            prepared = self._session.prepare_request(request)
            with self._session.send(prepared, timeout=timeout, allow_redirects=False, stream=True) as response:
                return response.status_code, read_body(response, max_bytes=MAX_RESPONSE_BYTES, deadline=deadline)
        except (OSError, HTTPError, UnusableBody):  # OSError: all of requests' errors
            raise Transient("service_busy") from None


class _SigningKeys(jwt.PyJWKClient):
    """PyJWKClient with its cache, but a bounded fetch: its own reads any size for any time."""

    def __init__(self, uri: str, fetch: Callable[[str], dict[str, object]]) -> None:
        super().__init__(uri)
        self._fetch = fetch

    def fetch_data(self) -> dict[str, object]:
        return self._fetch(self.uri)


def _json_object(body: bytes) -> dict[str, object]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise Transient("service_busy")
    return content
