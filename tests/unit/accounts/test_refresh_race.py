"""Many callers, one pair: TikTok lets a refresh token work once."""

from concurrent.futures import ThreadPoolExecutor

from makeafvdo.domain.connections import Connection, ConnectionStatus
from makeafvdo.services.access_token import access_token
from tests.unit.accounts.workbench import Workbench

CALLERS = 16
ACCOUNTS = [("user-1", "mali"), ("user-2", "ton"), ("user-3", "fah")]
ROUNDS = 4


def test_sixteen_callers_of_an_account_cause_one_refresh(bench: Workbench) -> None:
    connections = connect_all(bench)

    for number in range(1, ROUNDS + 1):
        bench.advance(24 * 3600)
        tokens = ask_all(bench, [bench.row_of(connection) for connection in connections])

        assert len(set(tokens)) == len(ACCOUNTS)
        assert bench.calls("/v2/oauth/token/") == len(ACCOUNTS) * (1 + number)
        for connection in connections:
            row = bench.row_of(connection)
            assert (row.status, row.version) == (ConnectionStatus.CONNECTED, 1 + number)


def connect_all(bench: Workbench) -> list[Connection]:
    connections = []
    for user_id, account in ACCOUNTS[:2]:
        connections.append(bench.connect(user_id, account))
    bench.tiktok_itself.switch(off=["sandbox_targets"])
    return [*connections, bench.connect(*ACCOUNTS[2])]


def ask_all(bench: Workbench, rows: list[Connection]) -> list[str]:
    """The token each caller was given; all start from the same rows."""
    with ThreadPoolExecutor(CALLERS * len(rows)) as pool:
        answers = pool.map(lambda row: access_token(row, 60, access=bench.access), rows * CALLERS)
        return [token.get_secret_value() for token in answers]
