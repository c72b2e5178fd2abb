"""Cognito's pre sign-up trigger: an address that two ways vouch for is one user, whichever came first."""

from collections.abc import Iterator
from typing import Any, cast

import boto3
import pytest

from functions.link_sign_in.app import handler
from makeafvdo.adapters.user_pool import UserPool
from makeafvdo.bootstrap import Container
from makeafvdo.entrypoints.user_pool_trigger import Refused
from tests.support.user_pool import POOL_ID, User, UserPoolServer, user_pool_server

MALI = "mali@example.com"
GOOGLE = "115731234567890123456"


class Parts:
    """What the trigger asks of the container."""

    def __init__(self, url: str) -> None:
        self._client = boto3.client(
            "cognito-idp",
            endpoint_url=url,
            region_name="ap-southeast-1",
            aws_access_key_id="x",
            aws_secret_access_key="x",
        )

    def user_pool(self, pool_id: str) -> UserPool:
        return UserPool(self._client, pool_id)


@pytest.fixture
def pool() -> Iterator[UserPoolServer]:
    with user_pool_server() as server:
        yield server


def event(source: str, user_name: str, **attributes: str) -> dict[str, Any]:
    """As Cognito sends it (Developer Guide, pre sign-up Lambda trigger)."""
    return {
        "version": "1",
        "region": "ap-southeast-1",
        "userPoolId": POOL_ID,
        "userName": user_name,
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "5example"},
        "triggerSource": source,
        "request": {
            "userAttributes": {"cognito:email_alias": "", "cognito:phone_number_alias": ""} | attributes,
            "validationData": {},
        },
        "response": {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False},
    }


def by_google(email: str = MALI, verified: str = "true", name: str = f"Google_{GOOGLE}") -> dict[str, Any]:
    return event("PreSignUp_ExternalProvider", name, email=email, email_verified=verified)


def by_line(**attributes: str) -> dict[str, Any]:
    return event("PreSignUp_ExternalProvider", "LINE_U4af4980629", **attributes)


def by_email(email: str = MALI) -> dict[str, Any]:
    return event("PreSignUp_SignUp", "0a1b2c3d-uuid", email=email)


def asked(pool: UserPoolServer, given: dict[str, Any]) -> None:
    before = repr(given)
    answer = handler.answer(given, cast("Container", Parts(pool.url)))
    assert repr(answer) == before


def linked(user: User) -> list[tuple[str, str]]:
    return [(each["providerName"], each["userId"]) for each in user.identities]


@pytest.mark.parametrize("name", [f"Google_{GOOGLE}", f"google_{GOOGLE}"])
@pytest.mark.parametrize("said", ["true", "True"])
def test_email_today_and_google_tomorrow_are_one_user(pool: UserPoolServer, name: str, said: str) -> None:
    mali = pool.add("uuid-mali", "CONFIRMED", MALI, verified=True, password="hers")

    asked(pool, by_google(name=name, verified=said))

    assert linked(mali) == [("Google", GOOGLE)]
    assert list(pool.users) == ["uuid-mali"]
    assert mali.password == "hers"


def test_google_today_and_email_tomorrow_are_one_user(pool: UserPoolServer) -> None:
    asked(pool, by_google())

    (made,) = pool.users.values()
    assert linked(made) == [("Google", GOOGLE)]
    assert (made.status, made.attributes["email"], made.attributes["email_verified"]) == ("CONFIRMED", MALI, "true")
    assert len(made.password) > 40


def test_nobody_knows_the_password_that_was_made(pool: UserPoolServer) -> None:
    asked(pool, by_google())
    asked(pool, by_google(email="ton@example.com", name="Google_2"))

    passwords = {user.password for user in pool.users.values()}
    assert len(passwords) == 2
    assert all(any(letter.isupper() for letter in each) and any(map(str.isdigit, each)) for each in passwords)


def test_cognito_may_ask_twice(pool: UserPoolServer) -> None:
    asked(pool, by_google())
    asked(pool, by_google())

    (made,) = pool.users.values()
    assert linked(made) == [("Google", GOOGLE)]


def test_another_spelling_of_the_address_is_the_same_person(pool: UserPoolServer) -> None:
    mali = pool.add("uuid-mali", "CONFIRMED", MALI, verified=True)

    asked(pool, by_google(email="Mali@Example.com"))

    assert linked(mali) == [("Google", GOOGLE)]


def test_who_signed_up_with_somebody_elses_address_and_never_proved_it_is_locked_out_by_its_owner(
    pool: UserPoolServer,
) -> None:
    squatted = pool.add("uuid-x", "UNCONFIRMED", MALI, verified=False, password="the squatter's")

    asked(pool, by_google())

    assert linked(squatted) == [("Google", GOOGLE)]
    assert squatted.password != "the squatter's"
    assert (squatted.status, squatted.attributes["email_verified"]) == ("CONFIRMED", "true")


@pytest.mark.parametrize("verified", ["false", ""])
def test_a_provider_that_does_not_vouch_for_the_address_links_nothing(pool: UserPoolServer, verified: str) -> None:
    mali = pool.add("uuid-mali", "CONFIRMED", MALI, verified=True)

    with pytest.raises(Refused) as refusal:
        asked(pool, by_google(verified=verified))

    assert linked(mali) == []
    assert "[sign_in_as_before]" in str(refusal.value)
    assert "วิธีเดิม" in str(refusal.value)
    assert "the way you did before" in str(refusal.value)


def test_line_gives_no_proof_so_an_address_in_use_is_told_how_to_sign_in(pool: UserPoolServer) -> None:
    pool.add("uuid-mali", "CONFIRMED", MALI, verified=True)

    with pytest.raises(Refused):
        asked(pool, by_line(email=MALI))


@pytest.mark.parametrize("attributes", [{}, {"email": ""}, {"email": "new@example.com"}])
def test_line_without_an_address_in_use_is_a_user_of_its_own(pool: UserPoolServer, attributes: dict[str, str]) -> None:
    asked(pool, by_line(**attributes))

    assert pool.users == {}


def test_somebody_googles_own_user_from_before_is_not_doubled_by_a_password(pool: UserPoolServer) -> None:
    pool.add(f"Google_{GOOGLE}", "EXTERNAL_PROVIDER", MALI, verified=True)

    with pytest.raises(Refused):
        asked(pool, by_email())
    with pytest.raises(Refused):
        asked(pool, by_google(name="Google_another"))


@pytest.mark.parametrize("given", [by_email("new@example.com"), by_email("o'new\"x@example.com")])
def test_a_new_address_signs_up_as_ever(pool: UserPoolServer, given: dict[str, Any]) -> None:
    asked(pool, given)

    assert set(pool.calls) == {"ListUsers"}


def test_a_user_made_by_an_operator_is_let_through_unasked(pool: UserPoolServer) -> None:
    asked(pool, event("PreSignUp_AdminCreateUser", "uuid-new", email=MALI))

    assert pool.calls == []


def test_a_confirmed_user_who_has_not_proved_the_address_is_not_taken_over(pool: UserPoolServer) -> None:
    other = pool.add("uuid-other", "CONFIRMED", MALI, verified=False, password="theirs")

    with pytest.raises(Refused):
        asked(pool, by_google())

    assert (linked(other), other.password) == ([], "theirs")
