"""What a marketer may do with a batch: pause it, go on, call it off, try its failed rows again."""

from contextlib import suppress
from datetime import datetime

from makeafvdo.adapters.batch_files import BatchFiles
from makeafvdo.adapters.tables.batches import BatchesTable
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import BatchWorkflow, Workflow
from makeafvdo.domain.batches.batches import Batch, BatchState, may_be_tried_again
from makeafvdo.domain.batches.rows import Row
from makeafvdo.domain.errors import Conflict
from makeafvdo.services.batches.library import outcomes_of, videos_of
from makeafvdo.services.videos.cancel_video import cancel_video


def pause_batch(batch: Batch, *, batches: BatchesTable) -> Batch:
    """Rows under way are finished; no other begins. Safe to repeat. Raises Conflict for one that is over."""
    return batch if batch.state is BatchState.PAUSED else batches.pause(batch, None)


def resume_batch(batch: Batch, *, batches: BatchesTable) -> Batch:
    """Rows go on when they look again, within minutes. Safe to repeat. Raises Conflict for one that is over."""
    return batch if batch.state is BatchState.RUNNING else batches.resume(batch)


def cancel_batch(
    batch: Batch,
    *,
    batches: BatchesTable,
    videos: VideosTable,
    sends: SendsTable,
    workflow: Workflow,
    now: datetime,
) -> Batch:
    """No other row begins, and rows under way end, but for one whose bytes may have gone to TikTok. Safe to repeat.

    The batch is written first: from then on no row begins, whatever becomes of this call.
    """
    if batch.state is not BatchState.CANCELLED:
        batch = batches.cancel(batch)
    for video in [video for video in videos_of(batch, videos) if video.in_run]:
        with suppress(Conflict):
            cancel_video(batch.user_id, video.video_id, videos=videos, sends=sends, workflow=workflow, now=now)
    return batch


def retry_rows(
    batch: Batch, *, batches: BatchesTable, files: BatchFiles, videos: VideosTable, workflow: BatchWorkflow
) -> Batch:
    """Start another try, of the rows whose video failed, was called off or never began.

    Repeated while that try is under way it is the same try. Raises Conflict during the first one, and where there is
    nothing to try again.
    """
    if batch.is_under_way:
        if batch.attempt == 1:
            raise Conflict("batch_is_under_way")
        workflow.start_try(batch)
        return batch
    outcomes = outcomes_of(batch, files=files, videos=videos)
    lines = [each.row.line for each in outcomes if isinstance(each.row, Row) and may_be_tried_again(each.video)]
    if not lines:
        raise Conflict("batch_has_nothing_to_retry")
    files.put_lines(batch, batch.attempt + 1, lines)
    batch = batches.try_again(batch)
    workflow.start_try(batch)
    return batch
