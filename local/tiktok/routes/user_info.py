"""`open`: who the creator is (Get User Info), and the signed avatar it points to."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from local.tiktok import responses
from local.tiktok.login_kit.grants import Token
from local.tiktok.refusals import invalid_params, scope_not_authorized
from local.tiktok.request_context import bearer, world
from local.tiktok.rules import Rule

routes = Blueprint("user_info", __name__)

FIELDS_OF_SCOPE = {
    "user.info.basic": {"open_id", "union_id", "avatar_url", "avatar_url_100", "avatar_large_url", "display_name"},
    "user.info.profile": {"bio_description", "profile_deep_link", "is_verified", "username"},
    "user.info.stats": {"follower_count", "following_count", "likes_count", "video_count"},
}
AVATAR_LIVES_S = 7200


@routes.get("/v2/user/info/")
def user_info() -> ResponseReturnValue:
    token = bearer()
    world().rates.count(Rule.USER_INFO_RATE, token.grant.open_id, world().clock.now(), world().switches)
    fields = read_fields(token)
    return responses.data({"user": {name: value for name, value in profile(token).items() if name in fields}})


def read_fields(token: Token) -> set[str]:
    holds = world().switches.holds
    fields = set(filter(None, request.args.get("fields", "").split(",")))
    if not fields and holds(Rule.FIELDS_REQUIRED):
        raise invalid_params("Fields is required")
    if not fields <= set().union(*FIELDS_OF_SCOPE.values()) and holds(Rule.FIELDS_KNOWN):
        raise invalid_params("Invalid fields in request")
    needed = {scope for scope, names in FIELDS_OF_SCOPE.items() if fields & names}
    if not needed <= set(token.scopes) and holds(Rule.FIELDS_IN_SCOPE):
        raise scope_not_authorized()
    return fields


def profile(token: Token) -> dict[str, object]:
    account = token.grant.account
    expires = int(world().clock.now()) + AVATAR_LIVES_S
    avatar = f"{request.host_url}avatars/{account.account_id}.svg?x-expires={expires}&x-signature=local"
    return {
        "open_id": token.grant.open_id,
        "union_id": account.union_id,
        "display_name": account.display_name,
        "avatar_url": avatar,
        "avatar_url_100": avatar,
        "avatar_large_url": avatar,
        "username": account.account_id,
        "bio_description": "",
        "profile_deep_link": f"{request.host_url}@{account.account_id}",
        "is_verified": False,
        "follower_count": 0,
        "following_count": 0,
        "likes_count": 0,
        "video_count": 0,
    }


@routes.get("/avatars/<account_id>.svg")
def avatar(account_id: str) -> ResponseReturnValue:
    """An SVG avatar. A link past its `x-expires` gets 403; the local pages link without one."""
    expires = request.args.get("x-expires", type=int)
    if account_id not in world().accounts or (expires is not None and world().clock.now() >= expires):
        return Response(status=403)
    return Response(render_template("avatar.svg", account=world().accounts[account_id]), mimetype="image/svg+xml")
