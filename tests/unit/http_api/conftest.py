from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.http_harness import HttpHarness, Person, http_harness


@pytest.fixture
def home(tmp_path: Path) -> Iterator[HttpHarness]:
    with http_harness(tmp_path) as home:
        yield home


@pytest.fixture
def mali(home: HttpHarness) -> Person:
    return home.person("user-mali")
