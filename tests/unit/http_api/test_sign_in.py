"""Signing in: the code flow with PKCE, state and nonce; an ID token is believed only when everything in it fits."""

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.support.http_harness import SIGN_IN_SETTINGS, Answer, HttpHarness, Person, http_harness
from tests.unit.http_api.cognito import CLIENT_ID, ISSUER, KEY_ID, Cognito, cognito, private_key


@dataclass
class Door:
    home: HttpHarness
    pool: Cognito
    state: str = ""
    nonce: str = ""
    cookie: str = ""

    def begin(self) -> None:
        """A browser goes to Cognito."""
        answer = Person(self.home.app, "", "").call("GET", "/auth/start", query={"with": "password", "next": "/videos"})
        query = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}
        self.state, self.nonce, self.pool.challenge = query["state"], query["nonce"], query["code_challenge"]
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        self.pool.id_token = self.pool.signed(self.pool.claims(nonce=self.nonce))

    def come_back(self, cookie: str | None = None, **query: str) -> Answer:
        """And back to our callback."""
        given = {"code": "a-code", "state": self.state} | query
        return Person(self.home.app, "", "", cookie=self.cookie if cookie is None else cookie).call(
            "GET", "/auth/callback", query=given
        )

    def sessions(self) -> int:
        return sum(row["kind"] == "session" for row in self.home.tables["Sessions"].scan()["Items"])


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with cognito() as pool:
        settings = SIGN_IN_SETTINGS.model_copy(
            update={
                "cognito_client_id": CLIENT_ID,
                "cognito_issuer": ISSUER,
                "cognito_login_url": pool.url,
                "cognito_jwks_url": f"{pool.url}/jwks.json",
            }
        )
        with http_harness(tmp_path, {"sign_in_settings": settings}) as home:
            door = Door(home, pool)
            door.begin()
            yield door


def test_who_comes_back_with_a_good_token_is_signed_in(door: Door) -> None:
    answer = door.come_back()

    assert answer.status == 302, answer
    cookie = answer.headers["Set-Cookie"]
    assert (answer.status, answer.headers["Location"]) == (302, "https://app.example/videos")
    assert cookie.startswith("__Host-sid=")
    assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    signed_in = Person(door.home.app, "", cookie.partition(";")[0].removeprefix("__Host-sid="))
    assert signed_in.call("GET", "/api/me").body["user_id"] == "user-mali"


WRONG_CLAIMS = {
    "for another app": {"aud": "another-client"},
    "of another pool": {"iss": "https://cognito.example/other"},
    "of yesterday": {"exp": 1_700_000_000},
    "of another sign-in": {"nonce": "another nonce"},
    "without a nonce": {"nonce": None},
    "an access token": {"token_use": "access"},
    "of nobody": {"sub": None},
    "without an end": {"exp": None},
}


@pytest.mark.parametrize("changes", WRONG_CLAIMS.values(), ids=WRONG_CLAIMS)
def test_a_token_in_which_something_does_not_fit_is_refused(door: Door, changes: dict[str, object]) -> None:
    door.pool.id_token = door.pool.signed(door.pool.claims(**{"nonce": door.nonce} | changes))

    assert_refused(door, door.come_back())


@pytest.mark.parametrize("how", ["another key", "none", "HS256 with the public key", "garbled", "empty"])
def test_a_token_cognito_did_not_sign_is_refused(door: Door, how: str) -> None:
    claims = door.pool.claims(nonce=door.nonce)
    good = door.pool.signed(claims)
    public = private_key("ours").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    door.pool.id_token = {
        "another key": door.pool.signed(claims, "theirs"),
        "none": signed_by_hand(claims, "none", lambda _: b""),
        "HS256 with the public key": signed_by_hand(
            claims, "HS256", lambda content: hmac.digest(public, content, "sha256")
        ),
        "garbled": with_another_subject(good),
        "empty": "",
    }[how]

    assert_refused(door, door.come_back())


