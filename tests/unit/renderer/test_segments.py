from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.scripts.scripts import Role
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.storyboards.segments import MAX_SEGMENT_FRAMES, cut_into_segments
from makeafvdo.domain.storyboards.storyboard import Entrance, PhotoFacts, Storyboard
from tests.unit.renderer.render_harness import a_board, a_voice, on_screen
from tests.unit.renderer.test_frames import plain_still

PHOTOS = [PhotoFacts(key=key, width=1200, height=1200) for key in ("p", "q")]
LENGTHS = st.lists(st.lists(st.floats(0.1, 1.4), min_size=1, max_size=4), min_size=1, max_size=60)


def voices(lengths: Sequence[Sequence[float]]) -> list[SceneVoice]:
    return [a_voice(f"scene-{nth}", [("กด ตะกร้า", phrases)]) for nth, phrases in enumerate(lengths)]


def board_of(*lengths: Sequence[float]) -> Storyboard:
    roles = [Role.HOOK, Role.PRICE]
    return a_board(voices(lengths), PHOTOS, on_screen(title="เก้าอี้", price="฿199"), "1:1", roles)


@given(LENGTHS)
@settings(max_examples=40, deadline=None)
def test_pieces_tile_the_video_and_none_is_longer_than_a_group_of_pictures(lengths: list[list[float]]) -> None:
    board = board_of(*lengths)

    segments = cut_into_segments(board)

    assert segments[0].start_frame == 0
    assert segments[-1].start_frame + segments[-1].board.frames == board.frames
    for one, other in pairwise(segments):
        assert one.start_frame + one.board.frames == other.start_frame
    assert all(0 < segment.board.frames <= MAX_SEGMENT_FRAMES for segment in segments)
    assert all(segment.board.shots for segment in segments)


def test_every_transition_between_scenes_is_a_piece_of_its_own() -> None:
    board = board_of([1.0, 1.0], [1.0, 1.0], [1.0, 1.0])
    arriving = [shot for shot in board.shots if shot.entrance is Entrance.NEW_SCENE]

    spans = {(segment.start_frame, segment.board.frames) for segment in cut_into_segments(board)}

    assert len(arriving) == 2
    assert {(shot.first_seen_frame, shot.entrance_frames) for shot in arriving} <= spans


def test_the_pieces_together_show_what_the_whole_storyboard_shows() -> None:
    board = board_of([0.4, 0.4], [0.5, 0.5, 0.6, 0.7, 0.6], [0.4, 0.3])

    segments = [frame for segment in cut_into_segments(board) for frame in drawn(segment.board)]

    for number, (one, other) in enumerate(zip(drawn(board), segments, strict=True)):
        assert np.array_equal(one, other), f"frame {number}"


def drawn(board: Storyboard) -> list[Pixels]:
    """Every third row, to compare hundreds of frames without keeping gigabytes."""
    return [frame[:: 3 * 1080].copy() for frame in render_frames(board, load_style(board.style), plain_still)]


@pytest.mark.parametrize("grown", [0, 1, 2])
def test_a_scene_that_grows_longer_changes_only_its_own_pieces_and_its_two_transitions(grown: int) -> None:
    lengths = [[1.0, 1.1], [1.2, 1.3, 1.0], [0.9, 1.0], [1.0, 1.0]]
    longer = [[*scene, 0.7] if nth == grown else scene for nth, scene in enumerate(lengths)]

    before, after = ([segment.board for segment in cut_into_segments(board_of(*each))] for each in (lengths, longer))

    assert {shot.scene_id for board in after if board not in before for shot in board.shots} <= {
        f"scene-{nth}" for nth in (grown - 1, grown, grown + 1)
    }
    bodies = [board for board in after if {shot.scene_id for shot in board.shots} != {f"scene-{grown}"}]
    assert sum(board not in before for board in bodies) <= 2


def test_pieces_do_not_depend_on_how_the_sound_is_stored() -> None:
    board = board_of([0.5], [0.5])
    elsewhere = board.model_copy(update={"sounds": ()})

    assert cut_into_segments(board) == cut_into_segments(elsewhere)
