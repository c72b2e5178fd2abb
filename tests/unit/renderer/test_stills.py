from pathlib import Path

import numpy as np
import pytest

from makeafvdo.adapters.renderer.image.photos import Photo, as_cutout, bounds, read_photo
from makeafvdo.adapters.renderer.image.yuv import Pixels, as_yuv420, rgb_to_yuv, yuv_to_rgb
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.adapters.renderer.stills.stills import compose_still_layer
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.storyboards.framing import frame_photo
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.motion import Motion, Pose
from makeafvdo.domain.storyboards.storyboard import Entrance, Framing, PhotoFacts, Shot
from makeafvdo.domain.videos.options import STYLES, Format
from tests.unit.renderer.render_harness import MAPS, a_ball, coffee, encoded

PUSH_IN = Motion(start=Pose(zoom=1.0, y=-0.3), end=Pose(zoom=1.22, y=-0.3))


def seen_of(photo: Photo, video_format: Format = "9:16", *, is_cutout: bool = False, style: str = "clean") -> Pixels:
    """The first frame."""
    canvas = CANVASES[video_format]
    layer = layer_of(photo, video_format, is_cutout=is_cutout, style=style)
    frame = as_yuv420(np.empty(canvas.width * canvas.height * 3 // 2, np.uint8), canvas.width, canvas.height)
    layer.render_into(frame, 0.0)
    return yuv_to_rgb(frame)


def layer_of(photo: Photo, video_format: Format, *, is_cutout: bool = False, style: str = "clean") -> StillLayer:
    if is_cutout:
        photo = as_cutout(photo, MAPS.of(photo.rgb))
    product = bounds(photo)[1] if is_cutout else None
    facts = PhotoFacts(key="p", width=photo.width, height=photo.height, is_cutout=is_cutout, product=product)
    declared, motion = load_style(style), PUSH_IN
    look = frame_photo(facts, declared.layout[video_format], declared.pictures, motion, times_shown=0)
    shot = Shot(
        scene_id="a",
        source="p",
        **look._asdict(),
        motion=motion,
        start_frame=0,
        end_frame=30,
        entrance=Entrance.OPENING,
        entrance_frames=0,
    )
    return compose_still_layer(shot, photo, video_format, declared)


def a_photo(folder: Path, width: int, height: int, mode: str = "RGB") -> Photo:
    path = folder / "photo.png"
    path.write_bytes(encoded(a_ball(width, height, mode), "PNG"))
    return read_photo(path)


def ball_sides(still: Pixels) -> tuple[int, int]:
    """Width and height of the red ball, where it is sharp."""
    red = (still[..., 0].astype(int) - still[..., 1] > 110) & (still[..., 0] > 165)
    columns, rows = (np.flatnonzero(red.any(axis=axis)) for axis in (0, 1))
    return int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1


@pytest.mark.parametrize(
    ("video_format", "width", "height", "mode"),
    [
        ("9:16", 1600, 2400, "RGB"),
        ("9:16", 1500, 1500, "RGB"),
        ("9:16", 1800, 1100, "RGB"),
        ("9:16", 900, 800, "RGBA"),
        ("1:1", 300, 300, "RGB"),
        ("16:9", 1600, 1800, "RGB"),
    ],
)
def test_nothing_is_stretched(tmp_path: Path, video_format: Format, width: int, height: int, mode: str) -> None:
    photo = a_photo(tmp_path, width, height, mode)

    wide, tall = ball_sides(seen_of(photo, video_format, is_cutout=mode == "RGBA"))

    assert wide / tall == pytest.approx(1, abs=0.01)


def test_a_small_photo_stays_small_on_its_card(tmp_path: Path) -> None:
    photo = a_photo(tmp_path, 200, 200)

    wide, _ = ball_sides(seen_of(photo))

    assert wide <= 67 * 2.05


def test_a_product_on_white_paper_stands_on_the_designed_background_without_its_paper(tmp_path: Path) -> None:
    still = seen_of(a_photo(tmp_path, 800, 800, "white"), is_cutout=True)

    corner, foot = still[40, 40], still[-40, 40]
    assert corner.min() < 250
    assert np.abs(corner.astype(int) - foot).max() > 8
    sides = still[still.shape[0] // 2 - 500 : still.shape[0] // 2 + 300, 40].astype(int)
    assert np.abs(np.diff(sides, axis=0)).max() < 12


def test_colours_survive_the_way_to_bt709_and_back() -> None:
    rgb = np.asarray(coffee(320, 240), np.float32)
    smooth = np.repeat(np.repeat(rgb[::8, ::8], 8, axis=0), 8, axis=1)

    back = yuv_to_rgb(rgb_to_yuv(smooth))[4::8, 4::8]

    assert np.abs(back.astype(int) - rgb[::8, ::8]).max() <= 4


def test_the_same_photo_always_makes_the_same_still(tmp_path: Path) -> None:
    photo = a_photo(tmp_path, 900, 900)

    assert (seen_of(photo) == seen_of(photo)).all()


@pytest.mark.parametrize(("side", "style"), [(1800, "clean"), (900, "clean"), (900, "pop"), (900, "magazine")])
def test_the_window_of_a_still_is_of_whole_chroma_pixels_and_in_the_frame(
    tmp_path: Path, side: int, style: str
) -> None:
    window = layer_of(a_photo(tmp_path, side, side), "9:16", style=style).window

    assert not any(length % 2 for length in (window.x, window.y, window.width, window.height))
    assert CANVASES["9:16"].whole.contains(window)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("video_format", list(CANVASES))
@pytest.mark.parametrize("closeness", [1.3, 1.36, 1.5])
def test_a_closer_look_at_a_tall_product_may_leave_its_foot_out_of_sight(
    style: str, video_format: Format, closeness: float
) -> None:
    alpha = np.zeros((1600, 500), np.uint8)
    alpha[50:1550, 50:450] = 255
    photo = Photo(np.full((1600, 500, 3), 90, np.uint8), alpha)
    shot = Shot(
        scene_id="a",
        source="p",
        framing=Framing.STUDIO,
        closeness=closeness,
        motion=PUSH_IN,
        start_frame=0,
        end_frame=30,
        entrance=Entrance.OPENING,
        entrance_frames=0,
    )

    layer = compose_still_layer(shot, photo, video_format, load_style(style))

    assert CANVASES[video_format].whole.contains(layer.window)