@pytest.mark.parametrize("how", ["another browser", "no cookie", "made-up state", "no state", "no code"])
def test_an_answer_that_does_not_belong_to_this_browser_signs_nobody_in(door: Door, how: str) -> None:
    answer = {
        "another browser": lambda: door.come_back("__Host-sign-in=another"),
        "no cookie": lambda: door.come_back(""),
        "made-up state": lambda: door.come_back(state="made-up"),
        "no state": lambda: door.come_back(state=""),
        "no code": lambda: door.come_back(code=""),
    }[how]()

    assert_refused(door, answer)
    assert door.pool.token_requests == []


def test_a_state_works_once(door: Door) -> None:
    door.come_back()

    assert door.come_back().code == "sign_in_failed"
    assert door.sessions() == 1


def test_a_state_works_for_ten_minutes(door: Door) -> None:
    door.home.bench.advance(601)

    assert_refused(door, door.come_back())
    assert door.pool.token_requests == []


@pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(path: str, door: Door) -> None:
    answer = Person(door.home.app, "", "").call("GET", "/auth/start", query={"with": "password", "next": path})

    assert (answer.status, answer.code) == (400, "invalid_request")
    assert door.sessions() == 0


def assert_refused(door: Door, answer: Answer) -> None:
    assert (answer.status, answer.code) == (400, "sign_in_failed")
    assert "Set-Cookie" not in answer.headers
    assert door.sessions() == 0


def signed_by_hand(claims: dict[str, object], algorithm: str, sign: Callable[[bytes], bytes]) -> str:
    """A token no library would sign."""
    signing_input = ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": algorithm, "kid": KEY_ID}, claims))
    return f"{signing_input}.{encoded(sign(signing_input.encode()))}"


def with_another_subject(token: str) -> str:
    head, body, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    return f"{head}.{encoded(json.dumps(claims | {'sub': 'user-ton'}).encode())}.{signature}"


def encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


JUST_LINKED = {"error": "invalid_request", "error_description": "Already found an entry for username google_115731"}


def go_to(door: Door, way: str) -> None:
    take_in(door, Person(door.home.app, "", "").call("GET", "/auth/start", query={"with": way, "next": "/videos"}))


def take_in(door: Door, answer: Answer) -> dict[str, str]:
    """The browser follows to Cognito, which has a good token ready."""
    query = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}
    door.state, door.nonce, door.pool.challenge = query["state"], query["nonce"], query["code_challenge"]
    door.cookie = answer.headers.get("Set-Cookie", door.cookie).partition(";")[0]
    door.pool.id_token = door.pool.signed(door.pool.claims(nonce=door.nonce))
    return query


def test_a_provider_that_was_just_linked_is_asked_once_more(door: Door) -> None:
    go_to(door, "google")
    first = door.state

    again = take_in(door, door.come_back(code="", **JUST_LINKED))

    assert again["identity_provider"] == "Google"
    assert door.state != first
    assert door.come_back().headers["Location"] == "https://app.example/videos"


def test_but_only_once(door: Door) -> None:
    go_to(door, "google")
    take_in(door, door.come_back(code="", **JUST_LINKED))

    assert_refused(door, door.come_back(code="", **JUST_LINKED))


@pytest.mark.parametrize(
    ("way", "query"),
    [
        ("password", {"error": "invalid_request"}),
        ("google", {"error": "access_denied"}),
        ("google", {"error": "invalid_request", "state": "made-up"}),
    ],
)
def test_what_asking_again_does_not_help_is_said(door: Door, way: str, query: dict[str, str]) -> None:
    go_to(door, way)

    assert_refused(door, door.come_back(code="", **query))


def test_who_has_another_way_in_is_told_to_use_it(door: Door) -> None:
    go_to(door, "line")
    description = "PreSignUp failed with error … [sign_in_as_before]."

    answer = door.come_back(code="", error="invalid_request", error_description=description)

    assert (answer.status, answer.code) == (409, "sign_in_as_before")


def test_leaving_ends_cognito_s_session_and_leads_home(door: Door) -> None:
    answer = Person(door.home.app, "", "").call("GET", "/auth/leave")

    address = urlsplit(answer.headers["Location"])
    assert answer.status == 302
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{door.pool.url}/logout"
    assert parse_qs(address.query) == {
        "client_id": [CLIENT_ID],
        "logout_uri": [f"{door.home.app.settings.base_url}/"],
    }
