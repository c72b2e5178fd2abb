"""No queue waits for another, and none for its own oldest items."""

from datetime import timedelta
from typing import Any

import pytest

from makeafvdo.domain.batches.batches import BatchState
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.videos import Step, VideoState
from makeafvdo.entrypoints.sweeping import sweep_queue
from makeafvdo.entrypoints.task import Transient
from makeafvdo.services.videos.sweep_runs import quiet_runs
from tests.support.http_harness import CSRF
from tests.unit.sweep.conftest import Sweeper


def broken(*_args: object, **_kwargs: object) -> Any:  # noqa: ANN401
    raise RuntimeError("broken")


def test_a_hundred_runs_that_go_on_hide_none_that_is_lost(sweeper: Sweeper) -> None:
    for video in [sweeper.lost_run() for _ in range(110)]:
        sweeper.home.app.workflow.start(video)
    lost = sweeper.lost_run()

    sweeper.sweep()

    assert sweeper.home.app.videos.get(lost.user_id, lost.video_id).state is VideoState.FAILED


def test_what_was_looked_at_goes_to_the_back(sweeper: Sweeper) -> None:
    videos, now = sweeper.home.app.videos, sweeper.home.bench.clock()
    first, second = sweeper.lost_run(), sweeper.lost_run()
    for video in (first, second):
        sweeper.home.app.workflow.start(video)
    in_front = next(run for run in quiet_runs(videos=videos, now=now) if run.video_id == first.video_id)

    assert videos.requeue(in_front) is not None

    left = [run.video_id for run in quiet_runs(videos=videos, now=now)]
    assert (first.video_id in left, second.video_id in left) == (False, True)
    assert videos.requeue(in_front) is None, "a sweep that comes late finds nothing to do"


@pytest.mark.parametrize(
    "queue",
    ["videos.open_runs_before", "batches.open_before", "sends.due", "connections.due_revocations"],
)
def test_a_queue_that_cannot_be_read_stops_no_other(
    sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch, queue: str
) -> None:
    run, send, revocation = sweeper.lost_run(), sweeper.due_send(), sweeper.due_revocation()
    product_list = sweeper.lost_list()
    part, _, name = queue.partition(".")

    with monkeypatch.context() as patch:
        patch.setattr(getattr(sweeper.home.app, part), name, broken)
        with pytest.raises(Transient):
            sweeper.sweep()

    row = sweeper.home.app.sends.find(send.connection_id, send.send_id)
    served = {
        "videos": not sweeper.home.app.videos.get(run.user_id, run.video_id).in_run,
        "batches": sweeper.home.app.batches.get(product_list.user_id, product_list.batch_id).state is BatchState.FAILED,
        "sends": row is not None and row.due_at is None,
        "connections": sweeper.home.app.connections.find(revocation.user_id, revocation.connection_id) is None,
    }
    assert {name for name, done in served.items() if not done} == {part}
    sweeper.sweep()


@pytest.mark.parametrize("raised", [KeyError("bug"), Conflict("video_is_busy"), OSError()])
def test_what_one_item_raises_is_told_with_its_ids(
    sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, raised: Exception
) -> None:
    sick, well = sweeper.lost_run(), sweeper.lost_run()
    run_outcome = sweeper.home.app.workflow.run_outcome

    def ends(video: Any) -> str | None:  # noqa: ANN401
        if video.video_id == sick.video_id:
            raise raised
        return run_outcome(video)

    with monkeypatch.context() as patch:
        patch.setattr(sweeper.home.app.workflow, "run_outcome", ends)
        sweeper.sweep()

    assert not sweeper.home.app.videos.get(well.user_id, well.video_id).in_run
    logged = [record.item["video_id"] for record in caplog.records if hasattr(record, "item")]
    assert logged == [sick.video_id]
    row = sweeper.home.app.videos.get(sick.user_id, sick.video_id)
    assert row.changed_at > sick.changed_at + timedelta(hours=1), "it stands at the back now"


def test_a_queue_is_served_for_as_long_as_there_is_time(sweeper: Sweeper) -> None:
    for _ in range(3):
        sweeper.lost_run()
    left = iter([True, True, False])

    swept = sweep_queue(
        "runs",
        lambda: (quiet_runs(videos=sweeper.home.app.videos, now=sweeper.home.bench.clock()), lambda _run: None),
        lambda: next(left),
    )

    assert (swept.served, swept.failed) == (2, 0)
    sweeper.sweep()


def test_a_run_that_never_began_and_whose_script_is_gone_ends_where_it_can_go_on(sweeper: Sweeper) -> None:
    lost = sweeper.lost_run(state="QUEUED", from_step="voice", run=2)

    sweeper.sweep()

    row = sweeper.home.app.videos.get(lost.user_id, lost.video_id)
    assert (row.state, row.from_step, row.problem and row.problem.code) == ("FAILED", Step.SCRIPT, "script_lost")
    assert row.failure is not None
    assert (row.failure.error, row.failure.step) == ("NotFound", Step.VOICE)


def test_signing_out_everywhere_ends_every_session_however_many(sweeper: Sweeper) -> None:
    sessions = sweeper.home.bench.sessions
    for number in range(130):
        sessions.put_session(f"hash-{number}", "ton", CSRF)

    assert sessions.find_session("hash-0") is not None

    sessions.delete_sessions_of("ton")

    assert [number for number in range(130) if sessions.find_session(f"hash-{number}")] == []
