"""A push service and the browsers behind it: what is pushed wrongly is refused, what is right is decrypted and kept.

Sources of the rules: RFC 8030 (TTL, 201, 404 and 410), RFC 8291 (aes128gcm, 4,096 bytes), RFC 8292 (VAPID).
"""

import base64
import json
import os
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import jwt
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from local.http_response import Response

HOST = "push.makeafvdo.test"
_MOST_BYTES = 4096
_A_DAY_S = 86_400


@dataclass
class Browser:
    """Subscribed with the app's public key; `shown` is what was pushed to it."""

    app_key: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))
    shown: list[str] = field(default_factory=list)
    is_gone: bool = False

    @property
    def point(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def opened(self, body: bytes) -> bytes:
        """Raises InvalidTag and ValueError."""
        salt, size, theirs, sealed = body[:16], int.from_bytes(body[16:20], "big"), body[21:86], body[86:]
        if body[20] != len(theirs) or len(sealed) > size:
            raise ValueError("head")
        shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
        secret = _hkdf(self.auth, shared, b"WebPush: info\0" + self.point + theirs, 32)
        key, nonce = (
            _hkdf(salt, secret, b"Content-Encoding: %s\0" % name, length)
            for name, length in ((b"aes128gcm", 16), (b"nonce", 12))
        )
        padded = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        if not padded.endswith(b"\x02"):
            raise ValueError("not the last record")
        return padded[:-1]


@dataclass
class PushService:
    browsers: dict[str, Browser] = field(default_factory=dict)
    is_down: bool = False

    def command(self, told: bytes) -> dict[str, object]:
        """`{"do": "subscribe", "app_key": …}`, `{"do": "leave", "endpoint": …}`, `{"do": "look", "endpoint": …}`."""
        wanted = json.loads(told)
        if wanted["do"] == "subscribe":
            name = secrets.token_urlsafe(16)
            browser = self.browsers.setdefault(name, Browser(wanted["app_key"]))
            keys = {"p256dh": _text(browser.point), "auth": _text(browser.auth)}
            return {"endpoint": f"https://{HOST}/send/{name}", "keys": keys}
        browser = self.browsers[wanted["endpoint"].rpartition("/")[2]]
        if wanted["do"] == "leave":
            browser.is_gone = True
        return {"shown": [json.loads(each) for each in browser.shown]}

    def respond(self, host: str, path: str, headers: Mapping[str, str], body: bytes) -> Response | None:
        """None for what is neither a push nor a command."""
        if host == HOST:
            return Response(status=self.push(path, headers, body))
        if path == "/_local/push":
            return Response(json.dumps(self.command(body)).encode(), content_type="application/json")
        return None

    def push(self, path: str, headers: Mapping[str, str], body: bytes) -> int:
        """The status of the answer."""
        browser = self.browsers.get(path.removeprefix("/send/"))
        if self.is_down:
            return 503
        if browser is None or browser.is_gone:
            return 404 if browser is None else 410
        if not re.fullmatch(r"\d+", headers.get("TTL") or ""):
            return 400
        if len(body) > _MOST_BYTES:
            return 413
        if headers.get("Content-Encoding") != "aes128gcm" or not _is_signed(headers, browser.app_key):
            return 403 if headers.get("Content-Encoding") == "aes128gcm" else 415
        try:
            browser.shown.append(browser.opened(body).decode())
        except (InvalidTag, ValueError):
            return 400
        return 201


def _is_signed(headers: Mapping[str, str], app_key: str) -> bool:
    found = re.fullmatch(r"vapid t=([\w.-]+), k=([\w-]+)", headers.get("Authorization") or "")
    if not found or found[2] != app_key:
        return False
    point = base64.urlsafe_b64decode(found[2] + "=")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    try:
        claims = jwt.decode(found[1], key, ["ES256"], audience=f"https://{HOST}", options={"require": ["exp", "sub"]})
    except jwt.InvalidTokenError:
        return False
    return int(claims["exp"]) <= time.time() + _A_DAY_S and str(claims["sub"]).startswith(("mailto:", "https://"))


def _hkdf(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
