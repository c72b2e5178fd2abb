from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, as_yuv420, rgb_to_yuv, yuv_to_rgb
from makeafvdo.adapters.renderer.stills.camera import camera
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.motion import MOTIONS, Motion, Pose, still_size, view
from makeafvdo.domain.storyboards.storyboard import Entrance, PhotoFacts, Shot, Storyboard
from tests.unit.renderer.render_harness import a_board, a_voice, coffee, on_screen

SQUARE, STYLE = CANVASES["1:1"], load_style("clean")
CAPTIONS, HOOK = STYLE.layout["1:1"].captions, STYLE.layout["1:1"].opening.captions
PUSH_IN, DRIFT_RIGHT = Motion(start=Pose(zoom=1.0, y=-0.3), end=Pose(zoom=1.22, y=-0.3)), MOTIONS["drift_right"]
OFF_CENTRE = Motion(start=Pose(zoom=1.0, x=0.6, y=-1), end=Pose(zoom=1.12, x=0.6, y=-1))
PHOTOS = [PhotoFacts(key=key, width=1200, height=1200) for key in ("p", "q")]
VOICES = [a_voice("a", [("กด ตะกร้า", [0.3, 0.3])]), a_voice("b", [("เลย ค่ะ", [0.3, 0.3])])]
GREYS = {"p": 60.0, "q": 160.0}


def plain_still(shot: Shot) -> StillLayer:
    width, height = still_size(SQUARE, shot.motion)
    still = rgb_to_yuv(np.full((height, width, 3), GREYS[shot.source], np.float32))
    return StillLayer(camera(still, shot.motion, SQUARE), SQUARE.whole)


def lumas(board: Storyboard) -> Iterator[Pixels]:
    for frame in render_frames(board, STYLE, plain_still):
        yield as_yuv420(frame, SQUARE.width, SQUARE.height).y.copy()


@pytest.fixture(scope="module")
def board() -> Storyboard:
    return a_board(VOICES, PHOTOS, video_format="1:1")


def test_captions_are_drawn_in_their_box_while_they_are_spoken_and_never_else(board: Storyboard) -> None:
    bare = board.model_copy(update={"captions": ()})

    for number, (drawn, empty) in enumerate(zip(lumas(board), lumas(bare), strict=True)):
        differs = drawn != empty
        is_spoken = any(caption.start_frame <= number < caption.end_frame for caption in board.captions)
        assert bool(differs.any()) == is_spoken, f"frame {number}"
        box = HOOK if number < board.captions[0].end_frame else CAPTIONS
        differs[box.y : box.bottom, box.x : box.right] = False
        assert not differs.any()


def test_the_spoken_word_is_yellow_and_the_others_are_white(board: Storyboard) -> None:
    caption = board.captions[1]
    seen = [
        yuv_to_rgb(as_yuv420(frame.copy(), SQUARE.width, SQUARE.height))
        for number, frame in enumerate(render_frames(board, STYLE, plain_still))
        if number in (caption.words[0].end_frame - 1, caption.words[1].end_frame - 1)
    ]

    first, second = (yellow_columns(picture) for picture in seen)

    assert first.size
    assert second.size
    assert first.max() < second.min()


def yellow_columns(picture: Pixels) -> NDArray[np.intp]:
    red, green, blue = (picture[..., nth].astype(int) for nth in range(3))
    return np.flatnonzero(((red > 220) & (green > 190) & (blue < 130)).any(axis=0))


def test_product_name_and_price_stay_in_the_safe_zone_from_entry_to_end() -> None:
    board = a_board(VOICES, PHOTOS, on_screen(title="เก้าอี้อาร์มแชร์ผ้าลินิน", price="฿2,490"), "1:1")
    bare = board.model_copy(update={"labels": ()})
    seen = np.zeros((SQUARE.height, SQUARE.width), bool)

    for drawn, empty in zip(lumas(board), lumas(bare), strict=True):
        seen |= np.abs(drawn.astype(int) - empty) > 60
    rows, columns = (np.flatnonzero(seen.any(axis=axis)) for axis in (1, 0))

    assert rows[0] >= SQUARE.safe.y - 4
    assert columns[0] >= SQUARE.safe.x - 4
    assert columns[-1] <= SQUARE.safe.right
    assert rows[-1] < CAPTIONS.y


