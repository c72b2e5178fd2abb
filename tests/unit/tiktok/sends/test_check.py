import pytest

from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.tiktok.polling import MAX_ROUNDS
from makeafvdo.domain.tiktok.sends import SendState
from tests.support.tiktok_harness import TikTokHarness

FAIL_REASONS = [
    "file_format_check_failed",
    "duration_check_failed",
    "frame_rate_check_failed",
    "picture_size_check_failed",
    "internal",
    "video_pull_failed",
    "photo_pull_failed",
    "publish_cancelled",
    "auth_removed",
    "spam_risk_too_many_posts",
    "spam_risk_user_banned_from_posting",
    "spam_risk_text",
    "spam_risk",
]


def test_while_tiktok_works_on_it_the_questions_grow_rarer_and_end(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(stuck=True)
    order = bench.order(bench.connect())
    step = bench.send(order)
    waits = []

    while step.outcome == "processing":
        waits.append(step.wait_s)
        bench.advance(step.wait_s)
        step = bench.check(order, step.round)

    assert (step.outcome, step.send.state) == ("unfinished", SendState.SENT)
    assert waits == [5, 10, 20] + [30] * (MAX_ROUNDS - 3)
    assert bench.calls("/v2/post/publish/status/") == MAX_ROUNDS


@pytest.mark.parametrize("reason", FAIL_REASONS)
def test_every_reason_tiktok_gives_has_a_sentence(bench: TikTokHarness, reason: str) -> None:
    bench.tiktok_itself.switch(fail_reason=reason)
    order = bench.order(bench.connect())
    bench.send(order)

    step = bench.check(order)

    assert step.outcome == "refused"
    assert step.send.reason == f"tiktok_{reason}"
    assert step.send.reason in MESSAGES


def test_a_reason_nobody_has_heard_of_has_one_too(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(fail_reason="something_new")
    order = bench.order(bench.connect())
    bench.send(order)

    assert bench.check(order).send.reason == "tiktok_refused"


def test_a_pause_tiktok_asks_for_is_kept(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.send(order)
    bench.fault("throttled", "/v2/post/publish/status/")

    step = bench.check(order)

    assert (step.outcome, step.wait_s, step.round) == ("processing", 60, 1)


@pytest.mark.parametrize("fault", ["error_before", "cut_before", "bad_json"])
def test_a_question_without_an_answer_settles_nothing(bench: TikTokHarness, fault: str) -> None:
    order = bench.order(bench.connect())
    bench.send(order)
    bench.fault(fault, "/v2/post/publish/status/")

    step = bench.check(order)

    assert (step.outcome, step.send.state, step.round) == ("processing", SendState.SENT, 1)


def test_an_account_lost_meanwhile_is_no_failure_of_the_send(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(stuck=True)
    order = bench.order(bench.connect())
    bench.send(order)
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")

    assert bench.check(order).send.state is SendState.SENT


def test_what_was_never_sent_cannot_be_asked_about(bench: TikTokHarness) -> None:
    with pytest.raises(NotFound, match="send_not_found"):
        bench.check(bench.order(bench.connect()))


def test_asking_again_after_the_verdict_asks_nobody(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.send(order)
    bench.check(order)

    assert bench.check(order, 1).outcome == "in_inbox"
    assert bench.calls("/v2/post/publish/status/") == 1


def test_a_put_that_brought_nothing_is_not_waited_for(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("cut_before", "/video/", times=3)
    bench.send(order)

    step = bench.check(order)

    assert (step.outcome, step.send.state) == ("unfinished", SendState.SENDING)
    assert [send.send_id for send in bench.sends.due()] == [step.send.send_id]
