"""Styles as files: `styles/<name>.toml`."""

import tomllib
from functools import lru_cache
from pathlib import Path

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.storyboards.styles import Style

STYLES_FOLDER = Path(__file__).parent / "styles"


@lru_cache
def load_style(name: str, folder: Path = STYLES_FOLDER) -> Style:
    """Raises Invalid("unknown_style"), and ValueError where a file breaks a rule of `Style`."""
    path = folder / f"{name}.toml"
    if not path.is_file():
        raise Invalid("unknown_style", style=name)
    return Style.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
