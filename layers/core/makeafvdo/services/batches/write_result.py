"""The end of a try, whatever happened: the result file, and the batch's settled state."""

from contextlib import suppress

from makeafvdo.adapters.batch_files import BatchFiles
from makeafvdo.adapters.tables.batches import BatchesTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.batches.result_file import Language
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.videos import Problem
from makeafvdo.services.batches.library import outcomes_of, result_of


def write_result(
    user_id: str,
    execution: str,
    *,
    batches: BatchesTable,
    files: BatchFiles,
    videos: VideosTable,
    users: UsersTable,
    base_url: str,
) -> Batch | None:
    """Safe to repeat. None where that execution is not the batch's latest try.

    A list whose reading was cut off ends FAILED; one that was cancelled stays so.
    """
    batch = batches.find_by_execution(user_id, execution)
    if batch is None:
        return None
    if batch.state is BatchState.READING:
        return batches.refuse(batch, Problem(code="unexpected"))
    language: Language = "en" if users.get(user_id).language == "en" else "th"
    files.put_result(batch, result_of(outcomes_of(batch, files=files, videos=videos), language, base_url))
    with suppress(Conflict):  # cancelled, or finished before
        return batches.finish(batch)
    return batches.get(user_id, batch.batch_id)
