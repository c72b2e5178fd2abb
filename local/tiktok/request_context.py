"""What routes take from the Flask request: the world and the access token."""

from typing import cast

from flask import current_app, request

from local.tiktok.login_kit.grants import Token
from local.tiktok.world import World


def world() -> World:
    return cast("World", current_app.extensions["world"])


def bearer() -> Token:
    """The live token of `Authorization: Bearer …`."""
    return world().grants.live_token(bearer_value())


def bearer_value() -> str:
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    return value if kind == "Bearer" else ""
