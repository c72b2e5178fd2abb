"""`open`: begin an inbox upload and fetch its status (Upload Video, Get Video Status)."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from local.tiktok import responses
from local.tiktok.content_posting.chunks import read_source_info
from local.tiktok.content_posting.shares import Share, Status
from local.tiktok.login_kit.grants import Token
from local.tiktok.refusals import invalid_params, scope_not_authorized
from local.tiktok.request_context import bearer, world
from local.tiktok.rules import Rule

routes = Blueprint("publish", __name__, url_prefix="/v2/post/publish")


@routes.post("/inbox/video/init/")
def init() -> ResponseReturnValue:
    token, now = uploader(), world().clock.now()
    world().rates.count(Rule.INIT_RATE, token.grant.open_id, now, world().switches)
    plan = read_source_info(read_json(), world().switches)
    world().shares.check_pending(token.grant.open_id, now, world().switches)
    share = world().shares.begin(token.grant, plan, now, world().switches.secret_mark)
    upload_url = f"{request.host_url}video/?upload_id={share.upload_id}&upload_token={share.upload_token}"
    return responses.data({"publish_id": share.publish_id, "upload_url": upload_url})


@routes.post("/status/fetch/")
def status() -> ResponseReturnValue:
    token = uploader()
    world().rates.count(Rule.STATUS_RATE, token.grant.open_id, world().clock.now(), world().switches)
    body = read_json()
    publish_id = body.get("publish_id") if isinstance(body, dict) else None
    if publish_id is None and world().switches.holds(Rule.PUBLISH_ID_PRESENT):
        raise invalid_params("The publish_id is missing")
    share = world().shares.find(publish_id, token.grant, world().switches)
    return responses.data(status_of(share))


def status_of(share: Share) -> dict[str, object]:
    lags = share.lags(world().clock.now(), world().switches)
    body: dict[str, object] = {"status": Status.PROCESSING_UPLOAD if lags else share.status}
    if body["status"] is Status.FAILED:
        body["fail_reason"] = share.fail_reason
    if not world().switches.short_status_body:
        body["uploaded_bytes"] = 0 if lags else share.received
        body["publicaly_available_post_id"] = [] if lags else share.post_ids
    return body


def uploader() -> Token:
    token = bearer()
    if "video.upload" not in token.scopes and world().switches.holds(Rule.UPLOAD_SCOPE):
        raise scope_not_authorized()
    return token


def read_json() -> object:
    if request.mimetype != "application/json" and world().switches.holds(Rule.JSON_BODY):
        raise invalid_params("The content type must be application/json")
    return request.get_json(silent=True, force=True)
