from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.http_harness import House, house


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path) as home:
        yield home
