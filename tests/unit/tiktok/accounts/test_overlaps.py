"""Disconnect, reconnect, refresh and a late `authorization.removed`, in every order and inside each other."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
from makeafvdo.domain.errors import AppError, NeedsReconnect, NotFound
from makeafvdo.domain.tiktok.api import TokenPair
from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus
from makeafvdo.services.tiktok.access_token import access_token, with_access
from tests.support.tiktok_harness import USER, TikTokHarness

DAY = 24 * 3600
DOINGS = ("disconnect", "reconnect", "refresh", "event")
CALL_OF = {"disconnect": "revoke", "reconnect": "exchange_code", "refresh": "refresh"}
"""The call to TikTok that each of them waits for."""
INSIDE = [
    *(order for length in (1, 2, 3) for order in permutations(("disconnect", "reconnect", "old event"), length)),
    *[("refresh",), ("refresh", "disconnect"), ("disconnect", "refresh")],
    *[("refresh", "reconnect"), ("reconnect", "refresh")],
]


class HeldBack(TikTokHttp):
    """TikTok whose answer to a refresh arrives only after something else has happened."""

    def __init__(self, tiktok: TikTokHttp, meanwhile: Callable[[], None]) -> None:
        self.__dict__ |= tiktok.__dict__
        self._meanwhile = meanwhile

    def refresh(self, refresh_token: SecretStr) -> TokenPair:
        pair = super().refresh(refresh_token)
        self._meanwhile()
        return pair


def doings(bench: TikTokHarness, connection: Connection, event: bytes) -> dict[str, Callable[[], object]]:
    def refresh() -> None:
        with suppress(AppError):
            bench.token(connection, needed_for_s=2 * DAY)

    def disconnect() -> None:
        with suppress(NotFound):
            for row in bench.connections.of_user(USER):
                bench.disconnect(row)

    def reconnect() -> None:
        bench.finish(bench.tiktok_itself.approve(state=bench.start()))

    def deliver() -> None:
        bench.deliver(event)

    return {
        "disconnect": disconnect,
        "reconnect": reconnect,
        "refresh": refresh,
        "event": deliver,
        "old event": deliver,
    }


def is_connected_after(order: tuple[str, ...]) -> bool:
    return "disconnect" not in order[order.index("reconnect") :]


@pytest.mark.parametrize("order", list(permutations(DOINGS)), ids=" ".join)
def test_after_a_withdrawal_only_a_later_connect_counts(bench: TikTokHarness, order: tuple[str, ...]) -> None:
    connection = bench.connect()
    bench.advance(60)
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")
    event = bench.event("authorization.removed", connection.open_id, bench.clock(), reason=1)
    bench.advance(60)

    do = doings(bench, connection, event)
    for doing in order:
        do[doing]()
        bench.advance(60)
    bench.sweep()

    rows = bench.connections.of_user(USER)
    if is_connected_after(order):
        [row] = rows
        assert row.status is ConnectionStatus.CONNECTED
        assert bench.tiktok.user_info(bench.token(row)).display_name
    else:
        assert rows == []
        assert bench.connections.find_claim(connection.open_id) is None


@pytest.mark.parametrize("inside", INSIDE, ids=" ".join)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("outer", CALL_OF)
def test_whatever_happens_inside_a_call_to_tiktok_both_sides_agree_in_the_end(
    bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch, outer: str, when: str, inside: tuple[str, ...]
) -> None:
    """TikTok carries the call out `before` or `after` the rest happens; its answer comes last in any case."""
    connection = bench.connect()
    earlier = connection.connected_at - timedelta(hours=1)
    do = doings(bench, connection, bench.event("authorization.removed", connection.open_id, earlier, reason=1))
    bench.advance(DAY)
    call, is_held = getattr(bench.tiktok, CALL_OF[outer]), iter([True])

    def held(*args: object) -> object:
        if not next(is_held, False):
            return call(*args)
        answer = call(*args) if when == "before" else None
        for doing in inside:
            bench.advance(2)
            do[doing]()
        return answer if when == "before" else call(*args)

    monkeypatch.setattr(bench.tiktok, CALL_OF[outer], held)
    do[outer]()
    bench.advance(60)
    bench.sweep()

    rows = bench.connections.of_user(USER)
    assert next(is_held, None) is None, "the call was made"
    assert bench.has_consent() == any(works(bench, row) for row in rows)
    assert {row.status for row in bench.connections.of_user(USER)} <= {connected_if(bench.has_consent())}
    if outer != "reconnect" and "disconnect" in inside and "reconnect" not in inside:
        assert rows == []


def works(bench: TikTokHarness, row: Connection) -> bool:
    try:
        return bool(with_access(row, 60, bench.tiktok.user_info, access=bench.access).display_name)
    except NeedsReconnect:
        return False


def connected_if(has_consent: bool) -> ConnectionStatus:
    return ConnectionStatus.CONNECTED if has_consent else ConnectionStatus.NEEDS_RECONNECT


def test_a_disconnect_inside_a_refresh_revokes_with_the_pair_the_refresh_brings(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(old_access_token_dies=True)
    connection = bench.connect()
    bench.advance(DAY)
    codes: list[str] = []

    held_back = HeldBack(bench.tiktok, lambda: codes.append(bench.disconnect(connection).code))

    with pytest.raises(AppError, match="tiktok_not_connected"):
        access_token(bench.row_of(connection), 60, access=replace(bench.access, tiktok=held_back))
    assert codes == ["tiktok_revoking"]
    assert [row.status for row in bench.connections.of_user(USER)] == [ConnectionStatus.REVOKING]

    bench.advance(1)
    assert [outcome.code for outcome in bench.sweep()] == ["tiktok_disconnected"]
    assert not bench.has_consent()


def test_a_no_to_an_old_pair_does_not_undo_a_reconnect(bench: TikTokHarness) -> None:
    connection = bench.connect()
    bench.advance(DAY)

    class Refusing(HeldBack):
        def refresh(self, refresh_token: SecretStr) -> TokenPair:
            bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")
            bench.connect()
            return TikTokHttp.refresh(self, refresh_token)

    refusing = replace(bench.access, tiktok=Refusing(bench.tiktok, lambda: None))
    with pytest.raises(AppError, match="tiktok_refresh_busy"):
        access_token(bench.row_of(connection), 60, access=refusing)

    assert bench.row_of(connection).status is ConnectionStatus.CONNECTED
    assert bench.tiktok.user_info(bench.token(connection)).display_name
