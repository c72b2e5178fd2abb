"""The creator's inbox in the TikTok app: the page of drafts and its buttons."""

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from local.tiktok.content_posting.shares import Share
from local.tiktok.login_kit.accounts import Account
from local.tiktok.request_context import world
from local.tiktok.world import REMOVED_BY_USER

routes = Blueprint("inbox", __name__, url_prefix="/inbox")


@routes.get("")
def show() -> ResponseReturnValue:
    account = account_named(request.args.get("account"))
    grants = [grant for app in world().apps.values() if (grant := world().grants.live(app, account))]
    return render_template(
        "inbox.html",
        account=account,
        accounts=world().accounts.values(),
        drafts=[share for share in world().drafts_of(account) if not share.is_deleted],
        grants=grants,
    )


@routes.get("/videos/<publish_id>.mp4")
def play(publish_id: str) -> ResponseReturnValue:
    """The uploaded bytes; Range requests get 206."""
    with world().lock:
        share = share_named(publish_id)
    return send_file(share.path.resolve(), mimetype="video/mp4", conditional=True)


@routes.post("/drafts/<publish_id>/<any(post,delete):action>")
def act_on_draft(publish_id: str, action: str) -> ResponseReturnValue:
    share = share_named(publish_id)
    if action == "post":
        world().post(share, post_ids=[])
    else:
        share.is_deleted = True
    return redirect(url_for("inbox.show", account=share.grant.account.account_id))


@routes.post("/permissions/<account_id>/<client_key>/remove")
def remove(account_id: str, client_key: str) -> ResponseReturnValue:
    """Settings, Security, Manage app permissions, Remove access."""
    app, account = world().apps.get(client_key), account_named(account_id)
    grant = world().grants.live(app, account) if app else None
    if grant is None:
        raise NotFound
    world().revoke(grant, REMOVED_BY_USER)
    return redirect(url_for("inbox.show", account=account.account_id))


def account_named(account_id: str | None) -> Account:
    first = next(iter(world().accounts.values()))
    return world().accounts.get(account_id or "", first)


def share_named(publish_id: str) -> Share:
    """404 unless every byte of it is here."""
    share = world().shares.by_publish_id.get(publish_id)
    if share is None or not share.is_stored:
        raise NotFound
    return share
