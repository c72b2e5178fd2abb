"""The state machine's way through a video that several Lambdas render."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local.shops.catalogue.catalogue import demo_links
from makeafvdo.services.production import render_lane
from tests.support.http_harness import HttpHarness
from tests.support.quick_studio import studio
from tests.support.state_machine import Json, machine_of

MALI = "mali"
MACHINE = machine_of(Path("statemachine/video.asl.yaml"))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[HttpHarness]:
    with studio(tmp_path) as home:
        yield home


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The pieces each lane was asked for, of which none is rendered."""
    asked: list[Any] = []
    monkeypatch.setattr(render_lane, "render_pieces", lambda *order, **_: asked.append(order[-1]))
    return asked


def begin(home: HttpHarness) -> Json:
    order = {"link": next(link for what, link in demo_links() if what.startswith("tiktok cream-wingback"))}
    video = home.person(MALI).begin("render-lanes", until="ready", options={"seconds": 15}, **order).body
    run = {"user_id": MALI, "video_id": video["video_id"], "run": 1, "from": "scrape", "until": "ready"}
    return run | {"scenes": {"list": []}, "error": None, "send": {}}


def test_it_is_planned_shared_out_and_joined_and_then_found(home: HttpHarness, rendered: list[Any]) -> None:
    run = begin(home)

    way = [at for at, _ in MACHINE.walk("Enter", run | {"lanes": 2}, home.app)]

    assert way[way.index("Render") :] == [
        "Render", "HowFarIsTheVideo", "RenderLanes", "JoinLanes", "HowFarIsTheVideo", "Ready", "Settle",
    ]  # fmt: skip
    assert len(rendered) == 2
    assert sorted(number for pieces in rendered for number in pieces) == list(range(sum(map(len, rendered))))
    row = home.app.videos.get(MALI, run["video_id"])
    assert (row.state, row.progress) == ("READY", None)
    assert row.mp4_key


def test_with_one_lane_it_is_one_task(home: HttpHarness, rendered: list[Any]) -> None:
    way = [at for at, _ in MACHINE.walk("Enter", begin(home) | {"lanes": 1}, home.app)]

    assert way[way.index("Render") :] == ["Render", "HowFarIsTheVideo", "Ready", "Settle"]
    assert rendered == []


def test_a_lane_that_cannot_be_rendered_ends_the_run_in_the_render_step(
    home: HttpHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("bug")

    monkeypatch.setattr(render_lane, "render_pieces", broken)
    run = begin(home)

    way = [at for at, _ in MACHINE.walk("Enter", run | {"lanes": 2}, home.app)]

    assert way[-4:] == ["RenderLanes", "RenderFailed", "Failed", "Settle"]
    failure = home.app.videos.get(MALI, run["video_id"]).failure
    assert failure is not None
    assert failure.step == "render"
