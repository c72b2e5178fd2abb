"""`/_local/`: what a creator does in the TikTok app, as calls for tests and the demo."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict
from werkzeug.exceptions import NotFound

from local.tiktok.content_posting.shares import Share, Status
from local.tiktok.request_context import world
from local.tiktok.routes.control import body_as
from local.tiktok.world import REMOVED_BY_USER

routes = Blueprint("creator", __name__, url_prefix="/_local")


class Posting(BaseModel):
    """`post_ids` come with public posts only; TikTok may send the events of one post several times."""

    model_config = ConfigDict(extra="forbid")

    post_ids: list[int] = []
    times: int = 1


class Failing(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: str


@routes.get("/drafts")
def drafts() -> ResponseReturnValue:
    return jsonify([record_of(share) for share in world().shares])


@routes.post("/drafts/<publish_id>/post")
def post(publish_id: str) -> ResponseReturnValue:
    share, posting = share_named(publish_id), body_as(Posting)
    for _ in range(posting.times):
        world().post(share, posting.post_ids)
    return jsonify(record_of(share))


@routes.post("/drafts/<publish_id>/delete")
def delete(publish_id: str) -> ResponseReturnValue:
    """The draft goes; its status and its pending slot stay."""
    share = share_named(publish_id)
    share.is_deleted = True
    return jsonify(record_of(share))


@routes.post("/drafts/<publish_id>/deliver")
def deliver(publish_id: str) -> ResponseReturnValue:
    """Processing ends now."""
    share = share_named(publish_id)
    world().process(share)
    return jsonify(record_of(share))


@routes.post("/drafts/<publish_id>/fail")
def fail(publish_id: str) -> ResponseReturnValue:
    share = share_named(publish_id)
    world().finish_processing(share, body_as(Failing).reason)
    return jsonify(record_of(share))


@routes.post("/drafts/<publish_id>/stick")
def stick(publish_id: str) -> ResponseReturnValue:
    """Processing never ends."""
    share = share_named(publish_id)
    share.is_stuck = True
    share.status = Status.PROCESSING_UPLOAD
    return jsonify(record_of(share))


@routes.post("/accounts/<account_id>/revoke/<client_key>")
def revoke(account_id: str, client_key: str) -> ResponseReturnValue:
    app, account = world().apps.get(client_key), world().accounts.get(account_id)
    grant = world().grants.live(app, account) if app and account else None
    if grant is None:
        raise NotFound
    world().revoke(grant, REMOVED_BY_USER)
    return jsonify({})


def share_named(publish_id: str) -> Share:
    share = world().shares.by_publish_id.get(publish_id)
    if share is None:
        raise NotFound
    return share


def record_of(share: Share) -> dict[str, object]:
    """Everything but the upload token."""
    return {
        "publish_id": share.publish_id,
        "client_key": share.grant.app.client_key,
        "account_id": share.grant.account.account_id,
        "open_id": share.grant.open_id,
        "video_size": share.plan.video_size,
        "received_bytes": share.received,
        "sha256": share.sha256,
        "status": share.status,
        "fail_reason": share.fail_reason,
        "created_at": share.created_at,
        "stored_at": share.stored_at,
        "settled_at": share.settled_at,
        "is_deleted": share.is_deleted,
        "post_ids": [str(post_id) for post_id in share.post_ids],
    }
