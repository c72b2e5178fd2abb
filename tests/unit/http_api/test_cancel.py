"""Calling a video off: at once while nothing can have gone to TikTok, never after."""

from collections.abc import Callable

import pytest

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.tiktok.sends import Send, SendState
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Step, Video, VideoState
from makeafvdo.services.videos.cancel_video import cancel_video
from makeafvdo.services.videos.resume_send import resume_send
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from tests.support.http_harness import HttpHarness, Person

MALI = "user-mali"
VIDEO = "01jd000000000000000000000a"


def row(home: HttpHarness) -> Video:
    return home.app.videos.get(MALI, VIDEO)


def test_a_waiting_video_is_ready_again_and_its_file_is_there(home: HttpHarness, mali: Person) -> None:
    connection = home.waiting_send(mali, VIDEO)

    answer = mali.write(f"/api/videos/{VIDEO}/cancel")

    assert (answer.status, answer.body["state"], answer.body["problem"]) == (200, "READY", None)
    assert answer.body["send_at"] is None
    assert mali.call("GET", f"/api/videos/{VIDEO}/mp4").status == 302
    send = home.bench.sends.latest(connection.connection_id, VIDEO)
    assert send is not None
    assert (send.state, send.reason, send.due_at) == (SendState.FAILED, "send_cancelled", None)


def test_what_was_called_off_is_never_sent_by_the_sweep(home: HttpHarness, mali: Person) -> None:
    home.waiting_send(mali, VIDEO)
    mali.write(f"/api/videos/{VIDEO}/cancel")
    home.bench.advance(25 * 3600)

    home.bench.sweep(
        lambda send: resume_send(send, videos=home.app.videos, erasures=home.app.erasures, workflow=home.app.workflow)
    )

    assert home.executions() == {}
    assert row(home).state is VideoState.READY
    assert home.bench.videos_in_inbox() == 0


