"""Clips in finished frames."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from makeafvdo.adapters.renderer.clips.clip_decoder import ClipDecoder
from makeafvdo.adapters.renderer.clips.clip_layer import ClipLayer, open_clip_layer
from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.yuv import Pixels, Yuv420, as_yuv420, yuv_to_rgb
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.motion import HOLD
from makeafvdo.domain.storyboards.storyboard import ClipPart, Entrance, Framing, Shot, Storyboard
from makeafvdo.domain.videos.options import STYLES, Format
from tests.unit.renderer.filmed_clips import CLOCK_START, CLOCK_STEP, a_clip, a_clock
from tests.unit.renderer.render_harness import a_ball

Open = Callable[..., ClipLayer]


def a_shot(framing: Framing, start: int = 0, end: int = 30, entrance: int = 0, **changes: object) -> Shot:
    shot = Shot(
        scene_id="hook",
        source="clip",
        clip=ClipPart(),
        framing=framing,
        motion=HOLD,
        start_frame=start,
        end_frame=end,
        entrance=Entrance.SAME_SCENE if entrance else Entrance.OPENING,
        entrance_frames=entrance,
    )
    return shot.model_copy(update=changes)


@pytest.fixture
def opened() -> Iterator[Open]:
    layers: list[ClipLayer] = []

    def one(
        path: Path, framing: Framing, style: str = "clean", video_format: Format = "1:1", part: ClipPart | None = None
    ) -> ClipLayer:
        layers.append(open_clip_layer(a_shot(framing), part or ClipPart(), path, video_format, load_style(style)))
        return layers[-1]

    yield one
    for each in layers:
        each.close()


def frame_of(video_format: Format) -> Yuv420:
    canvas = CANVASES[video_format]
    return as_yuv420(np.full(canvas.width * canvas.height * 3 // 2, 77, np.uint8), canvas.width, canvas.height)


def shown(layer: ClipLayer, video_format: Format = "1:1", nth: int = 0) -> Pixels:
    out = frame_of(video_format)
    layer.render_into(out, nth)
    return yuv_to_rgb(out)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("framing", [Framing.FILL, Framing.CARD])
def test_in_every_style_a_clip_is_round_where_it_was_round(
    tmp_path: Path, opened: Open, style: str, framing: Framing
) -> None:
    clip = a_clip(tmp_path / "ball.mp4", a_ball(640, 400))

    picture = shown(opened(clip, framing, style))

    place = (
        load_style(style).layout["1:1"].stage if framing is Framing.CARD else load_style(style).layout["1:1"].pictures
    )
    x, y = place.x + place.width // 2, place.y + place.height // 2
    assert red_run(picture[y], x) == pytest.approx(red_run(picture[:, x], y), abs=4)


def test_a_card_stands_before_a_ground_in_the_clips_own_colour(tmp_path: Path, opened: Open) -> None:
    clip = a_clip(tmp_path / "ball.mp4", a_ball(640, 400))

    picture = shown(opened(clip, Framing.CARD, "clean", "9:16"), "9:16").astype(int)

    card, head, foot = picture[700, 200], picture[40, 40], picture[1900, 40]
    assert np.abs(card - (120, 124, 120)).max() < 8
    assert np.abs(head - card).max() < 8
    assert card.sum() - foot.sum() > 60
    assert picture[100:300].std() < 12


def test_captions_stand_on_the_same_darkening_as_over_photos(tmp_path: Path, opened: Open) -> None:
    clock = a_clock(tmp_path / "grey.mp4", 1.0)

    picture = shown(opened(clock, Framing.FILL)).astype(int)

    shade = load_style("clean").pictures.shade
    assert picture[-5, 500, 0] == pytest.approx(picture[100, 500, 0] * (1 - shade), abs=4)


def test_a_clip_that_shows_nothing_is_told_with_its_scene(tmp_path: Path, opened: Open) -> None:
    clock = a_clock(tmp_path / "clock.mp4", 1.0)

    with pytest.raises(Permanent) as caught:
        opened(clock, Framing.FILL, part=ClipPart(start_s=20))

    assert (caught.value.code, caught.value.facts) == ("clip_stopped", {"scene": "hook"})


def red_run(line: Pixels, middle: int) -> int:
    """How far the ball reaches to both sides of the middle."""
    is_grey = np.flatnonzero(line[:, 1] > 80)
    return int(is_grey[is_grey > middle].min() - is_grey[is_grey < middle].max())


def a_board(*shots: Shot) -> Storyboard:
    return Storyboard(
        format="1:1", style="clean", frames=shots[-1].end_frame, shots=shots, captions=(), labels=(), sounds=()
    )


def test_a_clip_plays_on_through_both_transitions_and_is_closed_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = a_clock(tmp_path / "clock.mp4", 3.0)
    style, opened, closed = load_style("clean"), [], []
    close = ClipDecoder.close

    def closing(decoder: ClipDecoder) -> None:
        closed.append(decoder)
        close(decoder)

    monkeypatch.setattr(ClipDecoder, "close", closing)
    board = a_board(a_shot(Framing.FILL, 0, 20), a_shot(Framing.FILL, 20, 50, entrance=10))

    def open_layer(shot: Shot) -> ClipLayer:
        opened.append(open_clip_layer(shot, ClipPart(start_s=1.0), clock, "1:1", style))
        return opened[-1]

    lumas = [float(frame[: 1080 * 300].mean()) for frame in render_frames(board, style, open_layer)]

    def clock_at(seconds: float) -> float:
        return CLOCK_START + seconds * CLOCK_STEP

    assert lumas[14] == pytest.approx(clock_at(1 + 14 / 30), abs=2)
    assert lumas[40] == pytest.approx(clock_at(1 + 25 / 30), abs=2)
    assert len(closed) == 2 * len(opened) == 4
