"""`open`: endpoints for scopes beyond the two of this stand-in. They are there, and say what is missing."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from local.tiktok.refusals import DataRefusal, scope_not_authorized
from local.tiktok.request_context import bearer, world
from local.tiktok.rules import Rule

routes = Blueprint("other_scopes", __name__)

SCOPE_OF_PATH = {
    "/v2/post/publish/creator_info/query/": "video.publish",
    "/v2/post/publish/video/init/": "video.publish",
    "/v2/post/publish/cancel/": "video.publish",  # no page names the scope of this one
    "/v2/video/list/": "video.list",
    "/v2/video/query/": "video.list",
}


def refuse() -> ResponseReturnValue:
    """401 without the scope. What they do with it is not built."""
    token = bearer()
    if SCOPE_OF_PATH[request.path] not in token.scopes and world().switches.holds(Rule.SCOPE_OF_ENDPOINT):
        raise scope_not_authorized()
    raise DataRefusal("internal_error", "Not a part of the local TikTok")


for path in SCOPE_OF_PATH:
    routes.post(path)(refuse)