def test_a_crash_before_the_ledger_knew_of_it_is_put_right_by_the_sweep(
    home: HttpHarness, mali: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.waiting_send(mali, VIDEO)
    with monkeypatch.context() as patch:
        patch.setattr(home.app.sends, "latest", crash)
        assert mali.write(f"/api/videos/{VIDEO}/cancel").status == 500
    home.bench.advance(25 * 3600)
    home.bench.report = home.app.report_send  # type: ignore[method-assign, assignment]

    home.bench.sweep(
        lambda send: resume_send(send, videos=home.app.videos, erasures=home.app.erasures, workflow=home.app.workflow)
    )

    assert row(home).state is VideoState.READY
    assert home.executions() == {}
    assert list(home.bench.sends.due()) == []


def test_a_video_called_off_can_be_sent_after_all(home: HttpHarness, mali: Person) -> None:
    connection = home.waiting_send(mali, VIDEO)
    mali.write(f"/api/videos/{VIDEO}/cancel")
    home.bench.advance(61)

    again = mali.write(f"/api/videos/{VIDEO}/continue", until="inbox", mp4_sha256=row(home).mp4_sha256)

    assert again.status == 202
    step = home.bench.send(home.bench.order(connection, run=2, video_id=VIDEO))
    assert step.outcome == "processing"
    assert home.bench.check(home.bench.order(connection, run=2, video_id=VIDEO)).outcome == "in_inbox"


AT_WORK = [
    (VideoState.QUEUED, Step.SCRAPE, VideoState.CANCELLED),
    (VideoState.SCRAPING, Step.SCRAPE, VideoState.CANCELLED),
    (VideoState.WRITING, Step.SCRIPT, VideoState.CANCELLED),
    (VideoState.SPEAKING, Step.VOICE, VideoState.CANCELLED),
    (VideoState.RENDERING, Step.RENDER, VideoState.CANCELLED),
    (VideoState.QUEUED, Step.SEND, VideoState.READY),
]


def at_work(home: HttpHarness, state: VideoState, step: Step = Step.SCRAPE, **changes: object) -> Video:
    video = home.video(MALI, VIDEO, state=state, from_step=step, in_run=True, until="inbox", **changes)
    home.app.workflow.start(video)
    return video


@pytest.mark.parametrize(("state", "step", "ends"), AT_WORK)
def test_a_run_that_has_not_begun_to_send_is_stopped(
    home: HttpHarness, mali: Person, state: VideoState, step: Step, ends: VideoState
) -> None:
    at_work(home, state, step)

    answer = mali.write(f"/api/videos/{VIDEO}/cancel")

    assert (answer.status, answer.body["state"], answer.body["in_run"]) == (200, ends, False)
    assert home.executions() == {f"{VIDEO}-1": "ABORTED"}
    assert row(home).from_step is step


@pytest.mark.parametrize(("state", "step", "ends"), AT_WORK)
def test_whatever_of_the_stopped_run_still_moves_changes_nothing(
    home: HttpHarness, mali: Person, state: VideoState, step: Step, ends: VideoState
) -> None:
    at_work(home, state, step)
    mali.write(f"/api/videos/{VIDEO}/cancel")

    with pytest.raises(Conflict):
        home.app.videos.enter(MALI, VIDEO, 1, VideoState.SENDING)
    cut_off = Settlement(user_id=MALI, video_id=VIDEO, run=1, outcome=Outcome.FAILED)
    settle_video(cut_off, videos=home.app.videos, sends=home.app.sends, now=home.app.clock())

    assert (row(home).state, row(home).problem) == (ends, None)


@pytest.mark.parametrize("in_run", [True, False])
@pytest.mark.parametrize("state", ["SENDING", "PROCESSING", "IN_INBOX", "PUBLISHED"])
def test_once_bytes_may_have_gone_it_is_too_late(home: HttpHarness, mali: Person, state: str, in_run: bool) -> None:
    video = home.video(MALI, VIDEO, state=state, in_run=in_run)

    answer = mali.write(f"/api/videos/{VIDEO}/cancel")

    assert (answer.status, answer.code) == (409, "too_late_to_cancel")
    assert row(home) == video


@pytest.mark.parametrize("state", ["READY", "FAILED", "CANCELLED", "NEEDS_INPUT"])
def test_where_nothing_is_under_way_nothing_changes(home: HttpHarness, mali: Person, state: str) -> None:
    video = home.video(MALI, VIDEO, state=state)

    answer = mali.write(f"/api/videos/{VIDEO}/cancel")

    assert (answer.status, answer.body["state"]) == (200, state)
    assert row(home) == video


def test_a_run_that_begins_to_send_in_the_same_moment_wins(home: HttpHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(home, VideoState.RENDERING, Step.RENDER)
    videos = home.app.videos
    monkeypatch.setattr(videos, "get", get_then_enter(home, VideoState.SENDING))

    with pytest.raises(Conflict, match="too_late_to_cancel"):
        cancel(home)

    assert row(home).state is VideoState.SENDING
    assert home.executions() == {f"{VIDEO}-1": "RUNNING"}


def test_a_run_that_takes_a_step_in_the_same_moment_is_stopped_there(
    home: HttpHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(home, VideoState.SCRAPING)
    videos = home.app.videos
    monkeypatch.setattr(videos, "get", get_then_enter(home, VideoState.WRITING))

    assert (cancel(home).state, row(home).from_step) == (VideoState.CANCELLED, Step.SCRIPT)


def cancel(home: HttpHarness) -> Video:
    return cancel_video(
        MALI,
        VIDEO,
        videos=home.app.videos,
        sends=home.app.sends,
        workflow=home.app.workflow,
        now=home.bench.clock(),
    )


def get_then_enter(home: HttpHarness, state: VideoState) -> Callable[[str, str], Video]:
    """`videos.get`, where the run enters `state` right after the first call."""
    looks: list[Video] = []
    get = home.app.videos.get

    def look(user_id: str, video_id: str) -> Video:
        looks.append(get(user_id, video_id))
        if len(looks) == 1:
            home.app.videos.enter(user_id, video_id, 1, state)
        return looks[-1]

    return look


def crash(*_: object) -> None:
    raise MemoryError


def resumed(home: HttpHarness, send: Send) -> bool:
    app = home.app
    return resume_send(send, videos=app.videos, erasures=app.erasures, workflow=app.workflow)
