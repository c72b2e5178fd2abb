"""Without a tap nothing leaves but under the standing consent of that account, at that moment."""

from typing import Any

import pytest
from pydantic import SecretStr

from makeafvdo.domain.tiktok.api import InboxUpload
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.polling import SendStep
from makeafvdo.domain.tiktok.sends import SendState
from tests.support.tiktok_harness import TikTokHarness

DAY = 24 * 3600


def unattended(bench: TikTokHarness, connection: Connection, **order: Any) -> SendStep:  # noqa: ANN401
    return bench.send(bench.order(connection, **{"unattended": True} | order))


def agree(bench: TikTokHarness, connection: Connection) -> None:
    bench.consents.add((connection.user_id, connection.connection_id))


def held_back(step: SendStep) -> bool:
    return (step.outcome, step.send.state, step.send.reason) == (
        "refused",
        SendState.FAILED,
        "standing_consent_missing",
    )


def test_without_it_nothing_is_even_begun_at_tiktok(bench: TikTokHarness) -> None:
    step = unattended(bench, bench.connect())

    assert held_back(step)
    assert (bench.calls("/v2/post/publish/inbox/"), bench.calls("/video/")) == (0, 0)


def test_with_it_the_video_goes(bench: TikTokHarness) -> None:
    connection = bench.connect()
    agree(bench, connection)

    assert unattended(bench, connection).outcome == "processing"
    assert bench.videos_in_inbox() == 1


def test_that_of_another_account_counts_for_nothing(bench: TikTokHarness) -> None:
    connection, other = bench.connect(), bench.connect(account="ton")
    agree(bench, other)

    assert held_back(unattended(bench, connection))


def test_a_tap_needs_none_and_sends_what_was_held_back(bench: TikTokHarness) -> None:
    connection = bench.connect()
    unattended(bench, connection)

    assert bench.send(bench.order(connection, run=2)).outcome == "processing"


def test_withdrawn_once_the_upload_is_open_no_byte_goes(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    connection, init = bench.connect(), bench.tiktok.init_inbox_upload
    agree(bench, connection)

    def withdrawn(token: SecretStr, size: int) -> InboxUpload:
        bench.consents.clear()
        return init(token, size)

    monkeypatch.setattr(bench.tiktok, "init_inbox_upload", withdrawn)

    assert held_back(unattended(bench, connection))
    assert bench.calls("/video/") == 0


def test_withdrawn_after_an_unclear_put_no_other_put_follows(bench: TikTokHarness) -> None:
    connection = bench.connect()
    agree(bench, connection)
    bench.fault("cut_before", "/video/", times=3)
    unclear = unattended(bench, connection)
    bench.consents.clear()
    puts = bench.calls("/video/")

    again = unattended(bench, connection, run=2)

    assert (unclear.send.state, again.send.state) == (SendState.SENDING, SendState.SENDING)
    assert (bench.calls("/video/"), bench.videos_in_inbox()) == (puts, 0)
    bench.advance(5 * 3600)
    assert held_back(unattended(bench, connection, run=3))


def test_withdrawn_while_the_video_waits_for_its_slot_it_does_not_go(bench: TikTokHarness) -> None:
    connection = bench.connect()
    agree(bench, connection)
    for number in range(5):
        unattended(bench, connection, video_id=f"video-{number}")
    assert unattended(bench, connection, video_id="sixth").outcome == "waiting_slot"
    bench.consents.clear()
    bench.advance(2 * DAY)

    assert held_back(unattended(bench, connection, video_id="sixth", run=2))
    assert bench.videos_in_inbox() == 5


def test_a_tap_on_a_video_that_waits_unattended_is_enough(bench: TikTokHarness) -> None:
    connection = bench.connect()
    agree(bench, connection)
    for number in range(5):
        unattended(bench, connection, video_id=f"video-{number}")
    unattended(bench, connection, video_id="sixth")
    bench.consents.clear()
    bench.send(bench.order(connection, video_id="sixth", run=2))
    bench.advance(2 * DAY)

    assert bench.send(bench.order(connection, video_id="sixth", run=3)).outcome == "processing"
