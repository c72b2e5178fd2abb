"""One broken row among fifty: the fifty are served, and the broken one blocks none."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from makeafvdo.domain.errors import Unreadable
from makeafvdo.domain.videos.videos import VideoState
from tests.unit.sweep.conftest import Row, Sweeper

HEALTHY = 50
SKIPPED = {
    "Videos": {"user_id", "video_id", "open_run", "changed_at"},
    "Sends": {"connection_id", "send_id", "due", "due_at", "publish_id"},
    "Connections": {"user_id", "connection_id", "status", "lease_until"},
}
"""Keys and index keys: without one a row is not found."""
GARBAGE: list[Any] = [None, "", "zzz", 7, -1, 10**30, True, [], ["zzz"], {}, {"zzz": "zzz"}, b"\xff\x00"]

BREAKS = st.one_of(
    st.tuples(st.just("without"), st.none()),
    st.tuples(st.just("with"), st.sampled_from(GARBAGE)),
    st.tuples(st.just("with"), st.text(max_size=20)),
)
FEW = settings(
    max_examples=2,
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def break_row(sweeper: Sweeper, table: str, item: Row, data: st.DataObject) -> Row:
    name = data.draw(st.sampled_from(sorted(item.keys() - SKIPPED[table])), label="field")
    how, value = data.draw(BREAKS, label="break")
    broken = {key: each for key, each in item.items() if key != name} | ({name: value} if how == "with" else {})
    sweeper.home.tables[table].put_item(Item=broken)
    return broken


def planted(sweeper: Sweeper, table: str, make: Callable[[], Any], key: tuple[str, str]) -> tuple[Row, list[Any]]:
    """Fill a queue: the oldest row, and the other models."""
    first, *others = [make() for _ in range(HEALTHY + 1)]
    item = sweeper.row(table, **{name: getattr(first, name) for name in key})
    assert item is not None
    return item, others


@FEW
@given(data=st.data())
def test_of_the_runs(sweeper: Sweeper, data: st.DataObject) -> None:
    item, others = planted(sweeper, "Videos", sweeper.lost_run, ("user_id", "video_id"))
    break_row(sweeper, "Videos", item, data)

    sweeper.sweep_for_minutes()

    rows = [sweeper.home.app.videos.get(each.user_id, each.video_id) for each in others]
    assert {(row.state, row.in_run) for row in rows} == {(VideoState.FAILED, False)}
    broken = sweeper.row("Videos", user_id=item["user_id"], video_id=item["video_id"])
    assert broken is not None
    assert ("open_run" not in broken, broken["state"], broken["in_run"]) == (True, "FAILED", False)


@FEW
@given(data=st.data())
def test_of_the_sends(sweeper: Sweeper, data: st.DataObject) -> None:
    item, others = planted(sweeper, "Sends", sweeper.due_send, ("connection_id", "send_id"))
    break_row(sweeper, "Sends", item, data)

    sweeper.sweep_for_minutes()

    rows = [sweeper.home.app.sends.find(each.connection_id, each.send_id) for each in others]
    assert {row and (row.state, row.due_at) for row in rows} == {("FAILED", None)}
    broken = sweeper.row("Sends", connection_id=item["connection_id"], send_id=item["send_id"])
    assert broken is not None
    assert broken.get("due_at", "9") > sweeper.home.bench.clock().isoformat()


@FEW
@given(data=st.data())
def test_of_the_revocations(sweeper: Sweeper, data: st.DataObject) -> None:
    item, others = planted(sweeper, "Connections", sweeper.due_revocation, ("user_id", "connection_id"))
    break_row(sweeper, "Connections", item, data)

    sweeper.sweep_for_minutes()

    assert {sweeper.home.app.connections.find(each.user_id, each.connection_id) for each in others} == {None}
    broken = sweeper.row("Connections", user_id=item["user_id"], connection_id=item["connection_id"])
    assert broken is None or broken["lease_until"] > sweeper.home.bench.clock().timestamp()


@pytest.mark.parametrize("style", ["retro", 7, ["pop"]])
def test_a_style_that_is_gone_breaks_nothing(sweeper: Sweeper, style: object) -> None:
    lost = sweeper.lost_run()
    item = sweeper.row("Videos", user_id=lost.user_id, video_id=lost.video_id)
    assert item is not None
    sweeper.home.tables["Videos"].put_item(Item=item | {"options": {"seconds": 45, "style": style}})

    sweeper.sweep()

    row = sweeper.home.app.videos.get(lost.user_id, lost.video_id)
    assert (row.options.seconds, row.options.style, row.problem and row.problem.code) == (
        45,
        "clean",
        "run_was_cut_off",
    )


@settings(FEW, max_examples=150)
@given(data=st.data(), table=st.sampled_from(sorted(SKIPPED)))
def test_whatever_is_wrong_with_a_row_it_is_read_or_named(sweeper: Sweeper, data: st.DataObject, table: str) -> None:
    find, item = one_row(sweeper, table)
    break_row(sweeper, table, item, data)

    with suppress(Unreadable):
        find()


@cache
def one_row(sweeper: Sweeper, table: str) -> tuple[Callable[[], object], Row]:
    """A row to be broken again and again, and the function that reads it; in no queue."""
    app = sweeper.home.app
    if table == "Videos":
        video = sweeper.lost_run(state="READY", in_run=False)
        item = sweeper.row(table, user_id=video.user_id, video_id=video.video_id)
        return partial(app.videos.find, video.user_id, video.video_id), item or {}
    if table == "Sends":
        send = sweeper.due_send()
        app.sends.replace(send, send.due(None))
        item = sweeper.row(table, connection_id=send.connection_id, send_id=send.send_id)
        return partial(app.sends.find, send.connection_id, send.send_id), item or {}
    row = sweeper.due_revocation()
    app.connections.replace(row, row.released(sweeper.home.bench.clock() + timedelta(days=1)))
    item = sweeper.row(table, user_id=row.user_id, connection_id=row.connection_id)
    return partial(app.connections.find, row.user_id, row.connection_id), item or {}


def test_nor_does_a_broken_artifact_stand_in_the_way(sweeper: Sweeper) -> None:
    broken = sweeper.lost_run(state="QUEUED", from_step="voice", run=2)
    sweeper.home.bench.media.put_bytes(f"{broken.prefix}/script.json", b"\xff garbage", "application/json")
    others = [sweeper.lost_run() for _ in range(HEALTHY)]

    sweeper.sweep_for_minutes()

    rows = [sweeper.home.app.videos.get(each.user_id, each.video_id) for each in (broken, *others)]
    assert {(row.state, row.in_run) for row in rows} == {(VideoState.FAILED, False)}
