"""A look, declared in `styles/<name>.toml`. Sizes are pixels of a frame whose shorter side is 1080."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.storyboard import Entrance

_STYLES = Path(__file__).parent / "styles"


def _is_hex(colour: str) -> str:
    bytes.fromhex(colour.removeprefix("#"))
    return colour


Colour = Annotated[str, Field(pattern="^#[0-9A-F]{6}$"), AfterValidator(_is_hex)]
Share = Annotated[float, Field(ge=0, le=1)]


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaptionLook(_Declared):
    font: str
    size: int
    line_height: float
    fill: Colour
    spoken_fill: Colour
    outline: Colour
    outline_width: int
    shadow: Share


class LabelLook(_Declared):
    """Text on a plate."""

    font: str
    size: int
    smallest_size: int
    line_height: float
    lines: int
    fill: Colour
    plate: Colour
    plate_opacity: Share
    padding: tuple[int, int]
    """Left and right, top and bottom."""
    radius: int
    shadow: Share


class BackdropLook(_Declared):
    blur: int
    darkness: Share
    saturation: float
    studio_tint: Colour
    """For products without a colour of their own."""
    studio_depth: Share


class CardLook(_Declared):
    radius: int
    shadow: Share


class Style(_Declared):
    captions: CaptionLook
    title: LabelLook
    price: LabelLook
    note: LabelLook
    """Every other line."""
    backdrop: BackdropLook
    card: CardLook
    transitions: dict[Entrance, Literal["crossfade", "slide"]]


@lru_cache
def load_style(name: str) -> Style:
    path = _STYLES / f"{name}.toml"
    if not path.is_file():
        raise Invalid("unknown_style", style=name)
    return Style.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