def test_one_scene_gives_way_to_the_next_without_a_jump(board: Storyboard) -> None:
    shots = [shot.model_copy(update={"source": "q" if shot.scene_id == "b" else "p"}) for shot in board.shots]
    bare = board.model_copy(update={"captions": (), "shots": tuple(shots)})

    levels = [float(luma.mean()) for luma in lumas(bare)]

    steps = np.diff(levels)
    assert levels[0] < levels[-1]
    assert (steps >= -0.5).all()
    assert steps.max() < 0.3 * (levels[-1] - levels[0])


def test_the_first_shot_is_there_at_once(board: Storyboard) -> None:
    assert board.shots[0].entrance is Entrance.OPENING
    bare = board.model_copy(update={"captions": ()})
    assert next(lumas(bare)).mean() == pytest.approx(16 + 60 * 219 / 255, abs=1)


@pytest.mark.parametrize("motion", [PUSH_IN, DRIFT_RIGHT, OFF_CENTRE])
def test_the_camera_moves_in_fractions_of_a_pixel_without_jitter(motion: Motion) -> None:
    """Luma against the ideal path, drawn from the same still in floating point; by phase correlation."""
    still = rgb_to_yuv(np.asarray(coffee(*still_size(SQUARE, motion)), np.float32))
    moving = camera(still, motion, SQUARE)
    buffer = np.empty(SQUARE.width * SQUARE.height * 3 // 2, np.uint8)
    yuv = as_yuv420(buffer, SQUARE.width, SQUARE.height)
    misses = []

    for nth in range(40):
        moving.render_into(yuv, nth / 90)
        ideal = ideally_seen(still.y.astype(np.float32), motion, nth / 90)
        misses.append([missed(yuv.y, ideal, x, y) for x in (150, 600) for y in (200, 650)])

    jitter = np.diff(np.array(misses), axis=0)
    assert np.sqrt((jitter**2).mean()) <= 0.05
    assert np.sqrt((np.array(misses) ** 2).mean()) <= 0.05


def ideally_seen(luma: Floats, motion: Motion, at: float) -> Floats:
    scale, left, top = view(SQUARE, motion, at)
    matrix = np.array([[scale, 0, left + (scale - 1) / 2], [0, scale, top + (scale - 1) / 2]])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(luma, matrix, (SQUARE.width, SQUARE.height), flags=flags), np.float32)


def missed(drawn: Pixels, ideal: Floats, x: int, y: int) -> tuple[float, float]:
    side = 256
    window = cv2.createHanningWindow((side, side), cv2.CV_32F)
    part = slice(y, y + side), slice(x, x + side)
    (right, down), _ = cv2.phaseCorrelate(ideal[part], drawn[part].astype(np.float32), window)
    return right, down


@pytest.mark.parametrize("motion", [DRIFT_RIGHT, OFF_CENTRE])
def test_chroma_moves_with_luma(motion: Motion) -> None:
    """A sharp edge between two colours of one path: where luma turns, chroma turns, to a quarter of a pixel."""
    width, height = still_size(SQUARE, motion)
    rgb = np.full((height, width, 3), (200, 40, 40), np.float32)
    rgb[:, width // 2 :] = (40, 40, 200)
    buffer = np.empty(SQUARE.width * SQUARE.height * 3 // 2, np.uint8)
    yuv = as_yuv420(buffer, SQUARE.width, SQUARE.height)
    moving = camera(rgb_to_yuv(rgb), motion, SQUARE)

    edges = []
    for at in (0.0, 0.31, 0.62, 0.93):
        moving.render_into(yuv, at)
        edges.append((edge_of(yuv.y[500]), 2 * edge_of(yuv.v[250])))  # chroma is left-sited: every second column

    offsets = [luma - chroma for luma, chroma in edges]
    assert max(offsets) - min(offsets) < 0.25
    assert all(abs(offset) < 0.3 for offset in offsets)
    assert all(one != other for one, other in pairwise(edges))


def edge_of(row: Pixels) -> float:
    """Where the row is half-way between its two ends, in its own columns; 0 is the middle of the first."""
    first, last = float(row[0]), float(row[-1])
    return float(np.clip((row.astype(float) - last) / (first - last), 0, 1).sum()) - 0.5
