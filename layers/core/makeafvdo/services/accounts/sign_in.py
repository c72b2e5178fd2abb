"""Sign in through Cognito: authorization code with PKCE, state and nonce; only `sub` is kept."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

from makeafvdo.adapters.tables.erasures import ErasuresTable
from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.errors import Conflict, Invalid
from makeafvdo.domain.sha256 import sha256_hex

if TYPE_CHECKING:
    from makeafvdo.adapters.cognito_http import CognitoHttp

Way = Literal["google", "line", "password"]
_PROVIDER_NAMES: dict[Way, str] = {"google": "Google", "line": "LINE"}
"""As `template.yaml` names them in the user pool."""

_STATE_LIFE = timedelta(minutes=10)
_PURPOSE = "sign_in"


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
    provider: "CognitoHttp",
    sessions: SessionsTable,
    new_secret: Callable[[], str],
    again: bool = False,
) -> str:
    """The address of the sign-in page. `browser_secret` is in this browser's cookie: only it can finish.

    Cognito redirects to Google or LINE at once; a password is asked for on Cognito's own page.
    """
    state, nonce, verifier = new_secret(), new_secret(), new_secret()
    expires_at = sessions.now() + _STATE_LIFE
    kept = {"nonce": nonce, "verifier": verifier, "next_path": next_path, "way": way, "again": "yes" if again else ""}
    sessions.put_state(sha256_hex(state), sha256_hex(browser_secret), None, _PURPOSE, expires_at, **kept)
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


def retry_sign_in(
    browser_secret: str,
    state: str,
    error: str,
    error_description: str,
    redirect_uri: str,
    *,
    provider: "CognitoHttp",
    sessions: SessionsTable,
    new_secret: Callable[[], str],
) -> str:
    """The URL to go to after Cognito came back with `error` instead of a code; once for each sign-in begun.

    Where a provider has just been linked to a user, Cognito may fail that very sign-in ("Already found an entry for
    username"); the next one works. Raises Conflict `sign_in_as_before` where our own trigger refused, Invalid
    `sign_in_failed` for all else.
    """
    kept = _take_state(browser_secret, state, sessions)
    if "[sign_in_as_before]" in error_description:
        raise Conflict("sign_in_as_before")
    way = next((each for each in _PROVIDER_NAMES if each == kept.get("way")), None)
    if way is None or kept.get("again") or error == "access_denied":
        raise Invalid("sign_in_failed")
    return start_sign_in(
        browser_secret,
        redirect_uri,
        kept["next_path"],
        way,
        provider=provider,
        sessions=sessions,
        new_secret=new_secret,
        again=True,
    )


def finish_sign_in(
    browser_secret: str,
    code: str,
    state: str,
    redirect_uri: str,
    language: str,
    *,
    provider: "CognitoHttp",
    sessions: SessionsTable,
    users: UsersTable,
    erasures: ErasuresTable,
    new_secret: Callable[[], str],
) -> SignedIn:
    """A new session for whoever signed in; a new user starts in `language`.

    Raises Invalid("sign_in_failed") for a state, code or nonce that does not match, Conflict for an account that is
    being erased, and what CognitoHttp raises.
    """
    if not code:
        raise Invalid("sign_in_failed")
    kept = _take_state(browser_secret, state, sessions)
    claims = provider.verify_id_token(provider.exchange_code(code, kept["verifier"], redirect_uri))
    if claims.get("nonce") != kept["nonce"] or claims.get("token_use") != "id":
        raise Invalid("sign_in_failed")
    user_id = str(claims["sub"])
    erasures.refuse(user_id)
    users.ensure_user(user_id, language)
    session_secret = new_secret()
    sessions.put_session(sha256_hex(session_secret), user_id, new_secret())
    return SignedIn(session_secret, kept["next_path"])


def _take_state(browser_secret: str, state: str, sessions: SessionsTable) -> dict[str, str]:
    """Delete the state of a sign-in, then check that this browser began it. Raises Invalid("sign_in_failed")."""
    kept = sessions.take_state(sha256_hex(state)) if state else None
    if kept is None or kept["purpose"] != _PURPOSE or kept["session_hash"] != sha256_hex(browser_secret):
        raise Invalid("sign_in_failed")
    return kept
