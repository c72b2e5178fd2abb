"""Choosing the scenes that fill the asked length best."""

from collections.abc import Callable, Sequence

from makeafvdo.adapters.writers.embedded.sayings import Saying

_TICKS_PER_S = 10
_TOLERANCE = 0.05
"""A miss of this part of the script's length costs as much as one second of the best scene; twice that, four times."""
_WORTH = (2.0, 1.2, 1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Of a second of the first scene, the second …: what the seller says first is heard first."""

Scene = tuple[Saying, ...]


def fill(
    scenes: Sequence[Scene], seconds_of: Callable[[Scene], float], room: float, *, asked: float, most_rows: int
) -> list[Scene]:
    """The worthiest of `scenes`, the first first, that together last about `room` seconds, in their order; never
    longer, and with at most `most_rows` rows of the table.

    `asked` is the length of the whole script, by which a miss is measured.
    """
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for nth, scene in enumerate(scenes):
        seconds = seconds_of(scene)
        rows_more = sum(saying.is_row for saying in scene)
        gain = _WORTH[min(nth, len(_WORTH) - 1)] * seconds
        for (ticks, rows), (worth, chosen) in list(best.items()):
            longer = (ticks + round(seconds * _TICKS_PER_S), rows + rows_more)
            fits = longer[0] <= room * _TICKS_PER_S and longer[1] <= most_rows
            if fits and best.get(longer, (-1.0, ()))[0] < worth + gain:
                best[longer] = (worth + gain, (*chosen, nth))

    def score(key: tuple[int, int]) -> float:
        miss = (room - key[0] / _TICKS_PER_S) / (_TOLERANCE * asked)
        return best[key][0] - miss**2

    return [scenes[nth] for nth in best[max(best, key=score)][1]]
