"""The video of one row: reserved and written, for the state machine to start."""

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.batch_files import BatchFiles
from makeafvdo.adapters.batch_switch import BatchSwitch
from makeafvdo.adapters.tables.batches import BatchesTable
from makeafvdo.adapters.tables.users import User, UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.batches.batches import Batch, BatchState, breaking_code, may_be_tried_again
from makeafvdo.domain.batches.rows import Row
from makeafvdo.domain.errors import Conflict, Throttled
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import FromBatch, Problem, Until, Video, state_after_cancel
from makeafvdo.services.batches.library import videos_of
from makeafvdo.services.videos.reserve_run import ReserveRun
from makeafvdo.services.videos.start_video import NewVideo, Tap, begin_video, scenes_to_speak, take_next_run

_LOOK_AGAIN_S = 300


class RowOfTry(BaseModel):
    """Which row, for which try of its batch."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    batch_id: str
    attempt: int
    line: int


def begin_row(
    order: RowOfTry,
    *,
    batches: BatchesTable,
    files: BatchFiles,
    videos: VideosTable,
    users: UsersTable,
    artifacts: Artifacts,
    switch: BatchSwitch,
    reserve_row: ReserveRun,
    clock: Callable[[], datetime],
) -> tuple[Video, tuple[str, ...]]:
    """The row's video in QUEUED, and the scene ids in the input of its run. Safe to repeat.

    Raises Throttled while the batch, or all batches, are paused and where a limit is reached; Conflict where the batch
    is over, or this try of the row is.
    """
    batch = batches.get(order.user_id, order.batch_id)
    if batch.attempt != order.attempt or not batch.is_under_way:
        raise Conflict("batch_is_over")
    video = videos.find(batch.user_id, batch.video_id_of(order.line))
    if video is not None and video.batch is not None and video.batch.attempt == order.attempt:
        if not video.in_run:
            raise Conflict("batch_is_over")
        return video, scenes_to_speak(video.from_step, video.prefix, artifacts)
    if video is not None and not may_be_tried_again(video):
        raise Conflict("batch_is_over")
    _wait_while_paused(batch, batches, videos, switch)
    row = next(row for row in files.rows(batch).good if row.line == order.line)
    origin = FromBatch(batch_id=batch.batch_id, line=order.line, attempt=order.attempt, sub_id=row.sub_id)
    marketer = users.get(batch.user_id)
    until = until_of(row, marketer)
    connection_id = marketer.unattended_connection_id if until is Until.INBOX else None
    scene_ids: tuple[str, ...] = ()
    if video is None:
        new = NewVideo(
            link=row.link,
            options=_options(batch, row, marketer),
            until=until,
            connection_id=connection_id,
            schedule_at=row.schedule_at,
        )
        begun = begin_video(
            batch.user_id,
            batch.video_id_of(order.line),
            new,
            videos=videos,
            reserve_run=reserve_row,
            clock=clock,
            given=row.given,
            batch=origin,
        )
    else:
        tap = Tap(until=until, connection_id=connection_id)
        begun, scene_ids = take_next_run(
            video, tap, videos=videos, artifacts=artifacts, reserve_run=reserve_row, batch=origin
        )
    if not batches.get(batch.user_id, batch.batch_id).is_under_way:  # cancelled since, and this video overlooked
        videos.cancel(begun, state_after_cancel(begun))
        raise Conflict("batch_is_over")
    return begun, scene_ids


def until_of(row: Row, marketer: User) -> Until:
    """Where a row's video stops: only a standing consent takes one that is to be sent further than READY.

    The consent is looked at again when the bytes would leave.
    """
    return Until.INBOX if row.send and marketer.unattended_connection_id else Until.READY


def _wait_while_paused(batch: Batch, batches: BatchesTable, videos: VideosTable, switch: BatchSwitch) -> None:
    if switch.is_paused():
        raise Throttled("batches_are_paused", _LOOK_AGAIN_S)
    if batch.state is BatchState.PAUSED:
        raise Throttled("batch_is_paused", _LOOK_AGAIN_S)
    if breaking_code(videos_of(batch, videos), batch.resumed_at):
        batches.pause(batch, Problem(code="batch_keeps_failing"))
        raise Throttled("batch_keeps_failing", _LOOK_AGAIN_S)


def _options(batch: Batch, row: Row, marketer: User) -> Options:
    base = batch.options or marketer.defaults
    return Options.model_validate(base.model_dump() | row.options)
