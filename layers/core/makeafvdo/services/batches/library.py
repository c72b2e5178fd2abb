"""A marketer's batches, their rows, and what became of each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from makeafvdo.adapters.batch_files import BatchFiles
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.batches.batches import Batch
from makeafvdo.domain.batches.result_file import WORKING, Language, ResultLine, write_result_file
from makeafvdo.domain.batches.rows import RefusedRow, Row
from makeafvdo.domain.messages import BilingualText, message_of, message_with
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.sub_ids import with_sub_id
from makeafvdo.domain.videos.videos import Video, VideoState

REFUSED, NOT_BEGUN = "REFUSED", "NOT_BEGUN"
"""States of a row without a video."""
_REASON_OF_STATE = {
    VideoState.NEEDS_INPUT: "row_needs_you",
    VideoState.FAILED: "unexpected",
    VideoState.CANCELLED: "row_cancelled",
    VideoState.WAITING_SLOT: "row_waits_for_slot",
    VideoState.PROCESSING: "row_with_tiktok",
}
"""Of a video that is no finished one, and whose row in Videos tells no problem."""


@dataclass(frozen=True)
class RowOutcome:
    """One row of the list, and its video once there is one."""

    row: Row | RefusedRow
    video: Video | None = None
    may_begin: bool = False
    """Its list goes on, so a row without a video will get one."""

    @property
    def state(self) -> str:
        if isinstance(self.row, RefusedRow):
            return REFUSED
        return self.video.state.value if self.video else NOT_BEGUN

    @property
    def title(self) -> str | None:
        """The video's; until it has one, that of the list."""
        given = self.row.given if isinstance(self.row, Row) else None
        return (self.video and self.video.title) or (given and given.title) or None

    @property
    def sub_id(self) -> str | None:
        return self.row.sub_id if isinstance(self.row, Row) else None

    @property
    def said(self) -> BilingualText | None:
        """Why there is no video, what it waits for, or why it was not sent. None of any other finished video."""
        if isinstance(self.row, RefusedRow):
            return message_with(self.row.code, self.row.facts)
        if self.video is None:
            return message_of("row_waits" if self.may_begin else "row_not_begun")
        if self.video.deleted_at is not None:
            return message_of("row_video_deleted")
        if self.video.in_run:
            return message_of("row_being_made")
        if problem := self.video.problem:
            return message_with(problem.code, problem.facts)
        if self.video.state is VideoState.READY and isinstance(self.row, Row) and self.row.send:
            return message_of("row_not_sent")
        reason = _REASON_OF_STATE.get(self.video.state)
        return message_of(reason) if reason else None


def videos_of(batch: Batch, videos: VideosTable) -> Iterator[Video]:
    """In the order of their lines; deleted ones too."""
    found = videos.between(batch.user_id, batch.first_video_id, batch.last_video_id)
    return (video for video in found if batch.is_of(video))


def outcomes_of(batch: Batch, *, files: BatchFiles, videos: VideosTable) -> list[RowOutcome]:
    """Of every row, in the order of the list."""
    rows = files.rows(batch)
    by_line = {video.batch.line: video for video in videos_of(batch, videos) if video.batch}
    made = [RowOutcome(row, by_line.get(row.line), batch.is_under_way) for row in rows.good]
    return sorted([*made, *map(RowOutcome, rows.refused)], key=lambda each: each.row.line)


def counts_of(outcomes: list[RowOutcome]) -> Counter[str]:
    """By state; videos at work under `WORKING`, whichever their step."""
    return Counter(WORKING if each.video and each.video.in_run else each.state for each in outcomes)


def result_of(outcomes: list[RowOutcome], language: Language, base_url: str) -> bytes:
    """The result as a CSV."""
    return write_result_file((_result_line(each, language, base_url) for each in outcomes), language)


def _link_with_sub_id(row: Row | RefusedRow) -> str | None:
    if not isinstance(row, Row) or row.sub_id is None:
        return None
    return with_sub_id(recognise(row.link).affiliate_url, row.sub_id)


def _result_line(outcome: RowOutcome, language: Language, base_url: str) -> ResultLine:
    video, said = outcome.video, outcome.said
    return ResultLine(
        line=outcome.row.line,
        link=outcome.row.link,
        sub_id=outcome.sub_id or "",
        title=outcome.title or "",
        state=outcome.state,
        is_working=bool(video and video.in_run),
        reason=said[language] if said else "",
        next_step=(said["next_th"] if language == "th" else said["next_en"]) if said else "",
        page=f"{base_url}/videos/{video.video_id}" if video else "",
        link_with_sub_id=_link_with_sub_id(outcome.row) or "",
    )
