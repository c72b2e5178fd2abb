"""The port of everything that can write a script."""

from collections.abc import Sequence
from typing import Protocol

from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.draft import Draft


class Writer(Protocol):
    @property
    def name(self) -> str:
        """`bedrock`, `gemini`, `openai`, `embedded`."""

    @property
    def model(self) -> str | None:
        """The model asked; None for the embedded writer."""

    def write(self, brief: Brief, faults: Sequence[str] = ()) -> Draft:
        """A draft for `brief`. `faults`: what was wrong with the last one, each in a sentence. Raises AiFault."""
