"""What each answer to the PUT leads to (Media Transfer Guide)."""

from collections.abc import Iterable

import pytest
from pydantic import SecretStr

from makeafvdo.domain.errors import Transient
from makeafvdo.domain.tiktok.api import PutResult
from makeafvdo.domain.tiktok.sends import Init, SendState
from makeafvdo.services.tiktok.send_video import Order
from tests.support.tiktok_harness import VIDEO, TikTokHarness


def answering(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch, *answers: PutResult) -> None:
    """TikTok answers PUTs so, without having read them; then as it likes."""
    really, left = bench.tiktok.put_video, list(answers)

    def put_video(url: SecretStr, pieces: Iterable[bytes], size: int) -> PutResult:
        return left.pop(0) if left else really(url, pieces, size)

    monkeypatch.setattr(bench.tiktok, "put_video", put_video)


def inits_of(bench: TikTokHarness, order: Order) -> list[Init]:
    return [init for send in bench.sends.of_connection(order.connection_id) for init in send.inits]


@pytest.mark.parametrize("fault", ["error_before", "cut_before"])
def test_after_an_unclear_put_that_brought_nothing_the_same_address_is_used_again(
    bench: TikTokHarness, fault: str
) -> None:
    order = bench.order(bench.connect())
    bench.fault(fault, "/video/")

    step = bench.send(order)

    assert step.send.state is SendState.SENT
    assert (bench.calls("/v2/post/publish/inbox/"), bench.calls("/v2/post/publish/status/")) == (1, 1)
    assert bench.videos_in_inbox() == 1


@pytest.mark.parametrize("fault", ["error_after", "cut_after", "timeout_after"])
def test_after_an_unclear_put_that_brought_all_no_byte_goes_again(bench: TikTokHarness, fault: str) -> None:
    order = bench.order(bench.connect())
    bench.fault(fault, "/video/")

    step = bench.send(order)

    assert step.send.state in {SendState.SENT, SendState.IN_INBOX}
    assert bench.calls("/video/") == 1
    assert bench.check(order).outcome == "in_inbox"


def test_where_tiktok_does_not_say_how_much_it_has_the_same_address_decides(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(short_status_body=True, stuck=True)
    order = bench.order(bench.connect())
    bench.fault("cut_after", "/video/")

    step = bench.send(order)

    assert (step.outcome, step.send.state) == ("processing", SendState.SENDING)
    assert len(bench.drafts()) == 1
    bench.tiktok_itself.switch(stuck=False)
    assert bench.check(order).outcome == "in_inbox"
    assert bench.videos_in_inbox() == 1


def test_a_first_put_called_malformed_has_failed(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(bench, monkeypatch, PutResult.REFUSED)

    step = bench.send(bench.order(bench.connect()))

    assert (step.outcome, step.send.reason) == ("refused", "tiktok_invalid_params")


def test_a_later_put_called_malformed_proves_nothing(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(bench, monkeypatch, PutResult.UNCLEAR, PutResult.REFUSED, PutResult.REFUSED)

    step = bench.send(bench.order(bench.connect()))

    assert (step.outcome, step.send.state) == ("processing", SendState.SENDING)


def test_an_address_that_is_dead_too_early_is_not_replaced(
    bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(bench, monkeypatch, PutResult.EXPIRED)

    step = bench.send(bench.order(bench.connect()))

    assert (step.outcome, step.send.state) == ("processing", SendState.SENDING)
    assert len(bench.drafts()) == 1


def test_an_address_that_lapsed_long_ago_with_no_bytes_is_replaced(
    bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(bench, monkeypatch, PutResult.EXPIRED)
    order = bench.order(bench.connect())
    bench.send(order)
    bench.advance(3600 + 600)
    assert bench.send(order).send.state is SendState.SENDING
    bench.advance(2 * 3600)

    step = bench.send(order)

    assert step.send.state is SendState.SENT
    assert [init.publish_id is not None for init in step.send.inits] == [True, True]
    assert bench.videos_in_inbox() == 1


def test_an_address_that_lapsed_unused_is_replaced(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    order = bench.order(bench.connect())
    with monkeypatch.context() as patch:
        patch.setattr(bench.media, "open_stream", broken_bucket)
        with pytest.raises(OSError, match="bucket"):
            bench.send(order)
    bench.advance(3600)

    assert bench.send(order).send.state is SendState.SENT
    assert bench.videos_in_inbox() == 1


def broken_bucket(_: str) -> None:
    raise OSError("the bucket is away")


def test_where_the_file_cannot_be_read_no_put_is_begun(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    order = bench.order(bench.connect())
    with monkeypatch.context() as patch:
        patch.setattr(bench.media, "open_stream", broken_bucket)
        with pytest.raises(OSError, match="bucket"):
            bench.send(order)

    latest = bench.sends.latest(order.connection_id, VIDEO)
    assert latest is not None
    assert latest.state is SendState.INIT


def test_puts_are_not_repeated_for_ever(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.fault("cut_before", "/video/", times=100)

    step = bench.send(order)

    assert step.outcome == "processing"
    assert bench.tiktok_itself.command("GET", "faults")["fired"] == {"cut_before": 3}


@pytest.mark.parametrize("fault", ["error_before", "error_after", "cut_after", "bad_json"])
def test_an_init_whose_answer_was_lost_counts_and_is_repeated_once(bench: TikTokHarness, fault: str) -> None:
    order = bench.order(bench.connect())
    bench.fault(fault, "/v2/post/publish/inbox/", times=2)
    codes: list[str] = []

    for _ in range(4):
        try:
            codes.append(bench.send(order).outcome)
        except Transient as error:
            codes.append(error.code)

    assert codes == ["tiktok_unclear", "tiktok_unclear", "refused", "refused"]
    assert len(inits_of(bench, order)) == 2
    assert bench.videos_in_inbox() == 0


def test_an_init_that_never_arrived_does_not_count(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    order = bench.order(bench.connect())

    def away(*_: object) -> None:
        raise Transient("tiktok_unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(bench.tiktok, "init_inbox_upload", away)
        with pytest.raises(Transient, match="tiktok_unreachable"):
            bench.send(order)

    assert inits_of(bench, order) == []
    assert bench.send(order).outcome == "processing"
