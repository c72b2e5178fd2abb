"""Tokens, codes, the client secret and upload URLs never show in errors, reprs or logs."""

import logging
import traceback

import pytest
from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
from makeafvdo.domain.errors import AppError
from makeafvdo.domain.tiktok.api import TokenPair
from tests.support.scripted_server import scripted_tiktok
from tests.support.tiktok_client import client_for
from tests.support.tiktok_under_test import REDIRECT_URI

SECRET = "s3cr3t.value"
HALF_A_PAIR = f'{{"access_token": "{SECRET}", "refresh_token": "{SECRET}", "scope": "{SECRET}"}}'.encode()
ERROR_THAT_QUOTES = f'{{"error": "{SECRET}", "error_description": "{SECRET}", "log_id": "{SECRET}"}}'.encode()


def visible_text_of(error: AppError) -> str:
    return "".join(traceback.format_exception(error)) + repr(error.facts) + repr(error)


@pytest.mark.parametrize("body", [HALF_A_PAIR, ERROR_THAT_QUOTES, f"<html>{SECRET}</html>".encode()])
def test_an_error_quotes_nothing_of_the_answer(body: bytes) -> None:
    with scripted_tiktok(body) as client, pytest.raises(AppError) as caught:
        client.refresh(SecretStr(SECRET))

    assert SECRET not in visible_text_of(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://tiktok.invalid"])
def test_a_network_error_quotes_nothing_of_the_request(url: str) -> None:
    client = client_for(url, secret=SECRET)

    with pytest.raises(AppError) as caught:
        client.exchange_code(SECRET, REDIRECT_URI)

    assert SECRET not in visible_text_of(caught.value)


def test_logs_at_their_most_talkative_show_no_secret(
    client: TikTokHttp, pair: TokenPair, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    upload = client.init_inbox_upload(pair.access_token, 100)
    client.put_video(upload.upload_url, [bytes(100)], 100)
    client.put_video(upload.upload_url, [bytes(99)], 100)

    upload_token = upload.upload_url.get_secret_value().split("upload_token=")[1]
    assert upload_token not in caplog.text
    assert pair.access_token.get_secret_value() not in caplog.text


def test_reprs_show_no_secret(client: TikTokHttp, pair: TokenPair) -> None:
    upload = client.init_inbox_upload(pair.access_token, 100)

    shown = repr((client, pair, upload)) + str(vars(client))

    for secret in (pair.access_token, pair.refresh_token, upload.upload_url, SecretStr("a secret")):
        assert secret.get_secret_value() not in shown
