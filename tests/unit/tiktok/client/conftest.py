from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp, Timeouts
from makeafvdo.domain.tiktok.api import TokenPair
from tests.support.tiktok_under_test import REDIRECT_URI, LocalTikTokUnderTest, local_tiktok

QUICK = Timeouts(connect=0.5, read=0.5, answer=0.5, upload=5, stored=0.5)


def client_for(url: str, secret: str = "a secret", timeouts: Timeouts = QUICK) -> TikTokHttp:
    return TikTokHttp("sbtest", SecretStr(secret), url, url, ".tiktokapis.com", timeouts=timeouts, jitter_s=lambda: 7)


@pytest.fixture
def tiktok(tmp_path: Path) -> Iterator[LocalTikTokUnderTest]:
    with local_tiktok(tmp_path) as tiktok:
        yield tiktok


@pytest.fixture
def client(tiktok: LocalTikTokUnderTest) -> TikTokHttp:
    return client_for(tiktok.open)


@pytest.fixture
def pair(tiktok: LocalTikTokUnderTest, client: TikTokHttp) -> TokenPair:
    return client.exchange_code(tiktok.approve()["code"], REDIRECT_URI)
