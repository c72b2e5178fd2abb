"""Cognito's token endpoint and keys on a socket, to give out ID tokens as a test wants them."""

import base64
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.serving import make_server

CLIENT_ID, ISSUER, KEY_ID = "the-client", "https://cognito.example/pool", "key-1"


@cache
def private_key(_name: str) -> rsa.RSAPrivateKey:
    """A key for each name, made once."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Cognito:
    url: str = ""
    id_token: str = ""
    challenge: str = ""
    token_requests: list[dict[str, str]] = field(default_factory=list)

    def claims(self, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
        now = int(time.time())
        usual = {"sub": "user-mali", "aud": CLIENT_ID, "iss": ISSUER, "iat": now, "exp": now + 600, "token_use": "id"}
        return {name: value for name, value in (usual | changes).items() if value is not None}

    def signed(self, claims: dict[str, Any], key: str = "ours") -> str:
        return jwt.encode(claims, private_key(key), algorithm="RS256", headers={"kid": KEY_ID})


@contextmanager
def cognito() -> Iterator[Cognito]:
    pool, app = Cognito(), Flask(__name__)

    @app.get("/jwks.json")
    def keys() -> ResponseReturnValue:
        key = jwt.algorithms.RSAAlgorithm.to_jwk(private_key("ours").public_key(), as_dict=True)
        return jsonify(keys=[key | {"kid": KEY_ID, "alg": "RS256", "use": "sig"}])

    @app.post("/oauth2/token")
    def token() -> ResponseReturnValue:
        pool.token_requests.append(request.form.to_dict())
        digest = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != pool.challenge:
            return jsonify(error="invalid_grant"), 400
        return jsonify(id_token=pool.id_token)

    server = make_server("127.0.0.1", 0, app, threaded=True)
    pool.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield pool
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
