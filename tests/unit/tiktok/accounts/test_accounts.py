import pytest

from makeafvdo.services.tiktok.accounts import Account, list_accounts
from tests.support.tiktok_harness import USER, TikTokHarness

DAY = 24 * 3600


def accounts(bench: TikTokHarness, default: str | None = None) -> list[Account]:
    return list_accounts(USER, default, access=bench.access, sends=bench.sends)


def test_name_and_picture_come_live_from_tiktok_and_stay_nowhere(bench: TikTokHarness) -> None:
    bench.connect()

    [account] = accounts(bench)

    assert account.display_name == "มะลิรีวิวของดี"
    assert account.avatar_url
    kept = str([table.scan()["Items"] for table in bench.tables.values()])
    assert account.display_name not in kept
    assert account.avatar_url not in kept


def test_an_account_without_a_name_is_as_healthy(bench: TikTokHarness) -> None:
    bench.tiktok_itself.command("POST", "accounts", account_id="nameless", display_name="")
    bench.connect(account="nameless")

    [account] = accounts(bench)

    assert (account.display_name, account.problem, account.can_send) == (None, None, True)


def test_health_is_told(bench: TikTokHarness) -> None:
    connection = bench.connect()

    [account] = accounts(bench)

    assert account.can_send
    assert account.scope == ("user.info.basic", "video.upload")
    assert account.problem is None
    assert (account.access_ends_at, account.connection_ends_at) == (
        connection.access_expires_at,
        connection.refresh_expires_at,
    )
    assert (account.slots_used, account.slots_total, account.slots_nearly_full) == (0, 5, False)


@pytest.mark.parametrize(("days", "soon"), [(350, False), (352, True)])
def test_the_end_is_announced_two_weeks_ahead(bench: TikTokHarness, days: int, soon: bool) -> None:
    bench.connect()
    bench.advance(days * DAY)

    [account] = accounts(bench)

    assert account.ends_soon is soon
    assert len(account.warnings) == soon
    assert account.can_send


def test_without_a_choice_the_account_connected_first_is_the_default(bench: TikTokHarness) -> None:
    first = bench.connect(account="ton")
    bench.advance(60)
    second = bench.connect(account="mali")

    assert [(account.connection_id, account.is_default) for account in accounts(bench)] == [
        (first.connection_id, True),
        (second.connection_id, False),
    ]
    assert [account.is_default for account in accounts(bench, "gone")] == [True, False]
    assert accounts(bench, second.connection_id)[0].connection_id == second.connection_id


def test_without_the_video_permission_it_is_said_that_it_cannot_send(bench: TikTokHarness) -> None:
    bench.connect(scopes=("user.info.basic",))

    [account] = accounts(bench)

    assert (account.can_send, account.problem) == (False, "tiktok_scope_missing")
    assert account.display_name


def test_one_account_in_trouble_does_not_hide_the_other(bench: TikTokHarness) -> None:
    bench.connect(account="mali")
    bench.advance(60)
    bench.connect(account="ton")
    bench.tiktok_itself.command("POST", "accounts/mali/revoke/sbtest")

    lost, fine = accounts(bench)

    assert (lost.can_send, lost.problem, lost.display_name) == (False, "tiktok_needs_reconnect", None)
    assert (fine.can_send, fine.problem) == (True, None)


def test_while_tiktok_is_down_the_account_is_shown_without_its_name(bench: TikTokHarness) -> None:
    bench.connect()
    bench.fault("error_before", "/v2/user/info/")

    [account] = accounts(bench)

    assert (account.display_name, account.problem, account.can_send) == (None, "tiktok_unclear", True)


def test_another_users_accounts_are_not_shown(bench: TikTokHarness) -> None:
    bench.connect("user-2")

    assert accounts(bench) == []
