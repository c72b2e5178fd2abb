"""The account videos go to: chosen by the marketer, never left pointing at one that is gone."""

from typing import Any

import pytest

from tests.support.http_harness import HttpHarness, Person

MALI = "user-mali"


def accounts(person: Person) -> list[dict[str, Any]]:
    return list(person.call("GET", "/api/tiktok/accounts").body["accounts"])


def default_of(person: Person) -> str | None:
    connection_id: str | None = person.call("GET", "/api/me").body["default_connection_id"]
    return connection_id


def test_the_chosen_account_comes_first(home: HttpHarness, mali: Person) -> None:
    home.bench.connect(MALI, "mali")
    home.bench.advance(60)
    second = home.bench.connect(MALI, "ton")

    answer = mali.write("/api/tiktok/default", connection_id=second.connection_id)

    assert answer.status == 204
    assert default_of(mali) == second.connection_id
    assert [account["is_default"] for account in accounts(mali)] == [True, False]
    assert accounts(mali)[0]["connection_id"] == second.connection_id


@pytest.mark.parametrize("whose", ["nobody's", "another's", "one being revoked"])
def test_only_an_account_of_ones_own_can_be_chosen(home: HttpHarness, mali: Person, whose: str) -> None:
    own, other = home.bench.connect(MALI, "mali"), home.bench.connect("user-ton", "ton")
    if whose == "one being revoked":
        home.bench.fault("error_before", "/v2/oauth/revoke/")
        home.bench.disconnect(own)
    named = {"nobody's": "connection-99", "another's": other.connection_id, "one being revoked": own.connection_id}

    answer = mali.write("/api/tiktok/default", connection_id=named[whose])

    assert (answer.status, answer.code) == (404, "connection_not_found")
    assert default_of(mali) is None


def test_when_the_default_goes_the_one_connected_first_takes_its_place(home: HttpHarness, mali: Person) -> None:
    first = home.bench.connect(MALI, "mali")
    home.bench.advance(60)
    second = home.bench.connect(MALI, "ton")
    mali.write("/api/tiktok/default", connection_id=second.connection_id)

    mali.write("/api/tiktok/disconnect", connection_id=second.connection_id)
    after_one = default_of(mali)
    mali.write("/api/tiktok/disconnect", connection_id=first.connection_id)

    assert after_one == first.connection_id
    assert default_of(mali) is None


def test_another_account_going_leaves_the_choice_alone(home: HttpHarness, mali: Person) -> None:
    first = home.bench.connect(MALI, "mali")
    second = home.bench.connect(MALI, "ton")
    mali.write("/api/tiktok/default", connection_id=second.connection_id)

    mali.write("/api/tiktok/disconnect", connection_id=first.connection_id)

    assert default_of(mali) == second.connection_id
