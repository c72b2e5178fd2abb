from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tiktok_harness import Workbench, workbench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with workbench(tmp_path) as bench:
        yield bench
