"""A batch: one product list of one marketer, and the videos its rows have ordered.

READING → RUNNING ⇄ PAUSED → DONE          RUNNING, PAUSED → CANCELLED
   ↓                           ↓ ↑                                ↓
 FAILED                      RUNNING (its failed rows again) ◄────┘
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from ulid import ULID

from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Problem, Video, VideoState

BATCH_LIFE = timedelta(days=90)
_TIME_CHARACTERS = 10
_LINE_BYTES, _BATCH_BYTES = 4, 6
_FEWEST_FAILURES = 10
_FAILED_SHARE = 0.2
_FAILED = {VideoState.FAILED, VideoState.CANCELLED}


class BatchState(StrEnum):
    READING = "READING"
    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    CANCELLED = "CANCELLED"
    DONE = "DONE"
    FAILED = "FAILED"
    """Its list could not be read."""


class Batch(BaseModel):
    """One row of the Batches table."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    batch_id: str
    state: BatchState
    attempt: int = 1
    execution: str
    """Name of the execution that works on it, or was the last to."""
    name: str
    """Of the file."""
    options: Options | None = None
    """For what a row does not name; None: the marketer's defaults at the time."""
    good: int = 0
    refused: int = 0
    """Rows that order a video, and rows that were refused."""
    problem: Problem | None = None
    """Why it could not be read, or why it was paused."""
    created_at: AwareDatetime
    changed_at: AwareDatetime
    resumed_at: AwareDatetime | None = None
    """Failures before this have been seen by the marketer, and do not pause it again."""
    expires_at: int = Field(description="epoch seconds")

    @property
    def prefix(self) -> str:
        """Where its files live in the media bucket."""
        return f"users/{self.user_id}/batches/{self.batch_id}"

    @property
    def is_under_way(self) -> bool:
        return self.state in {BatchState.READING, BatchState.RUNNING, BatchState.PAUSED}

    @property
    def first_video_id(self) -> str:
        return self.video_id_of(0)

    @property
    def last_video_id(self) -> str:
        return str(ULID.from_bytes(_time_of(self.created_at) + b"\xff" * (_LINE_BYTES + _BATCH_BYTES))).lower()

    def video_id_of(self, line: int) -> str:
        """For ever the same. All of a batch stand together in the Videos table, in the order of their lines."""
        digest = hashlib.sha256(self.batch_id.encode()).digest()
        row = line.to_bytes(_LINE_BYTES, "big") + digest[:_BATCH_BYTES]
        return str(ULID.from_bytes(_time_of(self.created_at) + row)).lower()

    def is_of(self, video: Video) -> bool:
        return video.batch is not None and video.batch.batch_id == self.batch_id


def batch_id_of(user_id: str, content: bytes, options: Options | None) -> str:
    """26 letters and digits by what is ordered, whatever the file is called."""
    choices = options.model_dump_json() if options else ""
    digest = hashlib.sha256(f"{user_id}\0{hashlib.sha256(content).hexdigest()}\0{choices}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:26]


def breaking_code(videos: Iterable[Video], since: datetime | None) -> str | None:
    """The code that so many of the finished videos have failed with that the others had better wait; else None."""
    over = [video for video in videos if not video.in_run and (since is None or video.changed_at > since)]
    failed = Counter(video.problem.code for video in over if video.state is VideoState.FAILED and video.problem)
    code, count = next(iter(failed.most_common(1)), ("", 0))
    return code if count >= _FEWEST_FAILURES and count > _FAILED_SHARE * len(over) else None


def may_be_tried_again(video: Video | None) -> bool:
    """Whether a row's video failed, was called off, or never began."""
    return video is None or (not video.in_run and video.state in _FAILED)


def _time_of(moment: datetime) -> bytes:
    return int(moment.timestamp() * 1000).to_bytes(6, "big")
