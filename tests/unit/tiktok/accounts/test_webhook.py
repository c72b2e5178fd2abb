from datetime import timedelta

import pytest

from makeafvdo.domain.errors import SignedOut, Transient
from makeafvdo.domain.tiktok.connections import ConnectionStatus
from makeafvdo.domain.tiktok.sends import SendState
from tests.support.tiktok_harness import USER, TikTokHarness


def test_a_withdrawn_consent_deletes_the_account(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(60)

    bench.deliver(bench.event("authorization.removed", connection.open_id, bench.clock(), reason=1))

    assert bench.connections.of_user(USER) == []
    assert bench.connections.find_claim(connection.open_id) is None


def test_a_withdrawn_consent_deletes_a_row_that_cannot_be_read(bench: TikTokHarness) -> None:
    connection = bench.connect()
    key = {"user_id": USER, "connection_id": connection.connection_id}
    bench.tables["Connections"].put_item(Item=key | {"open_id": 7})

    bench.deliver(bench.event("authorization.removed", connection.open_id, bench.clock(), reason=1))

    assert bench.tables["Connections"].scan()["Items"] == []


@pytest.mark.parametrize("age_s", [0, 1, 3600])
def test_an_event_from_before_the_connect_changes_nothing(bench: TikTokHarness, age_s: int) -> None:
    connection = bench.connect()

    at = connection.connected_at - timedelta(seconds=age_s)
    bench.deliver(bench.event("authorization.removed", connection.open_id, at, reason=1))

    assert bench.connections.of_user(USER) == [connection]


def test_the_events_own_open_id_counts(bench: TikTokHarness) -> None:
    connection, other = bench.connect(), bench.connect("user-2", "ton")
    bench.advance(60)

    bench.deliver(bench.event("authorization.removed", other.open_id, bench.clock(), reason=2))

    assert bench.connections.of_user(USER) == [connection]
    assert bench.connections.of_user("user-2") == []


def test_a_bad_signature_is_refused_and_has_no_effect(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(60)
    body = bench.event("authorization.removed", connection.open_id, bench.clock(), reason=1)

    with pytest.raises(SignedOut, match="webhook_not_genuine"):
        bench.deliver(body, secret="another secret")

    assert bench.connections.of_user(USER) == [connection]


def test_an_event_for_another_app_has_no_effect(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(60)

    bench.deliver(bench.event("authorization.removed", connection.open_id, bench.clock(), client_key="sbother"))

    assert bench.connections.of_user(USER) == [connection]


@pytest.mark.parametrize(
    "name", ["portability.download.ready", "video.upload.failed", "something.new", "post.publish.complete"]
)
def test_what_is_none_of_ours_is_answered_and_forgotten(bench: TikTokHarness, name: str) -> None:
    bench.deliver(bench.event(name, "nobody", bench.clock(), publish_id="v_inbox_file~v2.1"))
    bench.deliver(b"signed, but no event")

    assert bench.reported == []
    assert bench.tables["Sends"].scan()["Items"] == []


def test_a_withdrawal_with_a_video_on_its_way_does_not_call_it_failed(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(stuck=True)
    connection = bench.connect()
    bench.send(bench.order(connection))
    bench.advance(60)

    bench.deliver(bench.event("authorization.removed", connection.open_id, bench.clock(), reason=1))

    assert [send.state for send in bench.reported] == [SendState.UNCONFIRMED]
    assert bench.tables["Sends"].scan()["Items"] == []


def test_an_event_about_a_send_makes_the_sweep_ask_tiktok(bench: TikTokHarness) -> None:
    connection = bench.connect()
    order = bench.order(connection)
    publish_id = bench.send(order).send.publish_id
    bench.sweep()
    assert bench.calls("/v2/post/publish/status/") == 0

    bench.deliver(bench.event("post.publish.inbox_delivered", connection.open_id, bench.clock(), publish_id=publish_id))
    bench.sweep()

    assert [send.state for send in bench.reported] == [SendState.IN_INBOX]


def test_a_forged_complete_changes_nothing_but_one_question(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(stuck=True)
    connection = bench.connect()
    order = bench.order(connection)
    publish_id = bench.send(order).send.publish_id
    event = bench.event("post.publish.complete", connection.open_id, bench.clock(), publish_id=publish_id)

    for _ in range(5):
        bench.deliver(event)
        bench.sweep()

    assert bench.calls("/v2/post/publish/status/") == 1
    latest = bench.sends.latest(order.connection_id, order.video_id)
    assert latest is not None
    assert latest.state is SendState.SENT


def test_an_event_whose_handling_was_cut_off_counts_when_it_comes_again(
    bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = bench.connect()
    bench.advance(60)
    event = bench.event("authorization.removed", connection.open_id, bench.clock(), reason=1)

    def cut_off(_: object) -> bool:
        raise Transient("service_busy")

    with monkeypatch.context() as patch:
        patch.setattr(bench.connections, "delete", cut_off)
        with pytest.raises(Transient):
            bench.deliver(event)
    assert bench.row_of(connection).status is ConnectionStatus.CONNECTED

    bench.deliver(event)

    assert bench.connections.of_user(USER) == []
