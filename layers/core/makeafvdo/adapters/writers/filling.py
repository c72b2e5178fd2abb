"""Choosing the scenes that fill the asked length best."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from makeafvdo.domain.scripts import Role
from makeafvdo.domain.thai_length import PAUSE_BETWEEN_SCENES_S, scene_seconds

_TICKS_PER_S = 20
_UNDER, _OVER = 0.06, 0.0
"""How far below and above the wished length counts as met; the film itself holds a second more than is spoken."""


@dataclass(frozen=True)
class Draft:
    """A scene that may be spoken; `worth` is how much a second of it does for the video."""

    scene_id: str
    role: Role
    phrases: tuple[str, ...]
    facts: tuple[str, ...] = ()
    worth: float = 1.0

    @cached_property
    def seconds(self) -> float:
        """With the breath before the next scene."""
        return scene_seconds(self.phrases) + PAUSE_BETWEEN_SCENES_S


def fill(drafts: Sequence[Draft], seconds: float, *, of: float) -> list[Draft]:
    """The worthiest of `drafts` that together last `seconds`, in their order; the nearest where none fits.

    `of` is the length of the whole script: what counts as met is a part of it.
    """
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    limit = (seconds + _OVER * of) * _TICKS_PER_S
    for nth, draft in enumerate(drafts):
        length = round(draft.seconds * _TICKS_PER_S)
        gain = draft.worth * draft.seconds
        for ticks, (worth, chosen) in list(best.items()):
            longer = ticks + length
            if longer <= limit and best.get(longer, (-1.0, ()))[0] < worth + gain:
                best[longer] = (worth + gain, (*chosen, nth))
    enough = [value for ticks, value in best.items() if ticks >= (seconds - _UNDER * of) * _TICKS_PER_S]
    _, chosen = max(enough) if enough else best[max(best)]
    return [drafts[nth] for nth in chosen]
