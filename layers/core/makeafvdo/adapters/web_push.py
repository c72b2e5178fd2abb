"""Web push: RFC 8030 to a push service, encrypted by RFC 8291, signed by RFC 8292 (VAPID)."""

import hashlib
import json
import logging
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

import jwt
import requests
from AntiSSRF import AntiSSRFError
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from urllib3.exceptions import HTTPError

from makeafvdo.domain.errors import Transient
from makeafvdo.domain.notices.push import PushSubscription, base64url, from_base64url

_log = logging.getLogger(__name__)
_TIMEOUT_S = (3, 7)
_RECORD_BYTES = 4096
_KEPT_FOR = timedelta(hours=12)
"""By the push service, for a phone that is off."""
_SIGNED_FOR = timedelta(hours=1)
"""RFC 8292: 24 hours at most."""
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class VapidKey:
    """The app's own key, by which a push service knows it again; made of any secret text."""

    def __init__(self, secret: str, contact: str) -> None:
        """`contact`: whom a push service writes to, an address of `mailto:` or `https:`."""
        order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # SEC 2, secp256r1
        number = int.from_bytes(hashlib.sha512(b"makeafvdo vapid\0" + secret.encode()).digest(), "big")
        self._key = derive_private_key(number % (order - 1) + 1, SECP256R1())
        self._contact = contact

    @property
    def public(self) -> str:
        """`applicationServerKey` of a subscription."""
        return base64url(_point(self._key.public_key()))

    def authorization(self, origin: str, now: datetime) -> str:
        claims = {"aud": origin, "exp": int((now + _SIGNED_FOR).timestamp()), "sub": self._contact}
        return f"vapid t={jwt.encode(claims, self._key, 'ES256')}, k={self.public}"


class WebPush:
    def __init__(self, session: requests.Session, key: VapidKey, clock: Callable[[], datetime]) -> None:
        """`session`: the guarded one, because the addresses are what people sent."""
        self._session = session
        self._key = key
        self._clock = clock

    def send(self, subscription: PushSubscription, payload: dict[str, str]) -> bool:
        """False where there is no such browser any more. Raises Transient where the service did not take it."""
        body = encrypted(json.dumps(payload, ensure_ascii=False).encode(), subscription)
        headers = {
            "Authorization": self._key.authorization(subscription.origin, self._clock()),
            "Content-Type": "application/octet-stream",
            "Content-Encoding": "aes128gcm",
            "TTL": str(int(_KEPT_FOR.total_seconds())),
            "Urgency": "normal",
        }
        try:
            with self._session.post(
                subscription.endpoint.get_secret_value(),
                data=body,
                headers=headers,
                timeout=_TIMEOUT_S,
                allow_redirects=False,
                stream=True,
            ) as answer:
                status = answer.status_code
        except AntiSSRFError:
            _log.warning("push address refused", extra={"origin": subscription.origin})
            return False
        except (OSError, HTTPError) as error:  # their sentences hold the address
            raise _not_sent(subscription, type(error).__name__) from None
        if status in _GONE:
            return False
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise _not_sent(subscription, str(status))
        return True


def encrypted(
    plain: bytes,
    subscription: PushSubscription,
    own: EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of RFC 8291: one record of RFC 8188. `own` and `salt` are new for each message."""
    own, salt = own or generate_private_key(SECP256R1()), salt or os.urandom(16)
    theirs = from_base64url(subscription.p256dh)
    shared = own.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), theirs))
    point = _point(own.public_key())
    auth = from_base64url(subscription.auth.get_secret_value())
    secret = _derived(shared, auth, b"WebPush: info\0" + theirs + point, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + _RECORD_BYTES.to_bytes(4, "big") + len(point).to_bytes(1, "big") + point
    return head + AESGCM(key).encrypt(nonce, plain + b"\x02", None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def _point(key: EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _not_sent(subscription: PushSubscription, why: str) -> Transient:
    _log.warning("push not sent", extra={"origin": subscription.origin, "why": why})
    return Transient("service_busy")
