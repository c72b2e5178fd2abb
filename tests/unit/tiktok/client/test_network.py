"""What a broken network may have left behind, and how long a call can last."""

import socket
import time

import pytest
from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.tiktok.api import TokenPair
from tests.support.dripping_server import dripping_server
from tests.support.tiktok_client import HASTY, client_for
from tests.support.tiktok_under_test import LocalTikTokUnderTest

_SOON_S = 20
"""Less than the answers here would take."""


def order(tiktok: LocalTikTokUnderTest, fault: str, **more: object) -> None:
    tiktok.command("PUT", "faults", orders=[{"fault": fault}], **more)


def test_a_refused_connection_certainly_had_no_effect(pair: TokenPair) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    with pytest.raises(Transient) as caught:
        client_for(f"http://127.0.0.1:{port}").init_inbox_upload(pair.access_token, 100)

    assert caught.value.code == "tiktok_unreachable"


def test_a_name_that_does_not_resolve_certainly_had_no_effect(pair: TokenPair) -> None:
    with pytest.raises(Transient) as caught:
        client_for("http://tiktok.invalid").refresh(pair.refresh_token)

    assert caught.value.code == "tiktok_unreachable"


@pytest.mark.parametrize(
    "fault", ["error_before", "error_after", "timeout_after", "cut_before", "cut_after", "bad_json", "slow_drip"]
)
def test_anything_after_connecting_is_unclear(
    tiktok: LocalTikTokUnderTest, hasty_client: TikTokHttp, pair: TokenPair, fault: str
) -> None:
    order(tiktok, fault)

    with pytest.raises(Transient) as caught:
        hasty_client.init_inbox_upload(pair.access_token, 100)

    assert caught.value.code == "tiktok_unclear"


def test_a_lost_answer_to_a_refresh_is_unclear_although_the_old_token_is_dead(
    tiktok: LocalTikTokUnderTest, hasty_client: TikTokHttp, pair: TokenPair
) -> None:
    order(tiktok, "cut_after")

    with pytest.raises(Transient) as caught:
        hasty_client.refresh(pair.refresh_token)

    assert caught.value.code == "tiktok_unclear"


def test_a_dripping_answer_is_cut_off_in_time(
    tiktok: LocalTikTokUnderTest, hasty_client: TikTokHttp, pair: TokenPair
) -> None:
    order(tiktok, "slow_drip", drip_s=1)
    began = time.monotonic()

    with pytest.raises(Transient):
        hasty_client.user_info(pair.access_token)

    assert time.monotonic() - began < _SOON_S


@pytest.mark.parametrize("at_once", [b"Content-Length: 100\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n5;"])
def test_no_part_of_a_body_can_drip_longer_than_an_answer_may_take(at_once: bytes) -> None:
    began = time.monotonic()

    with dripping_server(b"HTTP/1.1 200 OK\r\n" + at_once, [b"x"] * 1000) as url, pytest.raises(Transient) as caught:
        client_for(url, timeouts=HASTY).user_info(SecretStr("act.secret"))

    assert caught.value.code == "tiktok_unclear"
    assert time.monotonic() - began < _SOON_S
