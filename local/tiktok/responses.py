"""TikTok's responses in their three shapes. Every one carries a `log_id`."""

import secrets
import time

from flask import Response, jsonify, render_template, request

from local.tiktok.refusals import DataRefusal, OAuthRefusal, PageRefusal
from local.tiktok.request_context import world


def data(content: dict[str, object]) -> Response:
    return jsonify(data=content, error={"code": "ok", "message": "", "log_id": new_log_id()})


def data_refused(refusal: DataRefusal) -> tuple[Response, int]:
    error = {"code": refusal.code, "message": refusal.message, "log_id": new_log_id()}
    if refusal.has_data and not world().switches.data_omitted_on_error:
        return jsonify(data={}, error=error), refusal.status
    return jsonify(error=error), refusal.status


def oauth_refused(refusal: OAuthRefusal) -> tuple[Response, int]:
    body = jsonify(error=refusal.error, error_description=refusal.description, log_id=new_log_id())
    if refusal.error == "server_error":
        return body, 500
    if world().switches.oauth_error_status == "200":
        return body, 200
    return body, 401 if refusal.error == "invalid_client" else 400


def page_refused(refusal: PageRefusal) -> tuple[str, int]:
    return render_template("refused.html", field=refusal.field, log_id=new_log_id()), 400


def broken() -> tuple[Response, int]:
    """500, in the shape of the endpoint called."""
    if request.path.startswith("/v2/oauth/"):
        return oauth_refused(OAuthRefusal("server_error", "The server is temporarily unable to handle the request."))
    if request.path.startswith("/video/"):
        return Response(), 500
    return data_refused(DataRefusal("internal_error", "Something went wrong. Please try again later."))


def new_log_id() -> str:
    return time.strftime("%Y%m%d%H%M%S", time.gmtime()) + secrets.token_hex(9).upper()
