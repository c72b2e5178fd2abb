"""The end of a try, whatever happened: the result file, and the batch's settled state."""

from contextlib import suppress

from makeafvdo.adapters.batch_files import BatchFiles
from makeafvdo.adapters.event_bus import EventBus
from makeafvdo.adapters.tables.batches import BatchesTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.batches.events import batch_done
from makeafvdo.domain.batches.result_file import Language
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.videos import Problem
from makeafvdo.services.batches.library import counts_of, outcomes_of, result_of


def write_result(
    user_id: str,
    execution: str,
    *,
    batches: BatchesTable,
    files: BatchFiles,
    videos: VideosTable,
    users: UsersTable,
    bus: EventBus,
    base_url: str,
) -> Batch | None:
    """Safe to repeat. None where that execution is not the batch's latest try.

    A list whose reading was cut off ends FAILED; one that was cancelled stays so. Of one that is done other programs
    are told; raises Transient where that does not work: the batch stays done, and the caller's retry tells them.
    """
    batch = batches.find_by_execution(user_id, execution)
    if batch is None:
        return None
    if batch.state is BatchState.READING:
        return batches.refuse(batch, Problem(code="batch_reading_cut_off"))
    language: Language = "en" if users.get(user_id).language == "en" else "th"
    over = batch.model_copy(update={"state": BatchState.DONE})  # no row of it waits for its turn any longer
    outcomes = outcomes_of(over, files=files, videos=videos)
    files.put_result(batch, result_of(outcomes, language, base_url))
    with suppress(Conflict):  # cancelled, or finished before
        batches.finish(batch)
    ended = batches.get(user_id, batch.batch_id)
    if ended.state is BatchState.DONE and ended.attempt == batch.attempt:
        bus.put(batch_done(ended, counts_of(outcomes)))
    return ended
