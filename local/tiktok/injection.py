"""Injects the fault drawn for a call, before or after the endpoint runs."""

import contextlib
import socket
import time
from collections.abc import Iterator
from typing import cast

from flask import Response, g, request
from flask.typing import ResponseReturnValue

from local.tiktok.faults.faults import Fault
from local.tiktok.faults.lambda_process import kill_lambda
from local.tiktok.refusals import DataRefusal
from local.tiktok.request_context import bearer_value, world
from local.tiktok.responses import broken, data_refused

BLOCK_BYTES = 64 * 1024
TOKEN_PATH = "/v2/oauth/token/"


def before_call() -> ResponseReturnValue | None:
    path = request.path + (request.form.get("grant_type", "") if request.path == TOKEN_PATH else "")
    with world().lock:
        g.account_id = account_of_call()
        g.fault = world().faults.draw(path, g.account_id, has_bearer=bool(bearer_value()))
        if g.fault is Fault.TOKEN_DIES:
            world().grants.kill_access_token(bearer_value())
    if g.fault in {Fault.CUT_BEFORE, Fault.KILLED_BEFORE}:
        discard_body((request.content_length or 0) // 2)
        if g.fault is Fault.KILLED_BEFORE:
            kill_lambda(connection())
        cut_connection()
        return Response(status=500)
    if g.fault is Fault.ERROR_BEFORE:
        discard_body(request.content_length or 0)
        return broken()
    if g.fault is Fault.THROTTLED:
        discard_body(request.content_length or 0)
        return data_refused(DataRefusal("rate_limit_exceeded"))
    return None


def after_call(response: Response) -> Response:
    fault = g.get("fault")
    if fault is Fault.ERROR_AFTER:
        body, status = broken()
        body.status_code = status
        return body
    if fault is Fault.TIMEOUT_AFTER:
        wait_for_disconnect(world().faults.hold_s)
        cut_connection()
    if fault in {Fault.CUT_AFTER, Fault.STORED_UNSEEN}:
        cut_connection()
    if fault is Fault.KILLED_AFTER:
        kill_lambda(connection())
        cut_connection()
    if fault is Fault.BAD_JSON:
        response.set_data(response.get_data()[:-2])
    if fault is Fault.SLOW_DRIP:
        response.response = drip(response.get_data(), world().faults.drip_s)
    return response


def account_of_call() -> str | None:
    """The creator of the token, code or upload in the call."""
    if request.path.startswith("/video/"):
        share = world().shares.of_upload(request.args.get("upload_id", ""))
        return share.grant.account.account_id if share else None
    secret = bearer_value()
    if request.path.startswith("/v2/oauth/"):
        secret = next((request.form[name] for name in ("code", "refresh_token", "token") if name in request.form), "")
    grant = world().grants.grant_of(secret)
    return grant.account.account_id if grant else None


def discard_body(count: int) -> None:
    """Read `count` bytes of the body and drop them."""
    while count > 0 and (block := request.stream.read(min(count, BLOCK_BYTES))):
        count -= len(block)


def cut_connection() -> None:
    with contextlib.suppress(OSError):  # the caller has disconnected already
        connection().shutdown(socket.SHUT_RDWR)


def wait_for_disconnect(longest_s: float) -> None:
    """Send nothing until the caller disconnects."""
    connection().settimeout(longest_s)
    with contextlib.suppress(OSError):
        connection().recv(1, socket.MSG_PEEK)


def connection() -> socket.socket:
    return cast("socket.socket", request.environ["werkzeug.socket"])


def drip(body: bytes, pause_s: float) -> Iterator[bytes]:
    for byte in body:
        time.sleep(pause_s)
        yield bytes([byte])
