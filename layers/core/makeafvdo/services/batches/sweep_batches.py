"""Product lists whose execution has ended without a word, or was never started."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from makeafvdo.adapters.lambda_function import LambdaFunction
from makeafvdo.adapters.tables.batches import BatchesTable, OpenBatch
from makeafvdo.adapters.workflow import BatchWorkflow, input_of_try
from makeafvdo.domain.batches.batches import BatchState
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.videos import Problem

_QUIET_FOR = timedelta(minutes=20)
"""Longer than reading a list takes, with its retries."""


def quiet_batches(*, batches: BatchesTable, now: datetime) -> Iterator[OpenBatch]:
    """Every list under way whose row has not changed for twenty minutes, longest first."""
    return batches.open_before(now - _QUIET_FOR)


def rescue_batch(
    found: OpenBatch, *, batches: BatchesTable, workflow: BatchWorkflow, result_writer: LambdaFunction
) -> None:
    """Have a try closed (`write_result`) that is no longer at work; start one that never began. Safe to repeat.

    A list that is still being read is over, whatever its execution does: one that comes late to it reads it anew.
    """
    batch = batches.requeue(found)
    if batch is None:
        return
    if batch.state is BatchState.READING:
        with suppress(Conflict):  # it has just been read
            batches.refuse(batch, Problem(code="batch_reading_cut_off"))
        return
    is_running = workflow.is_running(batch)
    if is_running:
        return
    if is_running is None and batch.attempt > 1:
        workflow.start_try(batch)
    else:
        result_writer.start(event=input_of_try(batch), execution=batch.execution)
