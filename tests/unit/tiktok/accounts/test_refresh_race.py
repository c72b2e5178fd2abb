"""Many callers, one pair: TikTok lets a refresh token work once, and kills the old one at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus
from makeafvdo.services.tiktok.access_token import access_token
from tests.support.tiktok_harness import TikTokHarness

CALLERS, ACCOUNTS, AT_ONCE = 16, 40, 8
DAY = 24 * 3600


def test_sixteen_callers_of_each_of_forty_accounts_cause_one_refresh_each(bench: TikTokHarness) -> None:
    """All sixteen of an account at the same time, and `AT_ONCE` accounts beside each other."""
    connections = [connect(bench, number) for number in range(ACCOUNTS)]
    bench.advance(DAY)

    given: Counter[str] = Counter()
    for first in range(0, ACCOUNTS, AT_ONCE):
        given += Counter(ask_all(bench, connections[first : first + AT_ONCE]))

    assert bench.calls("/v2/oauth/token/") == ACCOUNTS + ACCOUNTS
    assert sorted(given.values()) == [CALLERS] * ACCOUNTS, "all callers of an account hold the same token"
    for connection in connections:
        row = bench.row_of(connection)
        assert (row.status, row.version, row.lease_until) == (ConnectionStatus.CONNECTED, connection.version + 1, None)


def test_and_no_account_is_lost_by_it(bench: TikTokHarness) -> None:
    connections = [connect(bench, number) for number in range(3)]

    for _ in range(4):
        bench.advance(DAY)
        ask_all(bench, connections)

    assert all(bench.tiktok.user_info(bench.token(connection)).display_name for connection in connections)


def test_a_refresh_without_the_lease_loses_accounts(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    """The race is real: where nothing holds callers apart, TikTok's rule ends the consent."""
    connections = [connect(bench, number) for number in range(4)]
    bench.advance(DAY)
    monkeypatch.setattr(bench.connections, "replace", lambda _old, _new: True)
    monkeypatch.setattr(Connection, "is_leased", lambda _self, _now: False)

    with pytest.raises(Exception, match="tiktok_"):
        ask_all(bench, connections)


def connect(bench: TikTokHarness, number: int) -> Connection:
    account = f"creator-{number}"
    bench.tiktok_itself.command("POST", "accounts", account_id=account, display_name=f"ครีเอเตอร์ {number}")
    return bench.connect(f"user-{number}", account)


def ask_all(bench: TikTokHarness, connections: list[Connection]) -> list[str]:
    """The token each caller was given; all of one account start from the same row."""
    rows = [bench.row_of(connection) for connection in connections]
    with ThreadPoolExecutor(CALLERS * len(rows)) as pool:
        answers = pool.map(lambda row: access_token(row, 60, access=bench.access), rows * CALLERS)
        return [token.get_secret_value() for token in answers]
