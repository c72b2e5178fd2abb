"""What several tests of the renderer stand on."""

from pathlib import Path

import pytest

from makeafvdo.adapters.renderer import segment_renderer
from makeafvdo.adapters.renderer.encode.encoder import Encoder


@pytest.fixture
def encodes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was encoded since."""
    made: list[Path] = []

    def counted(mp4: Path, *rest: object) -> Encoder:
        made.append(mp4)
        return Encoder(mp4, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(segment_renderer, "Encoder", counted)
    return made
