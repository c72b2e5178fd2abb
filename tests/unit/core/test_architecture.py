"""The page that says where things are says so truly."""

import re
from pathlib import Path

import pytest

PAGE = Path("docs/architecture.md")
CORE = Path("layers/core/makeafvdo")
NAMED = sorted(set(re.findall(r"`([\w./]+(?:/|\.(?:py|js|yaml|toml|md)))`", PAGE.read_text())))


def test_the_page_names_places() -> None:
    assert len(NAMED) > 50


@pytest.mark.parametrize("place", NAMED)
def test_every_place_the_page_names_is_there(place: str) -> None:
    artifacts = {"product.json", "script.json", "video.json"}
    assert place in artifacts or any((root / place).exists() for root in (Path(), CORE, Path("functions/web/locales")))
