"""What a crop of another shape around its focus keeps of a photo."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from makeafvdo.adapters.renderer.image.pixels import covering
from makeafvdo.adapters.renderer.image.saliency import find_focus, find_points, find_product
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.domain.storyboards.layout import Box
from tests.support.pictures import photograph
from tests.unit.renderer.render_harness import MAPS, coffee

Part = tuple[float, float, float, float]
"""Left, top, right and bottom, in shares of the photo."""
Wall = Callable[[int, int], Image.Image]
UPRIGHT, SQUARE, LYING = (90, 160), (100, 100), (108, 88)
WALL, GROUT = (176, 170, 160), (96, 92, 88)


def a_plain_wall(width: int, height: int) -> Image.Image:
    return Image.new("RGB", (width, height), WALL)


def a_striped_wall(width: int, height: int) -> Image.Image:
    wall = a_plain_wall(width, height)
    for x in range(0, width, 24):
        ImageDraw.Draw(wall).rectangle((x, 0, x + 11, height), fill=GROUT)
    return wall


def a_tiled_wall(width: int, height: int) -> Image.Image:
    wall = a_plain_wall(width, height)
    for at in range(0, max(width, height), 30):
        ImageDraw.Draw(wall).line((at, 0, at, height), fill=GROUT, width=3)
        ImageDraw.Draw(wall).line((0, at, width, at), fill=GROUT, width=3)
    return wall


def with_a_thing(wall: Image.Image, part: Part) -> Image.Image:
    left, top, right, bottom = part
    box = (left * wall.width, top * wall.height, right * wall.width, bottom * wall.height)
    ImageDraw.Draw(wall).rounded_rectangle(box, radius=20, fill=(150, 60, 30))
    return wall


def focus_of(rgb: Pixels) -> tuple[float, float]:
    return find_focus(rgb, MAPS.of(rgb))


def kept(photo: Image.Image, part: Part, frame: tuple[int, int]) -> float:
    """The share of that part of the photo which such a frame shows."""
    left, top, right, bottom = part
    marked: Pixels = np.zeros((photo.height, photo.width, 3), np.uint8)
    rows = slice(round(top * photo.height), round(bottom * photo.height))
    marked[rows, round(left * photo.width) : round(right * photo.width)] = 255
    seen = covering(marked, *frame, focus_of(np.asarray(photo)))
    scale = max(frame[0] / photo.width, frame[1] / photo.height)
    return float(seen[..., 0].sum() / (marked[..., 0].sum() * scale**2))


@pytest.mark.parametrize("wall", [a_plain_wall, a_striped_wall, a_tiled_wall])
@pytest.mark.parametrize(
    ("size", "part", "frame"),
    [
        ((800, 800), (0.6, 0.45, 0.92, 0.9), UPRIGHT),
        ((800, 800), (0.08, 0.45, 0.4, 0.9), UPRIGHT),
        ((900, 600), (0.62, 0.4, 0.9, 0.9), UPRIGHT),
        ((600, 900), (0.4, 0.62, 0.9, 0.93), LYING),
        ((600, 900), (0.3, 0.15, 0.7, 0.45), LYING),
    ],
    ids=["at the right", "at the left", "at the right of a lying photo", "low down", "high up"],
)
def test_a_thing_before_a_wall_is_kept(wall: Wall, size: tuple[int, int], part: Part, frame: tuple[int, int]) -> None:
    assert kept(with_a_thing(wall(*size), part), part, frame) > (0.9 if wall is a_plain_wall else 0.75)


def test_a_busy_thing_on_a_plain_wall_is_kept() -> None:
    photo = a_plain_wall(800, 800)
    photo.paste(coffee(260, 260), (500, 380))

    assert kept(photo, (0.625, 0.475, 0.95, 0.8), UPRIGHT) > 0.9


@pytest.mark.parametrize("size", [(900, 600), (600, 900), (700, 700), (2000, 60), (60, 2000)])
def test_where_nothing_stands_out_the_middle_is_shown(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(-2, 3, (size[1], size[0], 3))
    nearly_plain = np.asarray(np.asarray(WALL) + noise, np.uint8)

    assert focus_of(nearly_plain) == pytest.approx((0.5, 0.55), abs=0.1)


@pytest.mark.parametrize(
    ("name", "part", "frame", "share"),
    [
        ("pexels-6373478", (0.41, 0.57, 0.97, 0.98), UPRIGHT, 0.95),
        ("pexels-6373478", (0.41, 0.57, 0.97, 0.98), LYING, 0.8),
        ("pexels-7303782", (0.4, 0.45, 0.9, 0.98), SQUARE, 0.9),
        ("pexels-6830376", (0.31, 0.64, 0.5, 0.88), LYING, 0.9),
        ("pexels-cup-of-couple-6963787", (0, 0.56, 0.58, 1), LYING, 0.9),
    ],
    ids=["lounge chair, upright", "lounge chair", "dining chair", "table lamp", "sideboard"],
)
def test_the_furniture_of_a_real_room_is_kept(name: str, part: Part, frame: tuple[int, int], share: float) -> None:
    assert kept(photograph(name), part, frame) > share


def test_the_same_photo_has_the_same_focus_at_any_size() -> None:
    large, small = (np.asarray(photograph("pexels-6373478", longest)) for longest in (1000, 300))

    assert focus_of(large) == focus_of(large)
    assert focus_of(large) == pytest.approx(focus_of(small), abs=0.05)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("pexels-6963788", (0.38, 0.36, 0.67, 0.67)),
        ("pexels-7303782", (0.40, 0.44, 0.90, 0.98)),
        ("pexels-7303842", (0.47, 0.69, 0.74, 0.92)),
        ("pexels-maksgelatin-4352247", (0.13, 0.46, 1.00, 0.90)),
    ],
    ids=["vase", "dining chair", "pitcher", "sofa"],
)
def test_the_product_of_a_real_room_is_found(name: str, part: Part) -> None:
    photo = np.asarray(photograph(name))

    found = find_product(MAPS.of(photo), photo.shape[1], photo.shape[0])

    assert found is not None
    left, top, right, bottom = part
    sides = (found.x, found.y, found.right, found.bottom)
    wanted = (left * photo.shape[1], top * photo.shape[0], right * photo.shape[1], bottom * photo.shape[0])
    assert sides == pytest.approx(wanted, abs=0.08 * max(photo.shape))


def test_where_nothing_stands_out_no_product_is_found() -> None:
    assert find_product(np.zeros((320, 320), np.uint8), 900, 600) is None
    assert find_product(np.full((320, 320), 255, np.uint8), 900, 600) is None


def test_points_of_interest_lie_on_the_product_and_apart() -> None:
    photo = with_a_thing(a_plain_wall(800, 800), (0.3, 0.2, 0.7, 0.9))
    ImageDraw.Draw(photo).rectangle((300, 200, 380, 260), fill=(250, 250, 250))
    rgb = np.asarray(photo)
    product = Box(x=240, y=160, width=320, height=560)

    points = find_points(rgb, np.full((320, 320), 255, np.uint8), product, (0.5, 0.5))

    places = [(across * 800, down * 800) for across, down in points]
    assert len(places) >= 3
    assert all(product.x <= x <= product.right and product.y <= y <= product.bottom for x, y in places)
    assert all(np.hypot(x - u, y - v) >= 0.25 * product.height for (x, y), (u, v) in combinations(places, 2))
    assert np.hypot(places[0][0] - 340, places[0][1] - 230) < 120
