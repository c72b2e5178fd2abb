"""One run per video: whatever happens at once, one caller wins and nothing is overwritten."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import boto3
import pytest
from moto import mock_aws

from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.videos.videos import Problem, Step, Until, Video, VideoState
from makeafvdo.services.production.report_progress import report_progress

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def videos(monkeypatch: pytest.MonkeyPatch) -> Iterator[VideosTable]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    with mock_aws():
        keys = [("user_id", "HASH"), ("video_id", "RANGE")]
        index = [("open_run", "HASH"), ("changed_at", "RANGE")]
        table = boto3.resource("dynamodb", region_name="ap-southeast-1").create_table(
            TableName="videos",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name, _ in keys + index],
            KeySchema=[{"AttributeName": name, "KeyType": kind} for name, kind in keys],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "by_open_run",
                    "KeySchema": [{"AttributeName": name, "KeyType": kind} for name, kind in index],
                    "Projection": {"ProjectionType": "ALL"},
                }
            ],
        )
        yield VideosTable(table, lambda: NOW)


def a_video(**changes: object) -> Video:
    fields: dict[str, object] = {
        "user_id": "mali", "video_id": "v1", "state": "QUEUED", "run": 1, "in_run": True, "from_step": "scrape",
        "until": "inbox", "link": "https://www.lazada.co.th/products/x-i1.html", "created_at": NOW, "changed_at": NOW,
        "expires_at": 1,
    }  # fmt: skip
    return Video.model_validate(fields | changes)


def test_a_settled_video_gives_its_next_run_to_one_caller(videos: VideosTable) -> None:
    video = videos.create(a_video(state="READY", in_run=False))

    taken = videos.take_run(video, Step.SEND, Until.INBOX)

    assert (taken.state, taken.run, taken.in_run) == (VideoState.QUEUED, 2, True)
    with pytest.raises(Conflict):
        videos.take_run(video, Step.SEND, Until.INBOX)


def test_a_run_that_was_overtaken_changes_nothing(videos: VideosTable) -> None:
    videos.create(a_video(run=2))

    with pytest.raises(Conflict):
        videos.enter("mali", "v1", 1, VideoState.RENDERING)

    assert videos.settle("mali", "v1", 1, VideoState.FAILED, {}).state is VideoState.QUEUED


def test_a_run_settles_once(videos: VideosTable) -> None:
    videos.create(a_video())
    videos.settle("mali", "v1", 1, VideoState.READY, {})

    again = videos.settle("mali", "v1", 1, VideoState.FAILED, {"problem": Problem(code="unexpected").model_dump()})

    assert (again.state, again.problem) == (VideoState.READY, None)


def test_the_sweep_sees_quiet_runs_and_nothing_settled(videos: VideosTable) -> None:
    videos.create(a_video())
    videos.create(a_video(video_id="v2", state="READY", in_run=False))
    videos.create(a_video(video_id="v3", changed_at=NOW + timedelta(minutes=5)))

    quiet = videos.open_runs_before(NOW + timedelta(minutes=2))

    assert [video.video_id for video in quiet] == ["v1"]


def test_news_of_an_older_send_is_ignored(videos: VideosTable) -> None:
    videos.create(a_video(state="PROCESSING", in_run=False, send_id="v1.002"))

    late = videos.record_send("mali", "v1", "v1.001", VideoState.FAILED, {})

    assert late is None
    assert videos.get("mali", "v1").state is VideoState.PROCESSING


def test_another_users_video_is_not_there(videos: VideosTable) -> None:
    videos.create(a_video())

    with pytest.raises(NotFound):
        videos.get("ton", "v1")


def test_progress_is_told_every_two_seconds_and_forgotten_when_the_run_ends(videos: VideosTable) -> None:
    video = videos.create(a_video(state="RENDERING"))
    moments = iter(NOW + timedelta(seconds=second) for second in (0, 1, 2, 2, 3))
    report = report_progress(video, videos=videos, clock=lambda: next(moments))

    report(0.1)
    before = videos.get("mali", "v1").progress
    report(0.25)
    report(0.3)

    assert before is None
    assert videos.get("mali", "v1").progress == 0.25
    assert videos.settle("mali", "v1", 1, VideoState.READY, {}).progress is None


def test_a_render_nobody_waits_for_any_more_learns_it_from_its_progress(videos: VideosTable) -> None:
    video = videos.create(a_video(state="RENDERING"))
    moments = iter(NOW + timedelta(seconds=second) for second in (0, 5, 5))
    report = report_progress(video, videos=videos, clock=lambda: next(moments))
    videos.cancel(video, VideoState.CANCELLED)

    with pytest.raises(Conflict):
        report(0.5)
