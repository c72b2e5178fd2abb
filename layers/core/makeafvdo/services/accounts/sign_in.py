"""Sign in through Cognito: authorization code with PKCE, state and nonce; only `sub` is kept."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from urllib.parse import urlencode

import jwt
import requests

from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.errors import Invalid, Transient

Way = Literal["google", "line", "password"]
_PROVIDER_NAMES = {"google": "Google", "line": "LINE"}
"""As `template.yaml` names them in the user pool."""

_STATE_LIFE = timedelta(minutes=10)
_PURPOSE = "sign_in"
_TIMEOUT_S = (3, 10)


@dataclass(frozen=True)
class IdentityProvider:
    """Cognito's app client and addresses. `keys` fetches and keeps the pool's signing keys."""

    client_id: str
    issuer: str
    login_url: str
    keys: jwt.PyJWKClient


@dataclass(frozen=True)
class SignedIn:
    """`session_secret` goes into the browser's cookie and nowhere else."""

    session_secret: str
    next_path: str


def start_sign_in(
    browser_secret: str,
    redirect_uri: str,
    next_path: str,
    way: Way,
    *,
    provider: IdentityProvider,
    sessions: SessionsTable,
    new_secret: Callable[[], str],
) -> str:
    """The address of the sign-in page. `browser_secret` is in this browser's cookie: only it can finish.

    Google and LINE are gone to straight through Cognito; a password is asked for on Cognito's own page.
    """
    state, nonce, verifier = new_secret(), new_secret(), new_secret()
    expires_at = sessions.now() + _STATE_LIFE
    kept = {"nonce": nonce, "verifier": verifier, "next_path": next_path}
    sessions.put_state(_hashed(state), _hashed(browser_secret), None, _PURPOSE, expires_at, **kept)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "client_id": provider.client_id,
        "response_type": "code",
        "scope": "openid email",
        "redirect_uri": redirect_uri,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    if way != "password":
        query["identity_provider"] = _PROVIDER_NAMES[way]
    return f"{provider.login_url}/oauth2/authorize?{urlencode(query)}"


def finish_sign_in(
    browser_secret: str,
    code: str,
    state: str,
    redirect_uri: str,
    language: str,
    *,
    provider: IdentityProvider,
    sessions: SessionsTable,
    users: UsersTable,
    new_secret: Callable[[], str],
) -> SignedIn:
    """A new session for whoever signed in; a new user starts in `language`.

    Raises Invalid("sign_in_failed") for every answer that does not fit.
    """
    kept = sessions.take_state(_hashed(state)) if state and code else None
    if kept is None or kept["purpose"] != _PURPOSE or kept["session_hash"] != _hashed(browser_secret):
        raise Invalid("sign_in_failed")
    id_token = _exchanged(code, kept["verifier"], redirect_uri, provider)
    user_id = _verified_subject(id_token, kept["nonce"], provider)
    users.greet(user_id, language)
    session_secret = new_secret()
    sessions.put_session(_hashed(session_secret), user_id, new_secret())
    return SignedIn(session_secret, kept["next_path"])


def _exchanged(code: str, verifier: str, redirect_uri: str, provider: IdentityProvider) -> str:
    form = {
        "grant_type": "authorization_code",
        "client_id": provider.client_id,
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": redirect_uri,
    }
    try:
        answer = requests.post(f"{provider.login_url}/oauth2/token", data=form, timeout=_TIMEOUT_S)
    except requests.RequestException:
        raise Transient("service_busy") from None
    if not answer.ok:
        raise Invalid("sign_in_failed")
    return str(answer.json().get("id_token"))


def _verified_subject(id_token: str, nonce: str, provider: IdentityProvider) -> str:
    try:
        claims = jwt.decode(
            id_token,
            provider.keys.get_signing_key_from_jwt(id_token),
            algorithms=["RS256"],
            audience=provider.client_id,
            issuer=provider.issuer,
            options={"require": ["exp", "iat", "sub", "aud", "iss"]},
        )
    except jwt.PyJWKClientConnectionError:
        raise Transient("service_busy") from None
    except jwt.PyJWTError:
        raise Invalid("sign_in_failed") from None
    if claims.get("nonce") != nonce or claims.get("token_use") != "id":
        raise Invalid("sign_in_failed")
    return str(claims["sub"])


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
