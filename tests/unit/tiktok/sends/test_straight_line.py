from collections.abc import Iterable, Iterator

import pytest
from pydantic import SecretStr

from makeafvdo.domain.errors import Conflict, NeedsReconnect, NotFound, Permanent
from makeafvdo.domain.tiktok.api import PutResult
from makeafvdo.domain.tiktok.sends import SendState
from tests.support.tiktok_harness import KEY_OF_MP4, MP4, VIDEO, TikTokHarness, facts_of


def test_a_connected_account_receives_the_video_in_one_put(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())

    first = bench.send(order)
    second = bench.check(order)

    assert (first.outcome, first.wait_s, first.round) == ("processing", 5, 0)
    assert (second.outcome, second.round) == ("in_inbox", 1)
    [draft] = bench.drafts()
    assert draft["sha256"] == facts_of(MP4).sha256
    assert bench.calls("/video/") == 1


def test_the_ledger_says_all_of_it_and_holds_no_address(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())

    bench.send(order)

    [row] = (item for item in bench.tables["Sends"].scan()["Items"] if "state" in item)
    assert row["state"] == "SENT"
    assert row["inits"][0]["publish_id"] == row["publish_id"]  # type: ignore[index]
    assert row["mp4_sha256"] == facts_of(MP4).sha256
    assert "upload_token" not in str(row)
    assert "sealed_upload_url" not in row


@pytest.mark.parametrize("again", [1, 2, 3])
def test_however_often_a_run_sends_one_video_arrives(bench: TikTokHarness, again: int) -> None:
    order = bench.order(bench.connect())
    for _ in range(again):
        bench.send(order)
    bench.check(order)

    for run in (1, 2):
        assert bench.send(bench.order(bench.connect(), run=run)).outcome == "in_inbox"
    assert bench.videos_in_inbox() == 1
    assert bench.calls("/v2/post/publish/inbox/") == 1


def test_one_video_may_go_to_two_accounts(bench: TikTokHarness) -> None:
    for account in ("mali", "ton"):
        bench.send(bench.order(bench.connect(account=account)))

    assert len({draft["account_id"] for draft in bench.drafts()}) == 2


def test_a_file_nobody_consented_to_is_refused_before_anything_is_begun(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect(), consented_sha256="0" * 64)

    with pytest.raises(Conflict, match="another_file_was_approved"):
        bench.send(order)

    assert bench.drafts() == []
    assert bench.sends.latest(order.connection_id, VIDEO) is None


@pytest.mark.parametrize("other", [MP4[:-1] + bytes([MP4[-1] ^ 1]), MP4 + b"more", MP4[:-1]])
def test_a_file_exchanged_in_the_bucket_never_arrives(bench: TikTokHarness, other: bytes) -> None:
    order = bench.order(bench.connect())
    bench.media.put_bytes(KEY_OF_MP4, other, "video/mp4")

    step = bench.send(order)

    assert (step.outcome, step.send.reason) == ("refused", "another_file_was_approved")
    assert bench.videos_in_inbox() == 0


def test_a_file_tiktok_would_not_take_is_not_begun(bench: TikTokHarness) -> None:
    with pytest.raises(Permanent, match="tiktok_frame_rate_check_failed"):
        bench.send(bench.order(bench.connect()), facts_of(fps=15))

    assert bench.drafts() == []


def test_an_account_of_another_user_is_not_there(bench: TikTokHarness) -> None:
    theirs = bench.order(bench.connect("user-2"), user_id="user-1")

    with pytest.raises(NotFound, match="connection_not_found"):
        bench.send(theirs)


def test_without_the_video_permission_nothing_is_counted(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect(scopes=("user.info.basic",)))

    with pytest.raises(NeedsReconnect, match="tiktok_scope_not_authorized"):
        bench.send(order)

    latest = bench.sends.latest(order.connection_id, VIDEO)
    assert latest is not None
    assert (latest.state, latest.inits) == (SendState.RESERVED, ())


def test_the_token_is_refreshed_only_for_who_needs_one(bench: TikTokHarness) -> None:
    order = bench.order(bench.connect())
    bench.advance(24 * 3600 - 30)

    bench.send(order)

    assert bench.calls("/v2/oauth/token/") == 2
    assert bench.check(order).outcome == "in_inbox"
    assert bench.calls("/v2/oauth/token/") == 2


def test_the_file_is_read_only_as_fast_as_it_is_sent(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    really, read, read_ahead = bench.tiktok.put_video, 0, []

    def one_piece_after_the_other(_: str) -> tuple[Iterator[bytes], int]:
        def pieces() -> Iterator[bytes]:
            nonlocal read
            for start in range(0, len(MP4), 1000):
                read += 1000
                yield MP4[start : start + 1000]

        return pieces(), len(MP4)

    def watched(url: SecretStr, pieces: Iterable[bytes], size: int) -> PutResult:
        def passed_on() -> Iterator[bytes]:
            passed = 0
            for piece in pieces:
                passed += len(piece)
                read_ahead.append(read - passed)
                yield piece

        return really(url, passed_on(), size)

    monkeypatch.setattr(bench.media, "open_stream", one_piece_after_the_other)
    monkeypatch.setattr(bench.tiktok, "put_video", watched)

    assert bench.send(bench.order(bench.connect())).send.state is SendState.SENT
    assert max(read_ahead) <= 1000


def test_a_video_made_anew_after_a_failure_is_a_new_send(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(fail_reason="picture_size_check_failed")
    connection = bench.connect()
    bench.send(bench.order(connection))
    refused = bench.check(bench.order(connection))
    bench.tiktok_itself.switch(fail_reason=None)

    assert (refused.outcome, refused.send.reason) == ("refused", "tiktok_picture_size_check_failed")
    assert bench.send(bench.order(connection)).outcome == "refused"
    assert bench.send(bench.order(connection, run=2)).outcome == "processing"
    assert bench.check(bench.order(connection, run=2)).outcome == "in_inbox"
