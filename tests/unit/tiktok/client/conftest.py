from collections.abc import Iterator
from pathlib import Path

import pytest

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
from makeafvdo.domain.tiktok.api import TokenPair
from tests.support.tiktok_client import HASTY, client_for
from tests.support.tiktok_under_test import REDIRECT_URI, LocalTikTokUnderTest, local_tiktok


@pytest.fixture
def tiktok(tmp_path: Path) -> Iterator[LocalTikTokUnderTest]:
    with local_tiktok(tmp_path) as tiktok:
        yield tiktok


@pytest.fixture
def client(tiktok: LocalTikTokUnderTest) -> TikTokHttp:
    return client_for(tiktok.open)


@pytest.fixture
def hasty_client(tiktok: LocalTikTokUnderTest) -> TikTokHttp:
    return client_for(tiktok.open, timeouts=HASTY)


@pytest.fixture
def pair(tiktok: LocalTikTokUnderTest, client: TikTokHttp) -> TokenPair:
    return client.exchange_code(tiktok.approve()["code"], REDIRECT_URI)
