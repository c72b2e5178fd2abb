"""A list whose execution has ended without a word ends in a named state all the same: the sweep finds it."""

import pytest

from makeafvdo.domain.batches.batches import Batch, BatchState
from tests.unit.batches.conftest import MALI, Depot, product_list


def being_read(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """Its row is written, and then the Lambda that reads it dies."""
    with monkeypatch.context() as dies:
        dies.setattr(type(depot.home.app.batch_files), "put_rows", lambda *_: 1 / 0)
        with pytest.raises(Exception, match="unexpected"):
            depot.drop(product_list(1, 2))
    (batch,) = depot.home.app.batches.of_user(MALI)
    return batch


def test_a_list_whose_reading_hangs_is_over_after_twenty_minutes_and_may_be_dropped_again(
    depot: Depot, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = being_read(depot, monkeypatch)

    depot.sweep_after(minutes=19)
    early = depot.batch(batch.batch_id).state
    depot.sweep_after(minutes=2)

    assert early is BatchState.READING
    shown = depot.home.person(MALI).call("GET", f"/api/batches/{batch.batch_id}").body
    assert (shown["state"], shown["said"]["next_en"]) == (
        "FAILED",
        "Choose the same file on the page for many videos and begin again.",
    )
    assert depot.drop(product_list(1, 2))["has_rows"]
    assert len(depot.home.app.batches.of_user(MALI)) == 1


def test_an_execution_that_comes_back_to_a_list_given_up_reads_it_anew(
    depot: Depot, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = being_read(depot, monkeypatch)
    depot.sweep_after(minutes=21)

    assert depot.drop(product_list(1, 2), execution=batch.execution)["has_rows"]
    assert depot.batch(batch.batch_id).state is BatchState.RUNNING


@pytest.mark.parametrize("act", ["pause", "resume"])
@pytest.mark.parametrize("fate", ["ABORTED", "not to be found"])
def test_a_list_whose_execution_is_gone_is_closed_and_its_rows_may_be_tried_again(
    depot: Depot, act: str, fate: str
) -> None:
    batch, mali = depot.begun(product_list(1, 2)), depot.home.person(MALI)
    depot.make(batch, 2)
    mali.write(f"/api/batches/{batch.batch_id}/{act}")
    if fate == "ABORTED":
        depot.home.steps.stop_execution(executionArn=depot.execution_of(batch))

    depot.sweep_after(minutes=21)

    shown = mali.call("GET", f"/api/batches/{batch.batch_id}").body
    assert (shown["state"], shown["counts"]) == ("DONE", {"READY": 1, "NOT_BEGUN": 1})
    assert depot.home.app.media.exists(f"{batch.prefix}/result.csv")
    assert mali.write(f"/api/batches/{batch.batch_id}/retry").status == 202


def test_a_list_at_work_is_left_alone_for_as_long_as_it_takes(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2))
    depot.execution_of(batch)

    for _ in range(3):
        depot.sweep_after(minutes=21)

    assert depot.batch(batch.batch_id).state is BatchState.RUNNING


def test_another_try_whose_start_was_lost_is_started(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2))
    depot.end(batch)
    second = depot.home.app.batches.try_again(depot.batch(batch.batch_id))

    depot.sweep_after(minutes=21)

    assert depot.home.app.batch_workflow.is_running(second)
    assert depot.batch(batch.batch_id).state is BatchState.RUNNING


def test_what_is_over_is_not_looked_at_again(depot: Depot) -> None:
    done, called_off = depot.begun(product_list(1)), depot.begun(product_list(2))
    depot.end(done)
    depot.home.person(MALI).write(f"/api/batches/{called_off.batch_id}/cancel")
    depot.drop(b"no list at all")

    depot.sweep_after(minutes=21)

    assert depot.home.started == []
