"""The server: TikTok's hosts as one WSGI app on one loopback port."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from pydantic import ValidationError
from werkzeug.routing import RequestRedirect
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from local.tiktok import injection, responses
from local.tiktok.background_worker import BackgroundWorker
from local.tiktok.refusals import DataRefusal, OAuthRefusal, PageRefusal
from local.tiktok.request_context import world
from local.tiktok.routes import (
    authorize,
    control,
    creator,
    inbox,
    mail,
    oauth,
    other_scopes,
    publish,
    upload,
    user_info,
)
from local.tiktok.world import Call, World

API_PATHS = ("/v2/oauth/", "/v2/user/", "/v2/post/", "/v2/video/", "/video/")
BANGKOK = timezone(timedelta(hours=7))
UNLOCKED = {"upload.put_video", "inbox.play", "mail.show", "static"}
"""Endpoints that move video bytes, or ask another server, take the lock themselves, for as long as they need it."""


class TikTokApp(Flask):
    """Flask with one lock around each endpoint; bodies are read before it is taken."""

    def dispatch_request(self) -> ResponseReturnValue:
        if request.endpoint in UNLOCKED:
            return super().dispatch_request()
        request.get_data()
        with world().lock:
            world().settle_due()
            return super().dispatch_request()


def create_app(this_world: World) -> Flask:
    app = TikTokApp(__name__)
    app.extensions["world"] = this_world
    for module in (authorize, oauth, user_info, publish, other_scopes, upload, inbox, mail, creator, control):
        app.register_blueprint(module.routes)
    app.add_template_filter(iso, "iso")
    app.before_request(refuse_missing_slash)
    app.before_request(fault_before)
    app.after_request(fault_after)
    app.register_error_handler(DataRefusal, responses.data_refused)
    app.register_error_handler(OAuthRefusal, responses.oauth_refused)
    app.register_error_handler(PageRefusal, responses.page_refused)
    app.register_error_handler(ValidationError, bad_command)
    app.register_error_handler(404, unsupported_path)
    app.register_error_handler(405, unsupported_path)
    return app


def iso(at: float) -> str:
    return datetime.fromtimestamp(at, BANGKOK).isoformat(sep=" ", timespec="seconds")


def refuse_missing_slash() -> ResponseReturnValue | None:
    """TikTok's gateway does not redirect `/v2/user/info` to `/v2/user/info/`."""
    return unsupported_path() if isinstance(request.routing_exception, RequestRedirect) else None


def unsupported_path(_error: Exception | None = None) -> tuple[Response, int]:
    return Response("Unsupported path(Janus)", mimetype="text/plain"), 404


def fault_before() -> ResponseReturnValue | None:
    return injection.before_call() if request.path.startswith(API_PATHS) else None


def fault_after(response: Response) -> Response:
    if not request.path.startswith((*API_PATHS, "/v2/auth/")):
        return response
    response = injection.after_call(response)
    with world().lock:
        now, fault, account_id = world().clock.now(), g.get("fault"), g.get("account_id")
        world().calls.append(Call(now, request.method, request.path, response.status_code, fault, account_id))
    return response


def bad_command(error: ValidationError) -> tuple[Response, int]:
    """Only `/_local/` reads bodies with models."""
    return Response(str(error), mimetype="text/plain"), 400


class QuietHandler(WSGIRequestHandler):
    """Request lines carry codes and upload tokens, so none is logged."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: `/_local/calls` has the record."""


@contextmanager
def serving(this_world: World, port: int = 0) -> Iterator[BaseWSGIServer]:
    """The server on 127.0.0.1, running until the block ends; port 0 takes a free one."""
    server = make_server("127.0.0.1", port, create_app(this_world), threaded=True, request_handler=QuietHandler)
    worker = BackgroundWorker(this_world)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    worker.start()
    try:
        yield server
    finally:
        worker.stop()
        server.shutdown()
        thread.join()
        server.server_close()
