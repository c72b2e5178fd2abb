"""What a marketer may choose about a video."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class Tone(StrEnum):
    """The polite particle a Thai speaker closes with; it also picks the voice."""

    KHA = "kha"
    KHRAP = "khrap"


Format = Literal["9:16", "1:1", "16:9"]

STYLES = ("clean", "pop", "magazine")
"""Each is declared in `adapters/renderer/styles/<name>.toml`; the first is the default."""


def _is_style(name: str) -> str:
    if name not in STYLES:
        raise ValueError(f"not one of {', '.join(STYLES)}")
    return name


class Options(BaseModel):
    """Choices with good defaults; `seconds` is the wanted length of the spoken script."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: int = Field(default=30, ge=15, le=60)
    format: Format = "9:16"
    style: Annotated[str, AfterValidator(_is_style)] = STYLES[0]
    tone: Tone = Tone.KHA
    hook: int = Field(default=0, ge=0, le=2)
    ai_label: bool = True
    """A small line on the picture says that the video was made with AI."""
    captions_only: bool = False
    """Nothing but captions is written on the picture."""
    music: str | None = Field(default=None, pattern="^[0-9a-z]{26}$")
    """An upload of the marketer's own, laid softly under the voice."""


OPTIONS_OF_SCRIPT = frozenset({"seconds", "tone", "hook"})
"""Choices the words depend on; the others change the picture or the sound under it."""
