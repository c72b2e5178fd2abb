import pytest

from makeafvdo.domain.tiktok.sends import Send, SendState
from makeafvdo.services.tiktok.send_video import Order
from tests.support.tiktok_harness import TikTokHarness

MINUTE, HOUR = 60, 3600


def ledger(bench: TikTokHarness, order: Order) -> Send:
    send = bench.sends.latest(order.connection_id, order.video_id)
    assert send is not None
    return send


def parked(bench: TikTokHarness) -> Order:
    """A send TikTok has every byte of, left by its run while TikTok was still working on it."""
    bench.tiktok_itself.switch(stuck=True)
    order = bench.order(bench.connect())
    bench.send(order)
    bench.advance(16 * MINUTE)
    return order


def test_a_verdict_that_comes_after_the_run_is_told_to_the_video(bench: TikTokHarness) -> None:
    order = parked(bench)
    bench.sweep()
    bench.tiktok_itself.switch(stuck=False)
    bench.advance(31 * MINUTE)

    bench.sweep()

    assert [send.state for send in bench.reported] == [SendState.SENT, SendState.IN_INBOX]
    assert ledger(bench, order).state is SendState.IN_INBOX


def test_it_asks_for_a_day_and_then_says_that_it_may_still_arrive(bench: TikTokHarness) -> None:
    order = parked(bench)
    for _ in range(60):
        bench.sweep()
        bench.advance(30 * MINUTE)

    send = ledger(bench, order)
    assert (send.state, send.due_at) == (SendState.UNCONFIRMED, None)
    assert bench.reported[-1].state is SendState.UNCONFIRMED
    assert 40 <= bench.calls("/v2/post/publish/status/") <= 70


def test_a_last_question_without_an_answer_is_not_the_last(bench: TikTokHarness) -> None:
    order = parked(bench)
    bench.tiktok_itself.switch(stuck=False)
    bench.advance(25 * HOUR)
    bench.fault("error_after", "/v2/post/publish/status/")

    bench.sweep()
    bench.advance(31 * MINUTE)
    bench.sweep()

    assert [send.state for send in bench.reported] == [SendState.SENT, SendState.IN_INBOX]
    assert ledger(bench, order).state is SendState.IN_INBOX


def test_three_days_of_silence_are_enough(bench: TikTokHarness) -> None:
    order = parked(bench)
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")
    bench.advance(73 * HOUR)

    bench.sweep()

    assert ledger(bench, order).state is SendState.UNCONFIRMED


def test_a_video_posted_later_is_called_posted(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.send(order)
    bench.check(order)
    bench.sweep()
    bench.tiktok_itself.command("POST", f"drafts/{ledger(bench, order).publish_id}/post")

    bench.sweep()
    bench.advance(HOUR)
    bench.sweep()

    assert ledger(bench, order).state is SendState.PUBLISHED
    assert [send.state for send in bench.reported[-2:]] == [SendState.IN_INBOX, SendState.PUBLISHED]
    assert ledger(bench, order).due_at is None


def test_a_draft_never_posted_is_looked_at_four_times_after_its_landing(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.send(order)
    bench.check(order)
    bench.sweep()
    asked = bench.calls("/v2/post/publish/status/")

    for _ in range(80):
        bench.advance(HOUR)
        bench.sweep()

    assert bench.calls("/v2/post/publish/status/") - asked == 4
    assert ledger(bench, order).due_at is None


def test_a_throttled_sweep_waits_as_long_as_tiktok_asked(bench: TikTokHarness) -> None:
    order = parked(bench)
    bench.fault("throttled", "/v2/post/publish/status/")

    bench.sweep()

    due_at = ledger(bench, order).due_at
    assert due_at is not None
    assert (due_at - bench.clock()).total_seconds() > 55


def test_one_send_in_trouble_does_not_hold_up_the_others(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(stuck=True)
    for account in ("mali", "ton"):
        bench.send(bench.order(bench.connect(account=account)))
    bench.tiktok_itself.switch(stuck=False)
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")
    bench.advance(16 * MINUTE)

    bench.sweep()

    assert sorted(send.state for send in bench.reported) == [SendState.IN_INBOX, SendState.SENT]


def test_a_send_whose_run_died_before_the_put_is_started_again(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("error_before", "/v2/post/publish/inbox/")
    with pytest.raises(Exception, match="tiktok_unclear"):
        bench.send(order)
    bench.advance(16 * MINUTE)

    bench.sweep()
    bench.sweep()

    assert [send.send_id for send in bench.resumed] == [ledger(bench, order).send_id]


def test_one_that_nobody_waits_for_any_more_is_given_up(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("throttled", "/v2/post/publish/inbox/")
    bench.send(order)
    bench.advance(2 * MINUTE)

    bench.sweep(lambda _: False)

    send = ledger(bench, order)
    assert (send.state, send.reason, send.due_at) == (SendState.FAILED, "tiktok_send_given_up", None)


def test_a_put_that_brought_nothing_is_taken_up_again_later(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("cut_before", "/video/", times=3)
    assert bench.send(order).send.state is SendState.SENDING
    bench.advance(16 * MINUTE)

    bench.sweep(lambda _: bench.send(bench.order(bench.connect(), run=2)).outcome == "processing")
    bench.advance(16 * MINUTE)
    bench.sweep()

    assert ledger(bench, order).state is SendState.IN_INBOX
    assert bench.videos_in_inbox() == 1


def test_a_send_of_an_account_that_is_gone_is_ended(bench: TikTokHarness) -> None:
    order = parked(bench)
    row = bench.connections.get(order.user_id, order.connection_id)
    assert bench.connections.delete(row)

    bench.sweep()

    assert ledger(bench, order).state is SendState.UNCONFIRMED
    assert ledger(bench, order).due_at is None


def crash(_: Send) -> None:
    raise KeyboardInterrupt


def test_a_crash_between_the_verdict_and_the_telling_tells_it_again(
    bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = parked(bench)
    bench.tiktok_itself.switch(stuck=False)

    with monkeypatch.context() as patch:
        patch.setattr(bench, "report", crash)
        with pytest.raises(KeyboardInterrupt):
            bench.sweep()
    bench.sweep()

    assert [send.state for send in bench.reported] == [SendState.IN_INBOX]
    assert ledger(bench, order).state is SendState.IN_INBOX


def test_a_run_that_broke_off_before_the_put_has_failed_for_its_reason(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("throttled", "/v2/post/publish/inbox/")
    bench.send(order)

    ended = bench.stop(order)

    assert ended is not None
    assert (ended.state, ended.reason, ended.due_at) == (SendState.FAILED, "took_too_long", None)


def test_a_run_that_broke_off_after_it_leaves_the_send_to_the_sweep(bench: TikTokHarness) -> None:
    order = parked(bench)

    left = bench.stop(order)

    assert left is not None
    assert left.state is SendState.SENT
    assert left.due_at is not None


def test_a_run_that_broke_off_before_it_sent_leaves_nothing(bench: TikTokHarness) -> None:
    assert bench.stop(bench.order(bench.connect())) is None
