"""`open`: tokens and their end (User Access Token Management)."""

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from local.tiktok.login_kit.apps import App
from local.tiktok.refusals import MALFORMED, DataRefusal, OAuthRefusal
from local.tiktok.request_context import world
from local.tiktok.rules import Rule
from local.tiktok.world import REMOVED_BY_DEVELOPER

routes = Blueprint("oauth", __name__, url_prefix="/v2/oauth")


@routes.post("/token/")
def token() -> ResponseReturnValue:
    form = read_form()
    match form.get("grant_type"):
        case "authorization_code":
            return jsonify(redeem(form))
        case "refresh_token":
            return jsonify(world().grants.refresh(needed(form, "refresh_token"), app_of(form)))
        case None:
            raise OAuthRefusal("invalid_request", MALFORMED)
        case _ if world().switches.holds(Rule.GRANT_TYPE_KNOWN):
            raise OAuthRefusal("unsupported_grant_type", "The authorization grant type is not supported.")
        case _:
            return jsonify(redeem(form))


def redeem(form: dict[str, str]) -> dict[str, object]:
    """The code is looked at before the client (seen live), so that dead codes cannot be used to try out secrets."""
    code, redirect_uri = needed(form, "code"), needed(form, "redirect_uri")
    if world().switches.holds(Rule.CODE_BEFORE_CLIENT):
        world().grants.live_code(code)
    return world().grants.redeem(code, app_of(form), redirect_uri, form.get("code_verifier", ""))


@routes.post("/revoke/")
def revoke() -> ResponseReturnValue:
    """Empty on success. A token that is dead already: TikTok's pages show only `invalid_request`."""
    form = read_form()
    app, value = app_of(form), needed(form, "token")
    try:
        grant = world().grants.live_token(value).grant
    except DataRefusal:
        grant = None
    if grant and grant.app is app:
        world().revoke(grant, REMOVED_BY_DEVELOPER)
    elif world().switches.dead_token_revoke == "invalid_request":
        raise OAuthRefusal("invalid_request", MALFORMED)
    return Response()


def read_form() -> dict[str, str]:
    if request.mimetype != "application/x-www-form-urlencoded" and world().switches.holds(Rule.TOKEN_FORM_BODY):
        raise OAuthRefusal("invalid_request", "Only `application/x-www-form-urlencoded` is accepted as Content-Type.")
    return request.form.to_dict() or request.get_json(silent=True) or {}


def needed(form: dict[str, str], name: str) -> str:
    if not form.get(name):
        raise OAuthRefusal("invalid_request", MALFORMED)
    return form[name]


def app_of(form: dict[str, str]) -> App:
    app = world().apps.get(needed(form, "client_key"))
    if not form.get("client_secret"):
        raise OAuthRefusal("invalid_request", "Client secret is missed in request.")
    if app is None:
        raise OAuthRefusal("invalid_client", "Client key or secret is incorrect.")
    if form["client_secret"] != app.client_secret and world().switches.holds(Rule.CLIENT_SECRET_RIGHT):
        raise OAuthRefusal("invalid_client", "Client key or secret is incorrect.")
    return app
