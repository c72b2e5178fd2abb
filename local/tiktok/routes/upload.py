"""`upload`: the PUT of each chunk (Media Transfer Guide)."""

import contextlib
import tempfile
from pathlib import Path

from flask import Blueprint, Response, g, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ClientDisconnected

from local.tiktok.content_posting.chunks import ContentRange, read_content_range
from local.tiktok.content_posting.shares import UPLOAD_URL_LIVES_S, Share
from local.tiktok.faults.faults import Fault
from local.tiktok.injection import discard_body
from local.tiktok.request_context import world
from local.tiktok.rules import Rule

routes = Blueprint("upload", __name__)

VIDEO_TYPES = {"video/mp4", "video/quicktime", "video/webm"}
BLOCK_BYTES = 256 * 1024
EXTRA_PROCESSING_S = 2 * 3600
UNSEEN_S = 3600


@routes.put("/video/")
def put_video() -> ResponseReturnValue:
    """206 for a chunk, 201 for the last; 400, 403, 404, 416 as in the guide. The body is streamed to disk."""
    with world().lock:
        share = world().shares.of_upload(request.args.get("upload_id", ""))
        refused = task_error(share) or header_error()
    if share is None or refused:
        discard_body(request.content_length or 0)
        return Response(status=refused or 404)
    chunk_range = read_content_range(request.headers.get("Content-Range", "")) or whole_range(share)
    if is_wrong_range(share, chunk_range):
        discard_body(request.content_length or 0)
        return with_progress(share, 416)
    part = receive(chunk_range.length)
    if part.stat().st_size != chunk_range.length:
        part.unlink()
        return Response(status=400)
    return store_chunk(share, part, chunk_range)


def task_error(share: Share | None) -> int | None:
    holds = world().switches.holds
    if share is None or (share.upload_token != request.args.get("upload_token") and holds(Rule.UPLOAD_TOKEN)):
        return 404
    if share.is_stored and holds(Rule.UPLOAD_ONCE):
        return 404
    if world().clock.now() >= share.created_at + UPLOAD_URL_LIVES_S and holds(Rule.UPLOAD_EXPIRES):
        return 403
    return None


def header_error() -> int | None:
    """A missing Content-Range has been seen to give 416, anything else malformed gives 400."""
    holds, header = world().switches.holds, request.headers.get("Content-Range")
    if header is None:
        return 416 if holds(Rule.RANGE_PRESENT) else None
    chunk_range = read_content_range(header)
    if chunk_range is None or request.content_length is None:
        return 400
    if chunk_range.length != request.content_length and holds(Rule.LENGTH_IS_RANGE):
        return 400
    return 400 if request.mimetype not in VIDEO_TYPES and holds(Rule.VIDEO_MIME) else None


def is_wrong_range(share: Share, chunk_range: ContentRange) -> bool:
    holds = world().switches.holds
    return (
        (chunk_range.first != share.received and holds(Rule.RANGE_IN_ORDER))
        or (chunk_range.total != share.plan.video_size and holds(Rule.RANGE_TOTAL))
        or (chunk_range.length != share.plan.length_at(chunk_range.first) and holds(Rule.CHUNKS_EXACT))
    )


def whole_range(share: Share) -> ContentRange:
    return ContentRange(0, share.plan.video_size - 1, share.plan.video_size)


def receive(length: int) -> Path:
    """A file with at most `length` bytes of the body; fewer when the caller disconnected."""
    part = tempfile.NamedTemporaryFile(dir=world().folder, suffix=".part", delete=False)  # noqa: SIM115
    with part, contextlib.suppress(ClientDisconnected):
        while length > 0 and (block := request.stream.read(min(length, BLOCK_BYTES))):
            part.write(block)
            length -= len(block)
    return Path(part.name)


def store_chunk(share: Share, part: Path, chunk_range: ContentRange) -> Response:
    """Add the chunk under the lock: of two callers with the same chunk the second gets 416."""
    with world().lock:
        if chunk_range.first != share.received and world().switches.holds(Rule.RANGE_IN_ORDER):
            part.unlink()
            return with_progress(share, 416)
        share.append(part, chunk_range, world().clock.now())
        if g.get("fault") is Fault.STAYS_PROCESSING:
            share.extra_processing_s = EXTRA_PROCESSING_S
        if g.get("fault") is Fault.FAILS_PROCESSING:
            share.will_fail = "internal"
        if g.get("fault") is Fault.STORED_UNSEEN:
            share.status_lag_s = UNSEEN_S
        return with_progress(share, 201 if share.is_stored else 206)


def with_progress(share: Share, status: int) -> Response:
    """Before the first byte there is no range to name: `*` (RFC 9110, Content-Range), never `0-0`, which is a byte."""
    stored = f"0-{share.received - 1}" if share.received else "*"
    return Response(status=status, headers={"Content-Range": f"bytes {stored}/{share.plan.video_size}"})
