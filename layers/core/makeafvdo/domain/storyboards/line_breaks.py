"""Breaks words into lines."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

_MID_PHRASE = 0.25
"""Cost of a break where the writer left no space: that of a line that is half empty."""


def break_lines(widths: Sequence[float], breadth: float, pauses: Sequence[bool]) -> list[range]:
    """Which words stand in which line: as few lines as `breadth` allows; among those the most even, and broken
    after words that `pauses` marks if it can be. A word wider than `breadth` has a line of its own.
    """
    ends = [0.0, *accumulate(widths)]

    def fits(start: int, end: int) -> bool:
        return ends[end] - ends[start] <= breadth or end == start + 1

    def cost(start: int, end: int) -> float:
        slack = max(0.0, 1 - (ends[end] - ends[start]) / breadth)
        return slack * slack + (0 if end == len(widths) or pauses[end - 1] else _MID_PHRASE)

    # One round a line: every place a text of that many lines can have come to, and the best way there.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    while len(widths) not in best:
        ways = [
            (end, (so_far + cost(start, end), (*cuts, end)))
            for start, (so_far, cuts) in best.items()
            for end in range(start + 1, len(widths) + 1)
            if fits(start, end)
        ]
        best = dict(sorted(ways, key=lambda way: way[1], reverse=True))  # of two ways to one place the cheaper stays
    return [range(start, end) for start, end in pairwise((0, *best[len(widths)][1]))]
