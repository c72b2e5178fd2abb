"""What waits for a draft slot: its page, the library, and what becomes of a slot nobody uses."""

from datetime import timedelta

from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Step, Until
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from tests.support.http_harness import HttpHarness, Person
from tests.support.state_machine import task_of
from tests.unit.http_api.uploading import MALI, VIDEO, rendered, run_on


def full(home: HttpHarness) -> Connection:
    """An account that has had its five drafts of today."""
    connection = home.bench.connect(MALI)
    for number in range(5):
        home.bench.send(home.bench.order(connection, video_id=f"filling-{number}"))
    return connection


def test_a_video_that_waits_says_when_it_goes_and_so_does_the_library(home: HttpHarness, mali: Person) -> None:
    connection = full(home)

    video = run_on(home, mali, rendered(home, connection, consented=True))

    send = home.app.sends.latest(connection.connection_id, VIDEO)
    assert send is not None
    assert (video["state"], send.state) == ("WAITING_SLOT", SendState.RESERVED)
    assert send.slot_at is not None
    assert video["send_at"][:19] == send.slot_at.isoformat()[:19]
    for path in (f"/videos/{VIDEO}", "/videos"):
        shown = mali.call("GET", path, query={"lang": "en"}, accept="text/html").text
        assert "at about" in shown


def test_what_is_scheduled_waits_for_its_time_and_says_so(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)
    at = home.bench.clock().replace(microsecond=250_000) + timedelta(hours=3)

    video = run_on(home, mali, rendered(home, connection, consented=True, schedule_at=at))

    assert (video["state"], video["problem"]["code"]) == ("WAITING_SLOT", "waiting_for_its_time")


def test_a_queue_longer_than_the_videos_life_leaves_it_ready(home: HttpHarness, mali: Person) -> None:
    connection = full(home)
    tonight = int(home.bench.clock().timestamp()) + 3600

    video = run_on(home, mali, rendered(home, connection, consented=True, expires_at=tonight))

    assert (video["state"], video["problem"]["code"]) == ("READY", "tiktok_no_slot_in_time")


def test_an_order_for_after_the_videos_life_is_refused_before_it_starts(home: HttpHarness, mali: Person) -> None:
    too_late = home.bench.clock().replace(year=home.bench.clock().year + 1).isoformat()

    refused = mali.begin("a key of a form", schedule_at=too_late)

    assert (refused.status, refused.code) == (400, "schedule_too_late")
    assert home.executions() == {}


def test_a_time_without_its_offset_or_as_a_number_is_refused(home: HttpHarness, mali: Person) -> None:
    soon = home.bench.clock() + timedelta(hours=1)

    for at in (int(soon.timestamp()), soon.replace(tzinfo=None).isoformat()):
        assert mali.begin("a key of a form", schedule_at=at).code == "invalid_request"
    assert home.executions() == {}


def test_a_price_that_moves_meanwhile_gives_the_slot_to_the_next_one(home: HttpHarness, mali: Person) -> None:
    connection = full(home)
    waiting = run_on(home, mali, rendered(home, connection, consented=True))
    home.app.videos.take_run(home.app.videos.get(MALI, VIDEO), Step.SEND, Until.INBOX)

    moved = Settlement(user_id=MALI, video_id=VIDEO, run=2, outcome=Outcome.PRICE_MOVED)
    settle_video(moved, videos=home.app.videos, sends=home.app.sends, now=home.app.clock())
    next_one = home.bench.send(home.bench.order(connection, video_id="next"))
    home.bench.advance(2 * 24 * 3600)
    task_of("SweepFunction").run({}, home.app)

    assert next_one.send.slot_at is not None
    assert next_one.send.slot_at.isoformat()[:19] == waiting["send_at"][:19]
    video = mali.call("GET", f"/api/videos/{VIDEO}").body
    assert (video["state"], video["reason"]) == ("NEEDS_INPUT", "price_moved")
