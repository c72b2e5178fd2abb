"""`www`: the consent page and what its two buttons do (Login Kit for Web)."""

from urllib.parse import urlencode

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from local.tiktok.login_kit.accounts import Account
from local.tiktok.login_kit.consent import AuthorizeRequest, is_outside_sandbox, read_authorize
from local.tiktok.refusals import PageRefusal
from local.tiktok.request_context import world
from local.tiktok.rules import Rule

routes = Blueprint("authorize", __name__)
SIGNED_IN = "local_tiktok_account"


@routes.get("/v2/auth/authorize/", strict_slashes=False)
def ask() -> ResponseReturnValue:
    """The consent page, unless the signed-in account has granted all of it already and the app did not insist."""
    asked = read_authorize(request.args, world().apps, world().switches)
    account = signed_in()
    if not world().switches.holds(Rule.CONSENT_BY_HAND):
        return approve(asked, account, asked.scopes)
    if may_reconnect(asked, account):
        return approve(asked, account, asked.scopes)
    return render_template("consent.html", asked=asked, accounts=world().accounts.values(), current=account)


@routes.post("/v2/auth/authorize/", strict_slashes=False)
def decide() -> ResponseReturnValue:
    """Form: `decision` approve or deny, `account`, and one `scope` for each that stays switched on."""
    asked = read_authorize(request.args, world().apps, world().switches)
    account = world().accounts.get(request.form.get("account", "")) or signed_in()
    if is_outside_sandbox(asked.app, account, world().switches):
        return refuse_non_target(asked)
    if request.form.get("decision") != "approve":
        return deny(asked, "access_denied", "The user denied the request.")
    granted = tuple(scope for scope in asked.scopes if scope in request.form.getlist("scope"))
    return approve(asked, account, granted)


def may_reconnect(asked: AuthorizeRequest, account: Account) -> bool:
    grant = world().grants.live(asked.app, account)
    if grant is None or asked.always_ask or not world().switches.silent_reconnect:
        return False
    return set(asked.scopes) <= set(grant.scopes) or not world().switches.holds(Rule.NEW_SCOPES_ASKED)


def signed_in() -> Account:
    first = next(iter(world().accounts.values()))
    return world().accounts.get(request.cookies.get(SIGNED_IN, ""), first)


def approve(asked: AuthorizeRequest, account: Account, scopes: tuple[str, ...]) -> ResponseReturnValue:
    if world().switches.callback_lost:
        raise PageRefusal("redirect_uri")
    grant = world().grants.approve(asked.app, account, scopes)
    code = world().grants.issue_code(grant, asked.redirect_uri, asked.code_challenge)
    query = {"code": code, "scopes": ",".join(scopes), "state": state_of(asked)}
    response = make_response(redirect_to_app(asked, query))
    response.set_cookie(SIGNED_IN, account.account_id, httponly=True, samesite="Lax")
    return response


def refuse_non_target(asked: AuthorizeRequest) -> ResponseReturnValue:
    if world().switches.non_target == "page":
        raise PageRefusal("non_sandbox_target")
    return deny(asked, "access_denied", "Not a target user of this sandbox.", error_type="non_sandbox_target")


def deny(asked: AuthorizeRequest, error: str, description: str, **more: str) -> ResponseReturnValue:
    state = {"state": state_of(asked)} if world().switches.deny_echoes_state else {}
    return redirect_to_app(asked, {"error": error, "error_description": description, **more, **state})


def state_of(asked: AuthorizeRequest) -> str:
    return asked.state if world().switches.holds(Rule.STATE_ECHOED) else ""


def redirect_to_app(asked: AuthorizeRequest, query: dict[str, str]) -> ResponseReturnValue:
    return redirect(f"{asked.redirect_uri}?{urlencode(query)}")
