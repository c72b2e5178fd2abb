"""Choosing the scenes that fill the asked length best."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from makeafvdo.domain.scripts.scripts import Role
from makeafvdo.domain.scripts.thai_length import PAUSE_BETWEEN_SCENES_S, scene_seconds

_TICKS_PER_S = 20
_TOLERANCE = 0.05
"""A miss of this part of the script's length costs as much as one second of the best scene; twice that, four times."""
_OVER = 0.01
"""Never longer than this part above."""


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
    """The worthiest of `drafts` that together last about `seconds`, in their order.

    `of` is the length of the whole script, by which a miss is measured.
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

    def score(ticks: int) -> float:
        miss = (ticks / _TICKS_PER_S - seconds) / (_TOLERANCE * of)
        return best[ticks][0] - miss**2

    _, chosen = best[max(best, key=score)]
    return [drafts[nth] for nth in chosen]
