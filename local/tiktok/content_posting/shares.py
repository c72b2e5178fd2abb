"""Uploads to creators' inboxes (Upload Video, Media Transfer Guide, Get Video Status)."""

import hashlib
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from local.tiktok.content_posting.chunks import ChunkPlan, ContentRange
from local.tiktok.login_kit.grants import Grant
from local.tiktok.refusals import DataRefusal
from local.tiktok.rules import Rule
from local.tiktok.switches import Switches

UPLOAD_URL_LIVES_S = 3600
PENDING_FOR_S = 24 * 3600
MAX_PENDING = 5


class Status(StrEnum):
    PROCESSING_UPLOAD = "PROCESSING_UPLOAD"
    SEND_TO_USER_INBOX = "SEND_TO_USER_INBOX"
    PUBLISH_COMPLETE = "PUBLISH_COMPLETE"
    FAILED = "FAILED"


@dataclass
class Share:
    """One inbox init and its upload. Times are Unix seconds."""

    publish_id: str
    upload_id: str
    upload_token: str = field(repr=False)
    grant: Grant
    plan: ChunkPlan
    created_at: float
    path: Path
    received: int = 0
    sha256: str | None = None
    stored_at: float | None = None
    settled_at: float | None = None
    status: Status = Status.PROCESSING_UPLOAD
    fail_reason: str | None = None
    is_deleted: bool = False
    is_stuck: bool = False
    extra_processing_s: float = 0.0
    status_lag_s: float = 0.0
    will_fail: str | None = None
    post_ids: list[int] = field(default_factory=list)

    @property
    def is_stored(self) -> bool:
        return self.stored_at is not None

    def is_pending(self, now: float, switches: Switches) -> bool:
        """Counts towards the limit of five: begun within 24 h, not posted, not failed. Deleting frees no slot."""
        if self.is_deleted and not switches.holds(Rule.PENDING_AFTER_DELETE):
            return False
        return now - self.created_at < PENDING_FOR_S and self.status not in {Status.FAILED, Status.PUBLISH_COMPLETE}

    def is_due(self, now: float, switches: Switches) -> bool:
        """Processing is over."""
        if self.stored_at is None or self.status is not Status.PROCESSING_UPLOAD or self.is_stuck or switches.stuck:
            return False
        return now >= self.stored_at + switches.processing_s + self.extra_processing_s

    def lags(self, now: float, switches: Switches) -> bool:
        """Every byte is here, but status/fetch does not know yet."""
        return self.stored_at is not None and now < self.stored_at + max(self.status_lag_s, switches.status_lag_s)

    def append(self, part: Path, chunk_range: ContentRange, now: float) -> None:
        """Add one received chunk; after the last one the upload is complete."""
        if chunk_range.first == 0:
            part.replace(self.path)
        else:
            with self.path.open("ab") as whole, part.open("rb") as chunk:
                shutil.copyfileobj(chunk, whole)
            part.unlink()
        self.received = self.path.stat().st_size
        if self.received >= self.plan.video_size:
            with self.path.open("rb") as whole:
                self.sha256 = hashlib.file_digest(whole, "sha256").hexdigest()
            self.stored_at = now

    def settle(self, status: Status, now: float, fail_reason: str | None = None) -> None:
        self.status, self.settled_at, self.fail_reason = status, now, fail_reason


@dataclass
class Shares:
    folder: Path
    by_publish_id: dict[str, Share] = field(default_factory=dict)

    def begin(self, grant: Grant, plan: ChunkPlan, now: float, secret_mark: str = "") -> Share:
        number = f"{secrets.randbelow(9 * 10**18) + 10**18}"
        share = Share(
            publish_id=f"v_inbox_file~v2.{number}",
            upload_id=number,
            upload_token=secret_mark + secrets.token_urlsafe(24),
            grant=grant,
            plan=plan,
            created_at=now,
            path=self.folder / f"{number}.mp4",
        )
        self.by_publish_id[share.publish_id] = share
        return share

    def check_pending(self, open_id: str, now: float, switches: Switches) -> None:
        pending = sum(share.grant.open_id == open_id and share.is_pending(now, switches) for share in self)
        if pending >= MAX_PENDING and switches.holds(Rule.FIVE_PENDING):
            raise DataRefusal("spam_risk_too_many_pending_share", status=switches.pending_share_status)

    def of_upload(self, upload_id: str) -> Share | None:
        return next((share for share in self if share.upload_id == upload_id), None)

    def find(self, publish_id: object, grant: Grant, switches: Switches) -> Share:
        """The share, for the user and app it belongs to."""
        share = self.by_publish_id.get(publish_id) if isinstance(publish_id, str) else None
        if share is None:
            if not switches.holds(Rule.PUBLISH_ID_KNOWN):
                return self.begin(grant, ChunkPlan(1, 1, 1), now=0)
            raise DataRefusal("invalid_publish_id", "The publish_id does not exist.")
        if share.grant.open_id != grant.open_id and switches.holds(Rule.PUBLISH_ID_OWN):
            raise DataRefusal("token_not_authorized_for_specified_publish_id")
        return share

    def __iter__(self) -> Iterator[Share]:
        return iter(self.by_publish_id.values())
