"""One PUT of the whole file, and what it came to."""

import tracemalloc
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp, Timeouts
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.tiktok.api import InboxUpload, PutResult, TokenPair
from tests.support.scripted_server import scripted_tiktok
from tests.support.tiktok_client import client_for
from tests.support.tiktok_under_test import LocalTikTokUnderTest

SIZE = 6_000_000


def pieces(size: int = SIZE) -> Iterator[bytes]:
    for first in range(0, size, 60_000):
        yield bytes(min(60_000, size - first))


@pytest.fixture
def upload(client: TikTokHttp, pair: TokenPair) -> InboxUpload:
    return client.init_inbox_upload(pair.access_token, SIZE)


def bytes_at_tiktok(tiktok: LocalTikTokUnderTest) -> object:
    return tiktok.command("GET", "drafts")[0]["received_bytes"]


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (201, PutResult.STORED),
        (200, PutResult.STORED),
        (206, PutResult.UNCLEAR),
        (302, PutResult.UNCLEAR),
        (400, PutResult.REFUSED),
        (403, PutResult.EXPIRED),
        (404, PutResult.EXPIRED),
        (416, PutResult.UNCLEAR),
        (429, PutResult.UNCLEAR),
        (500, PutResult.UNCLEAR),
        (502, PutResult.UNCLEAR),
        (503, PutResult.UNCLEAR),
    ],
)
def test_each_status_of_the_upload_host_has_its_meaning(status: int, result: PutResult) -> None:
    with scripted_tiktok(b"", status) as client:
        url = SecretStr(f"{client._open_url}/video/?upload_id=1&upload_token=t")

        assert client.put_video(url, pieces(100), 100) is result


def test_a_lapsed_upload_url_is_expired(tiktok: LocalTikTokUnderTest, client: TikTokHttp, upload: InboxUpload) -> None:
    tiktok.advance(3600)

    assert client.put_video(upload.upload_url, pieces(), SIZE) is PutResult.EXPIRED


def test_a_second_put_of_a_finished_upload_is_expired(client: TikTokHttp, upload: InboxUpload) -> None:
    client.put_video(upload.upload_url, pieces(), SIZE)

    assert client.put_video(upload.upload_url, pieces(), SIZE) is PutResult.EXPIRED


@pytest.mark.parametrize(
    ("fault", "stored"),
    [("cut_before", 0), ("cut_after", SIZE), ("timeout_after", SIZE), ("error_before", 0), ("error_after", SIZE)],
)
def test_a_broken_put_is_unclear_whether_or_not_the_bytes_arrived(
    tiktok: LocalTikTokUnderTest, hasty_client: TikTokHttp, upload: InboxUpload, fault: str, stored: int
) -> None:
    tiktok.command("PUT", "faults", orders=[{"fault": fault, "path": "/video/"}])

    assert hasty_client.put_video(upload.upload_url, pieces(), SIZE) is PutResult.UNCLEAR
    assert bytes_at_tiktok(tiktok) == stored


def test_a_refused_connection_is_unclear() -> None:
    nobody = client_for("http://127.0.0.1:1")

    assert nobody.put_video(SecretStr("http://127.0.0.1:1/video/"), pieces(), SIZE) is PutResult.UNCLEAR


@pytest.mark.parametrize("length", [SIZE - 1, SIZE + 1])
def test_a_body_of_another_length_is_never_stored(
    tiktok: LocalTikTokUnderTest, client: TikTokHttp, upload: InboxUpload, length: int
) -> None:
    assert client.put_video(upload.upload_url, pieces(length), SIZE) is PutResult.UNCLEAR
    assert bytes_at_tiktok(tiktok) == 0


@pytest.mark.parametrize(
    "url",
    [
        "https://tiktokapis.com.evil.example/video/",
        "https://evil.example/video/?x=.tiktokapis.com",
        "https://open-upload.tiktokapis.com@evil.example/video/",
        "http://open-upload.tiktokapis.com/video/",
        "https://eviltiktokapis.com/video/",
        "",
    ],
)
def test_no_other_host_gets_our_bytes(client: TikTokHttp, url: str) -> None:
    with pytest.raises(Permanent) as caught:
        client.put_video(SecretStr(url), pieces(), SIZE)

    assert caught.value.code == "tiktok_upload_host"


def test_a_large_file_is_streamed_in_little_memory(tiktok: LocalTikTokUnderTest, pair: TokenPair) -> None:
    size = 40_000_000
    patient = client_for(tiktok.open, timeouts=Timeouts())
    url = patient.init_inbox_upload(pair.access_token, size).upload_url

    result, peak = peak_while_sending(patient, url, size)

    assert result is PutResult.STORED
    assert peak < 12_000_000  # 10 MB of it is the server's own draining buffer


def peak_while_sending(client: TikTokHttp, url: SecretStr, size: int) -> tuple[PutResult, int]:
    tracemalloc.start()
    try:
        result = client.put_video(url, pieces(size), size)
        return result, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
