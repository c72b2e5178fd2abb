"""What is decoded of a clip: at constant rate, upright, in BT.709."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from makeafvdo.adapters.renderer.clips.clip_decoder import ClipDecoder, NoFrameDecoded, Size
from makeafvdo.adapters.renderer.clips.clips import probe_clip
from makeafvdo.adapters.renderer.encode.ffmpeg import run
from makeafvdo.adapters.renderer.image.yuv import Pixels, yuv_to_rgb
from makeafvdo.domain.storyboards.storyboard import ClipPart
from tests.unit.renderer.filmed_clips import CLOCK_START, CLOCK_STEP, SIDE, a_clip, a_clock, an_hdr_clip
from tests.unit.renderer.render_harness import a_ball, coffee

WHOLE, SQUARE = ClipPart(), Size(SIDE, SIDE)


@contextmanager
def playing(path: Path, part: ClipPart = WHOLE, size: Size = SQUARE, closeness: float = 1.0) -> Iterator[ClipDecoder]:
    decoder = ClipDecoder(path, probe_clip(path), part, size, closeness)
    try:
        yield decoder
    finally:
        decoder.close()


def seconds_shown(decoder: ClipDecoder, nth: int) -> float:
    """The time a clock's picture shows."""
    return (float(decoder.frame(nth).y.mean()) - CLOCK_START) / CLOCK_STEP


def red_box(rgb: Pixels) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is as red as the ball."""
    is_red = (abs(rgb[..., 0].astype(int) - 190) < 40) & (rgb[..., 1] < 80)
    rows, columns = np.flatnonzero(is_red.any(axis=1)), np.flatnonzero(is_red.any(axis=0))
    return int(columns[0]), int(rows[0]), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1


@pytest.mark.parametrize(
    "filters",
    ["null", "select='mod(n\\,5)*not(between(n\\,30\\,36))'", "fps=60", "fps=24"],
    ids=["30", "vfr", "60", "24"],
)
def test_any_frame_rate_becomes_thirty_pictures_a_second(tmp_path: Path, filters: str) -> None:
    with playing(a_clock(tmp_path / "clock.mp4", 2.0, filters)) as decoder:
        shown = [seconds_shown(decoder, nth) for nth in range(0, 54, 6)]

    assert shown == pytest.approx([nth / 30 for nth in range(0, 54, 6)], abs=0.3 if "select" in filters else 0.08)
    assert all(one < other for one, other in pairwise(shown))


def test_a_part_begins_where_it_is_said_to_and_runs_as_fast(tmp_path: Path) -> None:
    clock = a_clock(tmp_path / "clock.mp4", 3.0)

    with playing(clock, ClipPart(start_s=1.5, speed=0.8)) as decoder:
        shown = [seconds_shown(decoder, nth) for nth in (0, 30)]

    assert shown == pytest.approx([1.5, 2.3], abs=0.06)


def test_the_last_picture_stays(tmp_path: Path) -> None:
    with playing(a_clock(tmp_path / "clock.mp4", 1.0)) as decoder:
        assert seconds_shown(decoder, 200) == pytest.approx(29 / 30, abs=0.06)


def test_a_picture_is_the_same_however_it_is_come_to(tmp_path: Path) -> None:
    clip = a_clip(tmp_path / "clip.mp4", coffee(480, 270))

    with playing(clip) as every, playing(clip) as one:
        walked = [every.frame(nth).y.copy() for nth in range(21)]
        jumped = one.frame(20).y

    assert np.array_equal(walked[-1], jumped)


def test_where_nothing_was_filmed_there_is_nothing(tmp_path: Path) -> None:
    with playing(a_clock(tmp_path / "clock.mp4", 1.0), ClipPart(start_s=30)) as decoder, pytest.raises(NoFrameDecoded):
        decoder.frame(0)


@pytest.mark.parametrize("size", [Size(270, 480), Size(480, 270), Size(320, 320)])
@pytest.mark.parametrize("turn", [0, 90])
def test_a_clip_is_cut_and_turned_but_never_stretched(tmp_path: Path, size: Size, turn: int) -> None:
    flat = a_clip(tmp_path / "flat.mp4", a_ball(639, 361), 1.0, "-pix_fmt", "yuv444p")
    run("-display_rotation", str(turn), "-i", flat, "-c", "copy", tmp_path / "ball.mp4")

    with playing(tmp_path / "ball.mp4", size=size) as decoder:
        left, top, width, height = red_box(yuv_to_rgb(decoder.frame(0)))

    assert width == pytest.approx(height, abs=3)
    assert left + width / 2 == pytest.approx(size.width / 2, abs=3)
    assert top + height / 2 == pytest.approx(size.height / 2, abs=3)


def test_a_phone_held_upright_films_upright_pictures(tmp_path: Path) -> None:
    corner = Image.new("RGB", (480, 270), (120, 124, 120))
    corner.paste((200, 30, 30), (0, 0, 100, 100))
    flat = a_clip(tmp_path / "flat.mp4", corner)
    run("-display_rotation", "90", "-i", flat, "-c", "copy", tmp_path / "upright.mp4")  # counterclockwise

    with playing(tmp_path / "upright.mp4", size=Size(270, 480)) as decoder:
        left, top, width, height = red_box(yuv_to_rgb(decoder.frame(0)))

    assert (left, top + height) == pytest.approx((0, 480), abs=3)
    assert (width, height) == pytest.approx((100, 100), abs=4)


def test_a_closer_look_is_a_smaller_part(tmp_path: Path) -> None:
    clip = a_clip(tmp_path / "ball.mp4", a_ball(640, 640))

    with playing(clip) as whole, playing(clip, closeness=1.25) as closer:
        widths = [red_box(yuv_to_rgb(decoder.frame(0)))[2] for decoder in (whole, closer)]

    assert widths[1] / widths[0] == pytest.approx(1.25, abs=0.05)


@pytest.mark.parametrize("transfer", ["arib-std-b67", "smpte2084"])
def test_a_phones_hdr_looks_like_the_picture_it_was_filmed_off(tmp_path: Path, transfer: str) -> None:
    original = np.asarray(coffee(SIDE, SIDE).convert("RGB"), float)

    with playing(an_hdr_clip(tmp_path / "hdr.mov", coffee(SIDE, SIDE), transfer)) as decoder:
        seen = yuv_to_rgb(decoder.frame(3)).astype(float)

    assert np.abs(seen - original).mean() < 8
    assert seen.std() == pytest.approx(original.std(), rel=0.1)
    assert np.ptp(seen, axis=-1).mean() == pytest.approx(np.ptp(original, axis=-1).mean(), rel=0.1)


def test_a_clip_that_says_nothing_of_its_colours_is_read_as_such_clips_are_made(tmp_path: Path) -> None:
    red = Image.new("RGB", (SIDE, SIDE), (200, 30, 30))
    small = a_clip(tmp_path / "bt709.mp4", red)
    run("-i", small, "-vf", "scale=out_color_matrix=bt601,setparams=colorspace=unknown", tmp_path / "bt601.mp4")
    run("-i", small, "-vf", "scale=1280:720,setparams=colorspace=unknown", tmp_path / "hd.mp4")

    for name in ("bt709.mp4", "bt601.mp4", "hd.mp4"):
        with playing(tmp_path / name) as decoder:
            assert yuv_to_rgb(decoder.frame(0))[160, 160].astype(int) == pytest.approx((200, 30, 30), abs=5), name
