"""A reading of the whole script is cut where one phrase ends and the next begins."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.scripts.cutting import FRAME_S, cut_at_pauses

LOUD, QUIET = -20, -60


def levels_of(*spans: tuple[int, float], noise: int = 0) -> list[int]:
    """Of spans of a level and their seconds."""
    chance = random.Random(5)  # noqa: S311 (noise)
    return [
        level + (chance.randint(-noise, noise) if noise else 0)
        for level, seconds in spans
        for _ in range(round(seconds / FRAME_S))
    ]


def reading(spoken_s: list[float], pauses_s: list[float]) -> tuple[list[int], list[tuple[float, float]]]:
    """Levels, and where each phrase begins and ends."""
    spans, edges, at = [(QUIET, 0.6)], [], 0.6
    for seconds, pause in zip(spoken_s, [*pauses_s, 0.8], strict=True):
        edges.append((at, at + seconds))
        spans += [(LOUD, seconds), (QUIET, pause)]
        at += seconds + pause
    return levels_of(*spans, noise=3), edges


@settings(max_examples=60, deadline=None)
@given(
    expected=st.lists(st.floats(0.6, 5), min_size=1, max_size=14),
    tempo=st.floats(0.6, 1.8),
    chosen=st.data(),
)
def test_clear_pauses_are_found_at_any_tempo(expected: list[float], tempo: float, chosen: st.DataObject) -> None:
    pauses = [chosen.draw(st.floats(0.4, 1.5)) for _ in expected[1:]]
    spoken = [max(0.3, seconds * tempo * chosen.draw(st.floats(0.8, 1.25))) for seconds in expected]
    levels, edges = reading(spoken, pauses)

    cutting = cut_at_pauses(levels, expected)

    assert len(cutting.pieces) == len(expected)
    for piece, (start, end) in zip(cutting.pieces, edges, strict=True):
        assert start - 0.5 < piece.start_s <= start + FRAME_S
        assert end - FRAME_S <= piece.end_s < end + 0.5
    assert all(before.end_s <= after.start_s for before, after in pairwise(cutting.pieces))


def test_a_breath_within_a_phrase_is_not_its_end_even_where_it_is_the_longest_pause() -> None:
    spans = ((LOUD, 1.0), (QUIET, 0.3), (LOUD, 2.0), (QUIET, 0.5), (LOUD, 2.0), (QUIET, 0.3), (LOUD, 1.0))
    levels = levels_of((QUIET, 0.5), *spans, (QUIET, 0.5))

    cutting = cut_at_pauses(levels, [1.0, 4.4, 1.0])

    assert [piece.start_s for piece in cutting.pieces] == pytest.approx([0.1, 1.65, 6.45], abs=0.05)
    assert not cutting.is_sure


def test_it_says_when_it_is_sure() -> None:
    levels, _ = reading([2, 3, 1.5], [0.7, 0.6])

    assert cut_at_pauses(levels, [2, 3, 1.5]).is_sure
    assert not cut_at_pauses(levels, [2, 1.4, 1.6, 1.5]).is_sure
    assert not cut_at_pauses(levels, [6, 0.5, 0.5]).is_sure


@settings(max_examples=60, deadline=None)
@given(
    levels=st.lists(st.integers(-100, 0), min_size=50, max_size=400),
    expected=st.lists(st.floats(0.3, 6), min_size=1, max_size=20),
)
def test_whatever_it_is_given_every_phrase_gets_a_piece_or_it_refuses(levels: list[int], expected: list[float]) -> None:
    try:
        pieces = cut_at_pauses(levels, expected).pieces
    except Invalid:
        return

    assert len(pieces) == len(expected)
    assert all(0 <= piece.start_s < piece.end_s <= len(levels) * FRAME_S + 0.01 for piece in pieces)
    assert all(before.end_s <= after.start_s for before, after in pairwise(pieces))


def test_a_reading_without_a_pause_is_cut_at_its_quietest_places() -> None:
    levels = levels_of((QUIET, 0.5), (LOUD, 2), (LOUD - 9, 0.06), (LOUD, 2), (QUIET, 0.5))

    first, second = cut_at_pauses(levels, [2, 2]).pieces

    assert first.end_s == pytest.approx(2.55, abs=0.1)
    assert second.start_s == pytest.approx(2.55, abs=0.1)


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ([QUIET] * 200, "whole_recording_silent"),
        ([-100] * 200, "whole_recording_silent"),
        (levels_of((QUIET, 1), (LOUD, 1), (QUIET, 1)), "whole_recording_short"),
    ],
)
def test_what_cannot_be_the_script_is_refused(levels: list[int], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        cut_at_pauses(levels, [3, 3, 3])
