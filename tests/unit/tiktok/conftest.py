from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tiktok_harness import TikTokHarness, tiktok_harness


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[TikTokHarness]:
    with tiktok_harness(tmp_path) as bench:
        yield bench
