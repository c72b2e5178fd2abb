"""Disconnect, reconnect, refresh and a late `authorization.removed`, in every order and inside each other."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from pydantic import SecretStr

from makeafvdo.adapters.tiktok_http import TikTokHttp
from makeafvdo.domain.connections import Connection, ConnectionStatus
from makeafvdo.domain.errors import AppError, NotFound
from makeafvdo.domain.tiktok import TokenPair
from makeafvdo.services.access_token import access_token
from tests.unit.accounts.workbench import USER, Workbench

DAY = 24 * 3600
DOINGS = ("disconnect", "reconnect", "refresh", "event")
INSIDE = [order for length in range(4) for order in permutations(("disconnect", "reconnect", "old event"), length)]


class HeldBack(TikTokHttp):
    """TikTok whose answer to a refresh arrives only after something else has happened."""

    def __init__(self, tiktok: TikTokHttp, meanwhile: Callable[[], None]) -> None:
        self.__dict__ |= tiktok.__dict__
        self._meanwhile = meanwhile

    def refresh(self, refresh_token: SecretStr) -> TokenPair:
        pair = super().refresh(refresh_token)
        self._meanwhile()
        return pair


def doings(bench: Workbench, connection: Connection, event: bytes) -> dict[str, Callable[[], object]]:
    def refresh() -> None:
        with suppress(AppError):
            bench.token(connection, needed_for_s=2 * DAY)

    def disconnect() -> None:
        with suppress(NotFound):
            for row in bench.connections.of_user(USER):
                bench.disconnect(row)

    def deliver() -> None:
        bench.deliver(event)

    return {
        "disconnect": disconnect,
        "reconnect": bench.connect,
        "refresh": refresh,
        "event": deliver,
        "old event": deliver,
    }


def is_connected_after(order: tuple[str, ...]) -> bool:
    return "disconnect" not in order[order.index("reconnect") :]


@pytest.mark.parametrize("order", list(permutations(DOINGS)), ids=" ".join)
def test_after_a_withdrawal_only_a_later_connect_counts(bench: Workbench, order: tuple[str, ...]) -> None:
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
        assert bench.connections.claim_on(connection.open_id) is None


@pytest.mark.parametrize("inside", INSIDE, ids=lambda order: " ".join(order) or "nothing")
def test_whatever_happens_inside_a_refresh_the_last_word_counts(bench: Workbench, inside: tuple[str, ...]) -> None:
    connection = bench.connect()
    before = connection.connected_at - timedelta(hours=1)
    do = doings(bench, connection, bench.event("authorization.removed", connection.open_id, before, reason=1))
    bench.advance(DAY)

    def meanwhile() -> None:
        for doing in inside:
            do[doing]()

    held_back = HeldBack(bench.tiktok, meanwhile)
    with suppress(AppError):
        access_token(bench.row_of(connection), 60, access=replace(bench.access, tiktok=held_back))
    bench.advance(60)
    bench.sweep()

    rows = bench.connections.of_user(USER)
    last = next((doing for doing in reversed(inside) if doing != "old event"), None)
    if last == "disconnect":
        assert rows == []
        assert not bench.has_consent()
    else:
        [row] = rows
        assert row.status is ConnectionStatus.CONNECTED
        assert bench.tiktok.user_info(bench.token(row)).display_name


def test_a_disconnect_inside_a_refresh_revokes_with_the_pair_the_refresh_brings(bench: Workbench) -> None:
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


def test_a_no_to_an_old_pair_does_not_undo_a_reconnect(bench: Workbench) -> None:
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
