"""TikTok has the bytes and its status does not know yet: no second draft, and the marketer is told."""

from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.services.videos.record_send_outcome import problem_of
from tests.support.tiktok_harness import TikTokHarness

MINUTE, HOUR = 60, 3600
INITS = "/v2/post/publish/inbox/"


def resuming(bench: TikTokHarness) -> None:
    """The sweep of every five minutes, and the run that it starts."""
    bench.resumed.clear()
    bench.sweep()
    for send in bench.resumed:
        bench.send(bench.order(bench.connections.get(send.user_id, send.connection_id)))


def test_after_an_answered_put_no_status_makes_the_bytes_unsent(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(status_lag_s=HOUR)
    order = bench.order(bench.connect())

    step = bench.send(order)
    while step.outcome == "processing":
        bench.advance(step.wait_s)
        step = bench.check(order, step.round)

    assert (step.outcome, step.send.state) == ("unfinished", SendState.SENT)
    assert (bench.calls("/video/"), bench.calls(INITS)) == (1, 1)


def test_after_an_unclear_put_a_status_of_no_bytes_opens_nothing(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("stored_unseen", "/video/")

    step = bench.send(order)

    assert (step.outcome, step.send.state) == ("processing", SendState.SENDING)
    for _ in range(13):
        bench.advance(5 * MINUTE)
        resuming(bench)
    assert bench.calls(INITS) == 1
    assert bench.check(order).outcome == "in_inbox"
    assert bench.videos_in_inbox() == 1


def test_bytes_that_came_at_the_end_of_the_hour_are_not_sent_to_another_address(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("cut_before", "/video/", times=3)
    bench.send(order)
    bench.advance(54 * MINUTE)
    bench.fault("stored_unseen", "/video/")
    bench.send(order)

    for _ in range(30):
        bench.advance(5 * MINUTE)
        resuming(bench)

    assert bench.calls(INITS) == 1
    assert bench.videos_in_inbox() == 1
    assert bench.reported[-1].state is SendState.IN_INBOX


def test_meanwhile_the_marketer_reads_that_it_is_not_certain(bench: TikTokHarness) -> None:
    bench.send(bench.order(bench.connect()))
    bench.fault("stored_unseen", "/video/")
    bench.send(bench.order(bench.connect(), video_id="unseen"))
    bench.advance(16 * MINUTE)

    bench.sweep()

    [unseen] = [send for send in bench.reported if send.video_id == "unseen"]
    problem = problem_of(unseen)
    assert problem is not None
    assert problem.code == "tiktok_send_unclear"
    assert "not certain" in MESSAGES[problem.code].filled()["en"]
