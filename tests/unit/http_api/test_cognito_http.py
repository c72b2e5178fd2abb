"""What Cognito may cost: an answer that is late, too large or no answer at all is our trouble, not the marketer's."""

import time
from collections.abc import Callable

import pytest

from makeafvdo.adapters.cognito_http import CognitoHttp
from makeafvdo.domain.errors import Invalid, Transient
from tests.support.dripping_server import dripping_server
from tests.unit.http_api.cognito import CLIENT_ID, ISSUER, Cognito, cognito

OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
REFUSED = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
Call = Callable[[CognitoHttp], object]


def exchange(client: CognitoHttp) -> object:
    return client.exchange_code("a-code", "a verifier", "https://app.example/auth/callback")


def verify(client: CognitoHttp) -> object:
    return client.verify_id_token(Cognito().signed(Cognito().claims()))


BOTH = pytest.mark.parametrize("call", [exchange, verify])


def client_of(url: str, total_s: float = 20) -> CognitoHttp:
    return CognitoHttp(CLIENT_ID, ISSUER, url, f"{url}/jwks.json", total_s=total_s)


@BOTH
def test_an_answer_that_drips_is_given_up_in_time(call: Call) -> None:
    began = time.monotonic()

    with dripping_server(OK, [b" "] * 1000) as url, pytest.raises(Transient) as failure:
        call(client_of(url, total_s=0.5))

    assert failure.value.code == "service_busy"
    assert time.monotonic() - began < 20


@BOTH
@pytest.mark.parametrize("body", [b" " * 1_000_001, b"<html>", b"[]", b"", b"[" * 100_000])
def test_an_answer_that_is_no_answer_is_our_trouble(call: Call, body: bytes) -> None:
    with dripping_server(OK + body) as url, pytest.raises(Transient, match="service_busy"):
        call(client_of(url))


@BOTH
def test_a_cognito_that_is_not_there_is_our_trouble(call: Call) -> None:
    with pytest.raises(Transient, match="service_busy"):
        call(client_of("http://127.0.0.1:1"))


def test_a_refused_code_signs_nobody_in() -> None:
    with dripping_server(REFUSED) as url, pytest.raises(Invalid, match="sign_in_failed"):
        exchange(client_of(url))


def test_keys_that_are_refused_are_our_trouble() -> None:
    with dripping_server(REFUSED) as url, pytest.raises(Transient, match="service_busy"):
        verify(client_of(url))


def test_the_signing_keys_are_fetched_once() -> None:
    with cognito() as pool:
        client = client_of(pool.url)
        first = client.verify_id_token(pool.signed(pool.claims()))
    # The pool is gone; its keys are not.
    assert client.verify_id_token(pool.signed(pool.claims()))["sub"] == first["sub"]
