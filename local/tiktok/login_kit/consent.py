"""The authorize request, checked before the consent page is shown (Login Kit for Web)."""

from collections.abc import Mapping
from dataclasses import dataclass

from local.tiktok.login_kit.accounts import Account
from local.tiktok.login_kit.apps import App
from local.tiktok.refusals import PageRefusal
from local.tiktok.rules import Rule
from local.tiktok.switches import Switches


@dataclass(frozen=True)
class AuthorizeRequest:
    app: App
    redirect_uri: str
    scopes: tuple[str, ...]
    state: str
    always_ask: bool
    code_challenge: str
    """Empty where the app uses no PKCE, which Login Kit for Web does not ask for."""


def read_authorize(query: Mapping[str, str], apps: Mapping[str, App], switches: Switches) -> AuthorizeRequest:
    """The request, or the error page that names what is wrong with it."""
    app = apps.get(query.get("client_key", ""))
    if app is None and not switches.holds(Rule.CLIENT_KEY_KNOWN):
        app = next(iter(apps.values()))
    if app is None:
        raise PageRefusal("client_key")
    redirect_uri = query.get("redirect_uri", "")
    if switches.holds(Rule.REDIRECT_URI_EXACT) and redirect_uri not in app.redirect_uris:
        raise PageRefusal("redirect_uri")
    if query.get("response_type") != "code":
        raise PageRefusal("response_type")
    code_challenge = query.get("code_challenge", "")
    if code_challenge and query.get("code_challenge_method") != "S256":
        raise PageRefusal("code_challenge_method")
    return AuthorizeRequest(
        app=app,
        redirect_uri=redirect_uri,
        scopes=_read_scopes(query.get("scope", ""), app, switches),
        state=query.get("state", ""),
        always_ask=query.get("disable_auto_auth") == "1",
        code_challenge=code_challenge,
    )


def _read_scopes(text: str, app: App, switches: Switches) -> tuple[str, ...]:
    if not switches.holds(Rule.SCOPES_BY_COMMA):
        text = text.replace(" ", ",")
    scopes = tuple(text.split(","))
    if not switches.holds(Rule.SCOPES_HELD):
        return tuple(scope for scope in scopes if scope in app.scopes)
    if not set(scopes) <= app.scopes:
        raise PageRefusal("scope")
    return scopes


def is_outside_sandbox(app: App, account: Account, switches: Switches) -> bool:
    """A sandbox app can be used by its target users only (Add a Sandbox)."""
    if not app.is_sandbox or not switches.holds(Rule.SANDBOX_TARGETS):
        return False
    return not account.is_sandbox_target
