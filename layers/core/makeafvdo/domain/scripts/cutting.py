"""One reading of the whole script, cut into its phrases at its pauses.

A reader also pauses within phrases, and may hardly pause between two: so the pauses chosen are not the longest, but
those between which each phrase takes about the time its words need. The level of every 20 ms is enough to find them.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from makeafvdo.domain.errors import Invalid

FRAME_S = 0.02
MOST_FRAMES = 15_000
"""Five minutes."""
SILENCE_DB = -100

_QUIET_SHARE, _LOUD_SHARE = 0.1, 0.95
_LEAST_RANGE_DB = 8
_SHORTEST_PAUSE = 6
_SHORTEST_SOUND = 4
"""In frames: a closed stop within a word is shorter than the one, a click than the other."""
_MOST_RUNS = 160
_CLEAR_PAUSE_S = 0.25
_PAUSE_SCALE_S = 0.25
_PAUSE_WEIGHT = 1.5
_LENGTH_WEIGHT = 4.0
_MARGIN = 20
"""Frames of the pause that stay with a piece at either end, where the pause has them."""
_LIKELY_RATIO = 1.8


class Piece(NamedTuple):
    """Seconds from the start of the recording."""

    start_s: float
    end_s: float


class Cutting(NamedTuple):
    """`is_sure`: the pauses are as many as the phrases need, and each piece is about as long as its words."""

    pieces: tuple[Piece, ...]
    is_sure: bool


class _Run(NamedTuple):
    """Frames with sound, `end` excluded."""

    start: int
    end: int


def cut_at_pauses(levels: Sequence[int], expected_s: Sequence[float]) -> Cutting:
    """A piece for each of `expected_s`, the seconds its words take. `levels`: dBFS of every `FRAME_S`.

    Raises Invalid("whole_recording_silent") where there is no voice to be told from the noise, and
    Invalid("whole_recording_short") where it is far too short for all phrases.
    """
    runs = _runs_of_sound(levels)
    if (runs[-1].end - runs[0].start) * FRAME_S < sum(expected_s) / 3:
        raise Invalid("whole_recording_short")
    found = len(runs)
    while len(runs) < len(expected_s):
        runs = _with_longest_split(runs, levels)
    lasts = _last_runs(runs, expected_s)
    firsts = [0, *(last + 1 for last in lasts[:-1])]
    spoken = [_Run(runs[first].start, runs[last].end) for first, last in zip(firsts, lasts, strict=True)]
    is_sure = found >= len(expected_s) and _is_plausible(runs, lasts, spoken, expected_s)
    return Cutting(_with_margins(spoken, len(levels)), is_sure)


def _runs_of_sound(levels: Sequence[int]) -> list[_Run]:
    ranked = sorted(levels)
    quiet, loud = (ranked[int(share * (len(ranked) - 1))] for share in (_QUIET_SHARE, _LOUD_SHARE))
    quiet = max(quiet, loud - 60)
    if loud - quiet < _LEAST_RANGE_DB:
        raise Invalid("whole_recording_silent")
    threshold = quiet + max(6, 0.4 * (loud - quiet))
    audible = [level > threshold for level in levels]
    pause = _SHORTEST_PAUSE
    runs = _runs(audible, pause)
    while len(runs) > _MOST_RUNS:
        pause += 2
        runs = _runs(audible, pause)
    if not runs:
        raise Invalid("whole_recording_silent")
    return runs


def _runs(audible: Sequence[bool], shortest_pause: int) -> list[_Run]:
    edges = [nth for nth, (was, now) in enumerate(pairwise([False, *audible, False])) if was != now]
    joined: list[_Run] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if joined and start - joined[-1].end < shortest_pause:
            joined[-1] = _Run(joined[-1].start, end)
        else:
            joined.append(_Run(start, end))
    return [run for run in joined if run.end - run.start >= _SHORTEST_SOUND]


def _with_longest_split(runs: Sequence[_Run], levels: Sequence[int]) -> list[_Run]:
    """At the quietest frame of its middle."""
    longest = max(runs, key=lambda run: run.end - run.start)
    length = longest.end - longest.start
    middle = range(longest.start + max(1, length // 5), longest.end - length // 5)
    at = min(middle or range(longest.start, longest.end), key=lambda frame: levels[frame])
    nth = runs.index(longest)
    return [*runs[:nth], _Run(longest.start, at), _Run(at, longest.end), *runs[nth + 1 :]]


def _last_runs(runs: Sequence[_Run], expected_s: Sequence[float]) -> list[int]:
    """Of each phrase, the run it ends with: the choice of least cost, found phrase by phrase."""
    spoken = sum(run.end - run.start for run in runs) * FRAME_S
    tempo = spoken / sum(expected_s)
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for nth, expected in enumerate(expected_s):
        left = len(expected_s) - nth - 1
        ends = range(nth, len(runs) - left) if left else range(len(runs) - 1, len(runs))
        best = {
            last: min(
                (cost + _cost(runs, before + 1, last, expected * tempo), (*lasts, last))
                for before, (cost, lasts) in best.items()
                if before < last
            )
            for last in ends
        }
    return list(best[len(runs) - 1][1])


def _cost(runs: Sequence[_Run], first: int, last: int, wanted_s: float) -> float:
    """Of a phrase from one run to another: for its length, and for the pause after it."""
    seconds = max((runs[last].end - runs[first].start) * FRAME_S, FRAME_S)
    pause_s = (runs[last + 1].start - runs[last].end) * FRAME_S if last + 1 < len(runs) else math.inf
    return _LENGTH_WEIGHT * math.log(seconds / wanted_s) ** 2 + _PAUSE_WEIGHT * math.exp(-pause_s / _PAUSE_SCALE_S)


def _is_plausible(
    runs: Sequence[_Run], lasts: Sequence[int], spoken: Sequence[_Run], expected_s: Sequence[float]
) -> bool:
    pauses = [(after.start - before.end) * FRAME_S for before, after in pairwise(runs)]
    chosen = [pauses[last] for last in lasts[:-1]]
    others = [pause for nth, pause in enumerate(pauses) if nth not in lasts]
    if chosen and (min(chosen) < _CLEAR_PAUSE_S or max(others, default=0) >= min(chosen)):
        return False
    tempo = sum(run.end - run.start for run in spoken) * FRAME_S / sum(expected_s)
    ratios = [
        (run.end - run.start) * FRAME_S / (wanted * tempo) for run, wanted in zip(spoken, expected_s, strict=True)
    ]
    return all(1 / _LIKELY_RATIO < ratio < _LIKELY_RATIO for ratio in ratios)


def _with_margins(spoken: Sequence[_Run], frames: int) -> tuple[Piece, ...]:
    """Neighbours share the pause between them at most by halves."""
    bounds = [0, *((before.end + after.start) // 2 for before, after in pairwise(spoken)), frames]
    return tuple(
        Piece(
            round(max(run.start - _MARGIN, left) * FRAME_S, 2),
            round(min(run.end + _MARGIN, right) * FRAME_S, 2),
        )
        for run, (left, right) in zip(spoken, pairwise(bounds), strict=True)
    )
