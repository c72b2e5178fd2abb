"""Grants, one-time codes and both kinds of token (User Access Token Management)."""

import hashlib
import secrets
from dataclasses import dataclass, field

from local.tiktok.clock import Clock
from local.tiktok.login_kit.accounts import Account
from local.tiktok.login_kit.apps import App
from local.tiktok.refusals import DataRefusal, OAuthRefusal
from local.tiktok.rules import Rule
from local.tiktok.switches import Switches


@dataclass
class Grant:
    """One consent of one user to one app; a later consent changes its scopes, a revocation ends it."""

    app: App
    account: Account
    scopes: tuple[str, ...]
    is_revoked: bool = False

    @property
    def open_id(self) -> str:
        return self.account.open_id(self.app.client_key)


@dataclass
class Code:
    grant: Grant
    redirect_uri: str
    code_challenge: str
    expires_at: float
    is_used: bool = False

    def is_verified_by(self, code_verifier: str) -> bool:
        """TikTok's challenge is the hex SHA-256 of the verifier, not base64url as in RFC 7636. Without one: always."""
        return self.code_challenge in {"", hashlib.sha256(code_verifier.encode()).hexdigest()}


@dataclass
class Token:
    grant: Grant
    scopes: tuple[str, ...]
    expires_at: float
    is_dead: bool = False


@dataclass
class Grants:
    clock: Clock
    switches: Switches
    _grants: dict[tuple[str, str], Grant] = field(default_factory=dict)
    _codes: dict[str, Code] = field(default_factory=dict)
    _access: dict[str, Token] = field(default_factory=dict)
    _refresh: dict[str, Token] = field(default_factory=dict)

    def live(self, app: App, account: Account) -> Grant | None:
        grant = self._grants.get((app.client_key, account.account_id))
        return grant if grant and not grant.is_revoked else None

    def approve(self, app: App, account: Account, scopes: tuple[str, ...]) -> Grant:
        grant = self.live(app, account) or Grant(app, account, scopes)
        grant.scopes = scopes
        self._grants[app.client_key, account.account_id] = grant
        return grant

    def issue_code(self, grant: Grant, redirect_uri: str, code_challenge: str) -> str:
        """Codes carry `*` and `!`: an app that decodes twice, or not at all, notices."""
        value = f"{secrets.token_urlsafe(30)}*0!{secrets.randbelow(9000) + 1000}"
        self._codes[value] = Code(grant, redirect_uri, code_challenge, self.clock.now() + self.switches.code_lifetime_s)
        return value

    def live_code(self, value: str) -> Code:
        """The code, or OAuthRefusal `invalid_grant`."""
        holds, code = self.switches.holds, self._codes.get(value)
        if code is None or code.grant.is_revoked:
            raise OAuthRefusal("invalid_grant", "Authorization code is invalid.")
        if code.is_used and holds(Rule.CODE_ONCE):
            raise OAuthRefusal("invalid_grant", "Authorization code is expired.")
        if self.clock.now() >= code.expires_at and holds(Rule.CODE_EXPIRES):
            raise OAuthRefusal("invalid_grant", "Authorization code is expired.")
        return code

    def redeem(self, value: str, app: App, redirect_uri: str, code_verifier: str) -> dict[str, object]:
        """The token response for a code, or OAuthRefusal `invalid_grant` or `invalid_request`."""
        holds, code = self.switches.holds, self.live_code(value)
        if code.grant.app is not app and holds(Rule.CODE_OF_CLIENT):
            raise OAuthRefusal("invalid_grant", "Authorization code was issued to another client.")
        if code.redirect_uri != redirect_uri and holds(Rule.CODE_OF_REDIRECT_URI):
            raise OAuthRefusal("invalid_request", "Redirect_uri is not matched with the uri when requesting code.")
        if not code.is_verified_by(code_verifier) and holds(Rule.CODE_VERIFIER_RIGHT):
            raise OAuthRefusal("invalid_request", "Code verifier or code challenge is invalid.")
        code.is_used = True
        refresh_expires_at = self.clock.now() + self.switches.refresh_lifetime_s
        return self._token_response(code.grant, code.grant.scopes, self._new_refresh(code.grant, refresh_expires_at))

    def refresh(self, value: str, app: App) -> dict[str, object]:
        """A new access token; with rotation a new refresh token too, and the old one dies at once.

        The year of a refresh token counts from the first one: rotation does not make it longer.
        """
        old = self._refresh.get(value)
        if old is None or old.grant.app is not app or not self._lives(old, Rule.REFRESH_TOKEN_EXPIRES):
            raise OAuthRefusal("invalid_grant", "Refresh token is invalid or expired.")
        if self.switches.old_access_token_dies:
            self._end(self._access, old.grant)
        if self.switches.refresh_rotates:
            old.is_dead = self.switches.old_refresh_token_dies
            value = self._new_refresh(old.grant, old.expires_at)
        return self._token_response(old.grant, old.scopes, value)

    def live_token(self, access_token: str) -> Token:
        token = self._access.get(access_token)
        if not self.switches.holds(Rule.BEARER_REQUIRED):
            token = token or next(iter(self._access.values()))
        if token is None or not self._lives(token, Rule.ACCESS_TOKEN_EXPIRES):
            raise DataRefusal("access_token_invalid", "The access token is invalid or not found in the request.")
        return token

    def grant_of(self, value: str) -> Grant | None:
        """The grant of a token or code, also of an invalid one."""
        held = self._access.get(value) or self._refresh.get(value) or self._codes.get(value)
        return held.grant if held else None

    def end(self, grant: Grant) -> None:
        """The user or the developer ends a grant; all its tokens die with it."""
        grant.is_revoked = True
        if self.switches.holds(Rule.REVOKE_KILLS_ACCESS):
            self._end(self._access, grant)
        if self.switches.holds(Rule.REVOKE_KILLS_REFRESH):
            self._end(self._refresh, grant)

    def kill_access_token(self, access_token: str) -> None:
        """Invalidate an access token early; its refresh token stays valid."""
        if token := self._access.get(access_token):
            token.is_dead = True

    def _lives(self, token: Token, expiry: Rule) -> bool:
        return not token.is_dead and (self.clock.now() < token.expires_at or not self.switches.holds(expiry))

    def _new_refresh(self, grant: Grant, expires_at: float) -> str:
        value = f"rft.{self.switches.secret_mark}{_opaque()}"
        self._refresh[value] = Token(grant, grant.scopes, expires_at)
        return value

    def _token_response(self, grant: Grant, scopes: tuple[str, ...], refresh_token: str) -> dict[str, object]:
        access_token = f"act.{self.switches.secret_mark}{_opaque()}"
        now = self.clock.now()
        self._access[access_token] = Token(grant, scopes, now + self.switches.access_lifetime_s)
        return {
            "access_token": access_token,
            "expires_in": self.switches.access_lifetime_s,
            "open_id": grant.open_id,
            "refresh_expires_in": round(self._refresh[refresh_token].expires_at - now),
            "refresh_token": refresh_token,
            "scope": ",".join(scopes),
            "token_type": "Bearer",
        }

    @staticmethod
    def _end(tokens: dict[str, Token], grant: Grant) -> None:
        for token in tokens.values():
            token.is_dead |= token.grant is grant


def _opaque() -> str:
    return f"{secrets.token_urlsafe(36)}!{secrets.randbelow(9000) + 1000}"
