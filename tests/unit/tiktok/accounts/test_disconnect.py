import pytest

from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.services.tiktok.accounts import list_accounts
from tests.support.tiktok_harness import USER, TikTokHarness

HOUR = 3600


def is_hidden(bench: TikTokHarness) -> bool:
    return list_accounts(USER, None, access=bench.access, sends=bench.sends) == []


def nothing_is_left(bench: TikTokHarness) -> bool:
    return not any(bench.tables[name].scan()["Items"] for name in ("Connections", "Sends"))


def test_a_disconnect_ends_the_consent_at_tiktok_and_deletes_everything(bench: TikTokHarness) -> None:
    connection = bench.connect()

    outcome = bench.disconnect(connection)

    assert outcome.code == "tiktok_disconnected"
    assert not bench.has_consent()
    assert nothing_is_left(bench)


def test_another_account_of_the_same_user_is_left_alone(bench: TikTokHarness) -> None:
    connection, other = bench.connect(), bench.connect(account="ton")

    bench.disconnect(connection)

    assert bench.connections.of_user(USER) == [other]
    assert bench.tiktok.user_info(bench.token(other)).display_name


def test_an_account_of_another_user_is_not_there(bench: TikTokHarness) -> None:
    theirs = bench.connect("user-2")

    with pytest.raises(NotFound, match="connection_not_found"):
        bench.disconnect(theirs.model_copy(update={"user_id": USER}))

    assert bench.has_consent()


def test_an_access_token_that_has_run_out_is_refreshed_to_revoke_with(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(25 * HOUR)

    assert bench.disconnect(connection).code == "tiktok_disconnected"
    assert not bench.has_consent()


def test_consent_that_is_gone_already_is_no_obstacle(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")
    bench.advance(25 * HOUR)

    assert bench.disconnect(connection).code == "tiktok_disconnected"
    assert nothing_is_left(bench)


@pytest.mark.parametrize("fault", ["error_before", "cut_before", "cut_after", "throttled"])
def test_while_tiktok_cannot_be_told_the_account_is_hidden_and_tried_again(bench: TikTokHarness, fault: str) -> None:
    connection = bench.connect()
    bench.fault(fault, "/v2/oauth/revoke/")

    outcome = bench.disconnect(connection)

    assert outcome.code == "tiktok_revoking"
    assert is_hidden(bench)
    assert bench.row_of(connection).status is ConnectionStatus.REVOKING
    assert bench.sweep() == []
    bench.advance(11 * 60)
    assert [outcome.code for outcome in bench.sweep()] == ["tiktok_disconnected"]
    assert nothing_is_left(bench)
    assert not bench.has_consent()


def test_after_a_day_of_trying_the_pair_is_deleted_and_that_is_said(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.fault("error_before", "/v2/oauth/", times=10_000)
    bench.disconnect(connection)

    codes = []
    for _ in range(26):
        bench.advance(HOUR)
        codes += [outcome.code for outcome in bench.sweep()]

    assert codes[:-1] == ["tiktok_revoking"] * (len(codes) - 1)
    assert codes[-1] == "tiktok_revoke_given_up"
    assert 23 <= len(codes) <= 25
    assert nothing_is_left(bench)


def test_a_second_tap_while_revoking_changes_nothing(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.fault("error_before", "/v2/oauth/revoke/")
    bench.disconnect(connection)

    assert bench.disconnect(connection).code == "tiktok_revoking"
    assert bench.calls("/v2/oauth/revoke/") == 1


def test_connecting_again_stops_the_revoking(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.fault("error_before", "/v2/oauth/revoke/")
    bench.disconnect(connection)

    again = bench.connect()
    bench.advance(HOUR)

    assert bench.sweep() == []
    assert bench.row_of(again).status is ConnectionStatus.CONNECTED
    assert bench.tiktok.user_info(bench.token(again)).display_name


def begun(bench: TikTokHarness, state: SendState) -> Connection:
    """An account with a send that got as far as `state`."""
    connection = bench.connect()
    order = bench.order(connection)
    if state is SendState.RESERVED:
        bench.fault("throttled", "/v2/post/publish/inbox/")
    if state is SendState.SENDING:
        bench.fault("cut_after", "/video/")
        bench.tiktok_itself.switch(short_status_body=True, stuck=True)
    bench.send(order)
    send = bench.sends.latest(connection.connection_id, order.video_id)
    assert send is not None
    assert send.state is state
    return connection


def test_a_send_that_has_not_begun_fails_by_its_name(bench: TikTokHarness) -> None:
    outcome = bench.disconnect(begun(bench, SendState.RESERVED))

    assert outcome.may_still_arrive == ()
    [told] = bench.reported
    assert (told.state, told.reason) == (SendState.FAILED, "tiktok_disconnected_before_send")


def test_a_send_that_has_landed_meanwhile_is_called_so(bench: TikTokHarness) -> None:
    outcome = bench.disconnect(begun(bench, SendState.SENT))

    assert outcome.may_still_arrive == ()
    assert [send.state for send in bench.reported] == [SendState.IN_INBOX]


@pytest.mark.parametrize("state", [SendState.SENDING, SendState.SENT])
def test_a_send_whose_bytes_may_be_in_may_still_arrive(bench: TikTokHarness, state: SendState) -> None:
    bench.tiktok_itself.switch(stuck=True)
    connection = begun(bench, state)

    outcome = bench.disconnect(connection)

    assert outcome.may_still_arrive == (bench.reported[0].video_id,)
    assert [send.state for send in bench.reported] == [SendState.UNCONFIRMED]


def test_if_tiktok_cannot_be_asked_it_may_still_arrive_as_well(bench: TikTokHarness) -> None:
    connection = begun(bench, SendState.SENT)
    bench.fault("error_before", "/v2/", times=100)

    outcome = bench.disconnect(connection)

    assert outcome.code == "tiktok_revoking"
    assert len(outcome.may_still_arrive) == 1
