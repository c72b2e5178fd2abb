from collections.abc import Iterator
from pathlib import Path

import pytest

from local.voices import make_voice_folder
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.adapters.voices.pronunciation import Pronunciation
from tests.support.ai_peers import AiPeers, ai_peers

REPO = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def voice_folder() -> Path:
    """Where `make up` keeps it too: made by the first run on this machine."""
    return make_voice_folder(REPO / ".local" / "voices")


@pytest.fixture(scope="session")
def voice(voice_folder: Path) -> KokoroVoice:
    return KokoroVoice(voice_folder, threads=1)


@pytest.fixture(scope="session")
def pronunciation() -> Pronunciation:
    return Pronunciation()


@pytest.fixture(scope="session")
def running_peers() -> Iterator[AiPeers]:
    with ai_peers() as peers:
        yield peers


@pytest.fixture
def peers(running_peers: AiPeers) -> AiPeers:
    """Nothing recorded, nothing ordered."""
    running_peers.forget()
    return running_peers
