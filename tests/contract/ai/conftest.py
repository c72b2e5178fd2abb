"""The same cases on the local peers and, with keys in the environment, on the real services.

MAKEAFVDO_AI_KEYS holds what the operator's secret would: {"gemini": {"api_key": …}, …}. A real service's answer that
differs from its peer's is printed, and fails: the peer is to be corrected, or the adapter.
"""

import json
import os
from collections.abc import Iterator

import pytest

from tests.support.ai_peers import AiPeers, Services, ai_peers


@pytest.fixture(scope="session")
def peers() -> Iterator[AiPeers]:
    with ai_peers() as peers:
        yield peers


@pytest.fixture(params=["peer", *(["real"] if "MAKEAFVDO_AI_KEYS" in os.environ else [])])
def services(request: pytest.FixtureRequest, peers: AiPeers) -> Services:
    if request.param == "real":
        return Services(None, json.loads(os.environ["MAKEAFVDO_AI_KEYS"]))
    return Services(peers, {})
