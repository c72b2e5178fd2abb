"""A browser that wants to be told, as its push service knows it."""

import base64
import binascii
import re
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from makeafvdo.domain.sha256 import sha256_hex

MOST_BROWSERS = 5
"""A marketer's; another one takes the place of one of them."""
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_POINT_BYTES, _AUTH_BYTES = 65, 16


class PushSubscription(BaseModel):
    """What `PushManager.subscribe()` gave the page. Whoever knows it can send to that browser, so it is a secret.

    The address is what a person sent: it is `https`, of a host by name, and is fetched by the guarded session alone.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    endpoint: SecretStr = Field(min_length=12, max_length=1000)
    p256dh: str
    """The browser's public key, an uncompressed point of P-256 (RFC 8291)."""
    auth: SecretStr

    @property
    def browser_id(self) -> str:
        return browser_id_of(self.endpoint.get_secret_value())

    @property
    def origin(self) -> str:
        return f"https://{urlsplit(self.endpoint.get_secret_value()).hostname}"

    @field_validator("endpoint")
    @classmethod
    def _is_https_by_name(cls, endpoint: SecretStr) -> SecretStr:
        text = endpoint.get_secret_value()
        parts = urlsplit(text)
        if parts.scheme != "https" or not _HOST.fullmatch(parts.netloc) or not re.fullmatch("[!-~]+", text):
            raise ValueError("not an address of a push service")
        return endpoint

    @field_validator("p256dh")
    @classmethod
    def _is_a_point(cls, key: str) -> str:
        if len(from_base64url(key)) != _POINT_BYTES or from_base64url(key)[0] != 4:
            raise ValueError("not a key")
        return key

    @field_validator("auth")
    @classmethod
    def _is_a_secret(cls, auth: SecretStr) -> SecretStr:
        if len(from_base64url(auth.get_secret_value())) != _AUTH_BYTES:
            raise ValueError("not a secret")
        return auth


def browser_id_of(endpoint: str) -> str:
    return sha256_hex(endpoint)[:32]


def from_base64url(text: str) -> bytes:
    """With or without padding. Raises ValueError."""
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise ValueError("not base64url") from None


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
