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
from local.tiktok.faulty import swallow
from local.tiktok.rules import Rule
from local.tiktok.state import world

routes = Blueprint("upload", __name__)

VIDEO_TYPES = {"video/mp4", "video/quicktime", "video/webm"}
PIECE = 256 * 1024
STAYS_FOR_S = 2 * 3600


@routes.put("/video/")
def put_video() -> ResponseReturnValue:
    """206 more to come, 201 complete; 400, 403, 404, 416 as the guide has them. The body is streamed to disk."""
    with world().lock:
        share = world().shares.of_upload(request.args.get("upload_id", ""))
        refused = refusal_of_task(share) or refusal_of_headers()
    if share is None or refused:
        swallow(request.content_length or 0)
        return Response(status=refused or 404)
    piece = read_content_range(request.headers.get("Content-Range", "")) or whole(share)
    if refusal_of_range(share, piece):
        swallow(request.content_length or 0)
        return with_progress(share, 416)
    part = receive(piece.length)
    if part.stat().st_size != piece.length:
        part.unlink()
        return Response(status=400)
    return keep(share, part, piece)


def refusal_of_task(share: Share | None) -> int | None:
    holds = world().switches.holds
    if share is None or (share.upload_token != request.args.get("upload_token") and holds(Rule.UPLOAD_TOKEN)):
        return 404
    if share.is_stored and holds(Rule.UPLOAD_ONCE):
        return 404
    if world().clock.now() >= share.created_at + UPLOAD_URL_LIVES_S and holds(Rule.UPLOAD_EXPIRES):
        return 403
    return None


def refusal_of_headers() -> int | None:
    """A missing Content-Range has been seen to give 416, anything else malformed gives 400."""
    holds, header = world().switches.holds, request.headers.get("Content-Range")
    if header is None:
        return 416 if holds(Rule.RANGE_PRESENT) else None
    piece = read_content_range(header)
    if piece is None or request.content_length is None:
        return 400
    if piece.length != request.content_length and holds(Rule.LENGTH_IS_RANGE):
        return 400
    return 400 if request.mimetype not in VIDEO_TYPES and holds(Rule.VIDEO_MIME) else None


def refusal_of_range(share: Share, piece: ContentRange) -> bool:
    holds = world().switches.holds
    return (
        (piece.first != share.received and holds(Rule.RANGE_IN_ORDER))
        or (piece.total != share.plan.video_size and holds(Rule.RANGE_TOTAL))
        or (piece.length != share.plan.length_at(piece.first) and holds(Rule.CHUNKS_EXACT))
    )


def whole(share: Share) -> ContentRange:
    return ContentRange(0, share.plan.video_size - 1, share.plan.video_size)


def receive(length: int) -> Path:
    """At most `length` bytes of the body in a file of their own; fewer when the caller hung up."""
    part = tempfile.NamedTemporaryFile(dir=world().folder, suffix=".part", delete=False)  # noqa: SIM115
    with part, contextlib.suppress(ClientDisconnected):
        while length > 0 and (piece := request.stream.read(min(length, PIECE))):
            part.write(piece)
            length -= len(piece)
    return Path(part.name)


def keep(share: Share, part: Path, piece: ContentRange) -> Response:
    """Commit under the lock: of two callers with the same chunk the second gets 416."""
    with world().lock:
        if piece.first != share.received and world().switches.holds(Rule.RANGE_IN_ORDER):
            part.unlink()
            return with_progress(share, 416)
        share.append(part, piece, world().clock.now())
        if g.get("fault") is Fault.STAYS_PROCESSING:
            share.extra_processing_s = STAYS_FOR_S
        if g.get("fault") is Fault.FAILS_PROCESSING:
            share.will_fail = "internal"
        return with_progress(share, 201 if share.is_stored else 206)


def with_progress(share: Share, status: int) -> Response:
    stored = f"bytes 0-{max(share.received - 1, 0)}/{share.plan.video_size}"
    return Response(status=status, headers={"Content-Range": stored})
