from dataclasses import replace

import pytest
from pydantic import SecretStr

from makeafvdo.domain.errors import NeedsReconnect, Permanent, Transient
from makeafvdo.domain.tiktok.connections import ConnectionStatus
from makeafvdo.services.tiktok.access_token import access_token, with_access
from tests.support.tiktok_harness import QUICK, TikTokHarness

DAY = 24 * 3600
FAULTS = ["error_before", "error_after", "cut_before", "cut_after", "bad_json", "timeout_after", "throttled"]


def test_a_token_with_life_enough_is_handed_out_as_it_is(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY - 120)

    token = bench.token(connection, needed_for_s=60)

    assert bench.tiktok.user_info(token).display_name
    assert bench.calls("/v2/oauth/token/") == 1


def test_one_with_too_little_is_refreshed_and_the_new_pair_is_kept(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY - 30)

    token = bench.token(connection, needed_for_s=60)

    row = bench.row_of(connection)
    assert bench.tiktok.user_info(token).display_name
    assert (row.version, row.lease_until) == (connection.version + 1, None)
    assert row.sealed_tokens != connection.sealed_tokens
    bench.advance(DAY)
    assert bench.token(connection) != token


def test_lifetimes_are_what_tiktok_says(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(access_lifetime_s=7200, refresh_lifetime_s=180 * DAY)
    connection = bench.connect()

    assert (connection.access_expires_at - connection.connected_at).total_seconds() == pytest.approx(7200, abs=2)
    assert (connection.refresh_expires_at - connection.connected_at).days in {179, 180}


def test_a_refresh_token_that_does_not_rotate_is_kept_too(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(refresh_rotates=False)
    connection = bench.connect()

    for _ in range(3):
        bench.advance(DAY)
        assert bench.tiktok.user_info(bench.token(connection)).display_name


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_token_endpoint_disconnects_nobody(bench: TikTokHarness, fault: str) -> None:
    connection = bench.connect()
    bench.advance(DAY)
    bench.fault(fault, "/v2/oauth/token/")

    with pytest.raises(Transient):
        bench.token(connection)

    assert bench.row_of(connection).status is ConnectionStatus.CONNECTED


@pytest.mark.parametrize("fault", ["error_before", "cut_before", "throttled"])
def test_after_a_fault_without_effect_the_next_refresh_works(bench: TikTokHarness, fault: str) -> None:
    connection = bench.connect()
    bench.advance(DAY)
    bench.fault(fault, "/v2/oauth/token/")
    with pytest.raises(Transient):
        bench.token(connection)

    assert bench.tiktok.user_info(bench.token(connection)).display_name
    assert bench.row_of(connection).lease_until is None


@pytest.mark.parametrize("fault", ["error_after", "cut_after", "bad_json", "timeout_after"])
def test_a_pair_lost_with_its_answer_ends_in_reconnect_and_says_why(bench: TikTokHarness, fault: str) -> None:
    connection, other = bench.connect(), bench.connect(account="ton")
    bench.advance(DAY)
    bench.fault(fault, "/v2/oauth/token/")
    with pytest.raises(Transient):
        bench.token(connection)

    with pytest.raises(NeedsReconnect, match="tiktok_refresh_answer_lost"):
        bench.token(connection)

    row = bench.row_of(connection)
    assert row.status is ConnectionStatus.NEEDS_RECONNECT
    assert row.problem(bench.clock()) == "tiktok_refresh_answer_lost"
    assert bench.tiktok.user_info(bench.token(other)).display_name
    assert bench.row_of(other).status is ConnectionStatus.CONNECTED


def test_a_lost_answer_is_told_of_once_and_forgotten_by_the_next_connect(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY)
    bench.fault("cut_after", "/v2/oauth/token/")
    with pytest.raises(Transient):
        bench.token(connection)
    with pytest.raises(NeedsReconnect):
        bench.token(connection)

    again = bench.connect()

    assert again.connection_id == connection.connection_id
    assert again.problem(bench.clock()) is None
    assert bench.tiktok.user_info(bench.token(again)).display_name


def test_a_second_fault_does_not_hide_that_an_answer_was_lost(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY)
    for fault in ("cut_after", "throttled"):
        bench.fault(fault, "/v2/oauth/token/")
        with pytest.raises(Transient):
            bench.token(connection)

    with pytest.raises(NeedsReconnect, match="tiktok_refresh_answer_lost"):
        bench.token(connection)


def test_consent_withdrawn_in_the_tiktok_app_is_called_that(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")
    bench.advance(DAY)

    with pytest.raises(NeedsReconnect, match="tiktok_needs_reconnect"):
        bench.token(connection)


def test_a_connection_that_has_run_out_is_not_tried(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(366 * DAY)

    with pytest.raises(NeedsReconnect, match="tiktok_connection_ended"):
        bench.token(connection)

    assert bench.calls("/v2/oauth/token/") == 1


def test_our_own_wrong_secret_disconnects_nobody(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY)
    url = bench.tiktok_itself.open
    broken = type(bench.tiktok)("sbtest", SecretStr("wrong"), url, url, ".tiktokapis.com", timeouts=QUICK)

    with pytest.raises(Permanent, match="tiktok_invalid_client"):
        access_token(bench.row_of(connection), 60, access=replace(bench.access, tiktok=broken))

    assert bench.row_of(connection).status is ConnectionStatus.CONNECTED
    assert bench.tiktok.user_info(bench.token(connection)).display_name


def test_a_token_that_died_early_is_replaced_and_the_call_repeated(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.fault("token_dies", "/v2/user/info/")

    profile = with_access(connection, 60, bench.tiktok.user_info, access=bench.access)

    assert profile.display_name
    assert bench.calls("/v2/oauth/token/") == 2


def test_a_call_is_not_repeated_for_ever(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.fault("token_dies", "/v2/user/info/", times=9)

    with pytest.raises(NeedsReconnect, match="tiktok_access_token_invalid"):
        with_access(connection, 60, bench.tiktok.user_info, access=bench.access)

    assert bench.calls("/v2/user/info/") == 2


def test_without_consent_a_call_ends_in_reconnect(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")

    with pytest.raises(NeedsReconnect):
        with_access(connection, 60, bench.tiktok.user_info, access=bench.access)

    assert bench.row_of(connection).status is ConnectionStatus.NEEDS_RECONNECT


def test_while_another_refreshes_nobody_else_asks_tiktok(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY)
    held = bench.row_of(connection)
    assert bench.connections.replace(held, held.leased(bench.clock()))

    with pytest.raises(Transient, match="tiktok_refresh_busy"):
        bench.token(connection)

    assert bench.calls("/v2/oauth/token/") == 1
    assert 10 < sum(bench.naps) < 20


def test_a_lease_of_a_dead_holder_ends(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY)
    held = bench.row_of(connection)
    assert bench.connections.replace(held, held.leased(bench.clock()))
    bench.advance(31)

    assert bench.tiktok.user_info(bench.token(connection)).display_name


def test_a_caller_with_an_old_row_gets_the_new_token(bench: TikTokHarness) -> None:
    old = bench.connect()
    bench.advance(DAY)
    new = bench.token(old)

    assert access_token(old, 60, access=bench.access) == new
    assert bench.calls("/v2/oauth/token/") == 2
