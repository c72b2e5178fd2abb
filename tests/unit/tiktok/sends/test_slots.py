from datetime import timedelta

import pytest

from makeafvdo.domain.messages.thai_time import bilingual_time
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.services.tiktok.accounts import list_accounts
from tests.support.tiktok_harness import USER, TikTokHarness

HOUR = 3600


def fill(bench: TikTokHarness, count: int) -> None:
    """`count` videos sent and not posted, ten minutes apart."""
    connection = bench.connect()
    for number in range(count):
        assert bench.send(bench.order(connection, video_id=f"video-{number}")).outcome == "processing"
        bench.advance(600)


def test_the_fourth_warns_and_the_fifth_is_still_sent(bench: TikTokHarness) -> None:
    fill(bench, 4)

    [account] = list_accounts(USER, None, access=bench.access, sends=bench.sends)

    assert (account.slots_used, account.slots_nearly_full, account.slot_free_at) == (4, True, None)
    _, frees_at = bilingual_time(bench.clock() + timedelta(hours=24, minutes=-40))
    [warning] = account.warnings
    assert "4 of its 5" in warning["en"]
    assert frees_at in warning["next_en"]
    assert bench.send(bench.order(bench.connect(), video_id="fifth")).outcome == "processing"


def test_the_sixth_waits_without_tiktok_being_asked(bench: TikTokHarness) -> None:
    fill(bench, 5)

    step = bench.send(bench.order(bench.connect(), video_id="sixth"))

    assert (step.outcome, step.send.state) == ("waiting_slot", SendState.RESERVED)
    assert bench.calls("/v2/post/publish/inbox/") == 5
    assert step.send.due_at is not None
    assert 23 < (step.send.due_at - bench.clock()).total_seconds() / HOUR < 24


def test_no_two_sends_begin_together_though_their_slots_are_free_at_once(bench: TikTokHarness) -> None:
    connection = bench.connect()
    for number in range(5):
        bench.send(bench.order(connection, video_id=f"video-{number}"))

    waiting = [bench.send(bench.order(connection, video_id=f"later-{number}")).send for number in range(5)]

    assert {send.state for send in waiting} == {SendState.RESERVED}
    assert len({send.due_at for send in waiting}) == 5


def test_when_its_time_comes_the_sweep_has_it_sent(bench: TikTokHarness) -> None:
    fill(bench, 5)
    order = bench.order(bench.connect(), video_id="sixth")
    bench.send(order)

    bench.advance(24 * HOUR - 40 * 60 - 30)
    bench.sweep()
    assert bench.resumed == []
    bench.advance(35)
    bench.sweep()

    assert [send.video_id for send in bench.resumed] == ["sixth"]
    assert bench.send(bench.order(bench.connect(), run=2, video_id="sixth")).outcome == "processing"
    assert bench.check(order).outcome == "in_inbox"


def test_a_lost_init_takes_a_slot(bench: TikTokHarness) -> None:
    fill(bench, 3)
    connection = bench.connect()
    bench.fault("cut_after", "/v2/post/publish/inbox/")
    with pytest.raises(Exception, match="tiktok_unclear"):
        bench.send(bench.order(connection, video_id="lost"))

    assert bench.send(bench.order(connection, video_id="fifth")).outcome == "processing"
    assert bench.send(bench.order(connection, video_id="sixth")).outcome == "waiting_slot"


@pytest.mark.parametrize("status", [400, 403])
def test_when_tiktok_itself_says_full_the_video_waits_too(bench: TikTokHarness, status: int) -> None:
    bench.tiktok_itself.switch(pending_share_status=status)
    fill(bench, 5)
    connection = bench.connect()
    bench.sends.delete_of_connection(connection.connection_id)

    step = bench.send(bench.order(connection, video_id="sixth"))

    assert (step.outcome, step.send.inits) == ("waiting_slot", ())
    assert step.send.due_at is not None
    assert (step.send.due_at - bench.clock()).total_seconds() > 23 * HOUR


def test_a_pause_tiktok_asks_for_is_waited_out(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("throttled", "/v2/post/publish/inbox/")

    step = bench.send(order)

    assert step.outcome == "waiting_slot"
    assert step.send.due_at is not None
    assert 55 < (step.send.due_at - bench.clock()).total_seconds() <= 60
    bench.advance(61)
    assert bench.send(order).outcome == "processing"
