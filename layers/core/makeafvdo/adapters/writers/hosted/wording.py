"""The words of the brief, from `brief_th.toml`."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict

CANARY = "MKV-4T7-KRACHAO"
"""Stands in the brief; where it stands in an answer, the answer repeats the brief."""


class ScreenshotWording(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    system: str
    user: str


class Wording(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    system: str
    order: str
    another_take: str
    fence: str
    last_faults: str
    answer_as: str
    own_words: str
    tone: dict[str, str]
    angle: dict[str, str]
    price: dict[str, str]
    call_to_action: dict[str, str]
    screenshot: ScreenshotWording


def _read() -> Wording:
    return Wording.model_validate(tomllib.loads(Path(__file__).with_name("brief_th.toml").read_text(encoding="utf-8")))


WORDING = _read()
