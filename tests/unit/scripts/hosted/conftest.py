from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.writer_peers import WriterPeers, writer_peers


@pytest.fixture(scope="module")
def _running() -> Iterator[WriterPeers]:
    with writer_peers() as peers:
        yield peers


@pytest.fixture
def peers(_running: WriterPeers) -> WriterPeers:
    """With nothing remembered and no fault ordered."""
    _running.world.orders.clear()
    _running.world.calls.clear()
    return replace(_running, used=[], pauses=[])
