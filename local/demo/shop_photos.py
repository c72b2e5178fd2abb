"""Products drawn by code, with the masks they have, and photographs of them as shops take them: on light paper, with
a shadow, as JPEG."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Floats = NDArray[np.float32]
Colour = tuple[int, int, int]

WHITE, NAVY, TERRACOTTA, SAGE, BLACK = (246, 245, 243), (42, 46, 92), (186, 92, 60), (128, 150, 118), (34, 34, 38)

_DRAWN_AT = 1600
_SOFT = 2


@dataclass(frozen=True)
class Cutout:
    """RGB 0–255, and how much of each pixel is product (0–1), in a square of 1600 pixels."""

    rgb: Floats
    alpha: Floats


@dataclass(frozen=True)
class ShopPhoto:
    """RGB, and how much of each pixel is product (0–1)."""

    rgb: NDArray[np.uint8]
    alpha: Floats

    def jpeg(self, quality: int = 85) -> bytes:
        file = BytesIO()
        Image.fromarray(self.rgb).save(file, "JPEG", quality=quality)
        return file.getvalue()


def mug(colour: Colour) -> Cutout:
    """With a handle to look through."""
    shape, draw = _sheet()
    draw.ellipse((230, 560, 700, 1120), fill=255)
    draw.ellipse((340, 670, 620, 1010), fill=0)
    draw.rounded_rectangle((520, 380, 1300, 1300), 90, fill=255)
    rgb = _lit(shape, colour, (520, 1300))
    inside = _blurred_shape(lambda each: each.ellipse((560, 395, 1260, 480), fill=255), 3)
    rgb *= 1 - 0.3 * inside[..., None]
    return Cutout(rgb, _soft(shape))


def glasses(colour: Colour) -> Cutout:
    """A frame without lenses."""
    shape, draw = _sheet()
    for left in (240, 880):
        draw.ellipse((left, 600, left + 480, 1020), fill=255)
        draw.ellipse((left + 52, 652, left + 428, 968), fill=0)
    draw.arc((690, 690, 910, 900), 200, 340, fill=255, width=50)
    draw.rounded_rectangle((170, 690, 300, 760), 20, fill=255)
    draw.rounded_rectangle((1300, 690, 1430, 760), 20, fill=255)
    return Cutout(_lit(shape, colour, (200, 1400)), _soft(shape))


def hoodie(colour: Colour) -> Cutout:
    """Laid flat, with seams and folds."""
    shape, draw = _sheet()
    draw.ellipse((560, 150, 1040, 620), fill=255)
    draw.polygon([(560, 430), (1040, 430), (1230, 520), (1180, 1420), (420, 1420), (370, 520)], fill=255)
    draw.polygon([(400, 500), (560, 560), (400, 1330), (230, 1290)], fill=255)
    draw.polygon([(1200, 500), (1040, 560), (1200, 1330), (1370, 1290)], fill=255)
    rgb = _lit(shape, colour, (300, 1300))
    lines = _blurred_shape(_seams, 4)
    return Cutout(rgb * (1 - 0.22 * lines[..., None]), _soft(shape, 8))


def bottle(colour: Colour, label: Colour = WHITE) -> Cutout:
    """With a paper label."""
    shape, draw = _sheet()
    draw.rounded_rectangle((560, 560, 1040, 1430), 90, fill=255)
    draw.polygon([(600, 620), (1000, 620), (880, 400), (720, 400)], fill=255)
    draw.rounded_rectangle((700, 170, 900, 440), 24, fill=255)
    rgb = _lit(shape, colour, (560, 1040))
    paper = _blurred_shape(lambda each: each.rectangle((560, 800, 1040, 1200), fill=255), 1)[..., None]
    rgb = rgb * (1 - paper) + _lit(shape, label, (560, 1040)) * paper
    words = _blurred_shape(lambda each: each.rectangle((640, 930, 960, 1010), fill=255), 2)
    return Cutout(rgb * (1 - 0.7 * words[..., None]), _soft(shape))


def tote(colour: Colour, picture: NDArray[np.uint8] | None = None) -> Cutout:
    """A bag with two handles to look through, printed with a picture."""
    shape, draw = _sheet()
    draw.arc((560, 180, 1040, 1000), 180, 360, fill=255, width=62)
    draw.polygon([(360, 590), (1240, 590), (1310, 1430), (290, 1430)], fill=255)
    rgb = _lit(shape, colour, (300, 1300), folds=0.1)
    if picture is not None:
        rgb[760:1260, 500:1100] = cv2.resize(picture, (600, 500), interpolation=cv2.INTER_AREA) * np.float32(0.95)
    return Cutout(rgb, _soft(shape))


def photographed(
    cutout: Cutout,
    side: int,
    seed: int,
    paper: Colour = (250, 250, 250),
    *,
    shadow: str = "contact",
    quality: int = 85,
    vignette: float = 0.0,
) -> ShopPhoto:
    """A square of `side` pixels. `shadow`: contact, drop or none; `vignette`: how much darker the corners are."""
    random = np.random.default_rng(seed)
    across, down = np.meshgrid(*[np.linspace(-1, 1, _DRAWN_AT, dtype=np.float32)] * 2)
    light = (1 - vignette * (across**2 + down**2) / 2) * (1 - _shadow(cutout.alpha, shadow))
    ground = np.array(paper, np.float32) * light[..., None]
    alpha = cutout.alpha[..., None]
    whole = cutout.rgb * alpha + ground * (1 - alpha)
    small = cv2.resize(whole, (side, side), interpolation=cv2.INTER_AREA)
    grainy = np.clip(small + random.normal(0, 1.2, small.shape) + 0.5, 0, 255)
    seen = ShopPhoto(np.asarray(grainy, np.uint8), np.zeros((0, 0), np.float32))
    with Image.open(BytesIO(seen.jpeg(quality))) as jpeg:
        rgb = np.asarray(jpeg.convert("RGB"))
    return ShopPhoto(rgb, np.asarray(cv2.resize(cutout.alpha, (side, side), interpolation=cv2.INTER_AREA), np.float32))


def _shadow(alpha: Floats, kind: str) -> Floats:
    """How much light is taken (0–1)."""
    if kind == "none":
        return np.zeros_like(alpha)
    if kind == "drop":
        moved = np.roll(alpha, (26, 18), axis=(0, 1))
        return np.asarray(0.28 * cv2.GaussianBlur(moved, (0, 0), 26), np.float32)
    rows, columns = (np.flatnonzero((alpha > 0.5).any(axis=axis)) for axis in (1, 0))
    left, right, foot = int(columns[0]), int(columns[-1]), int(rows[-1])
    shape = Image.new("L", alpha.shape[::-1])
    ImageDraw.Draw(shape).ellipse((left, foot - 40, right, foot + 50), fill=255)
    return np.asarray(0.45 * cv2.GaussianBlur(np.asarray(shape, np.float32) / 255, (0, 0), 30), np.float32)


def _sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    sheet = Image.new("L", (_DRAWN_AT, _DRAWN_AT))
    return sheet, ImageDraw.Draw(sheet)


def _soft(shape: Image.Image, by: float = _SOFT) -> Floats:
    """Rounded where the drawing has corners, and its edge two pixels soft."""
    round_shape = cv2.GaussianBlur(np.asarray(shape, np.float32) / 255, (0, 0), 3 * by)
    hard = (round_shape > 0.5).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(hard, (0, 0), _SOFT), np.float32)


def _blurred_shape(paint: Callable[[ImageDraw.ImageDraw], None], by: float) -> Floats:
    sheet, draw = _sheet()
    paint(draw)
    return np.asarray(cv2.GaussianBlur(np.asarray(sheet, np.float32) / 255, (0, 0), by), np.float32)


def _seams(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(800, 620), (800, 1420)], fill=255, width=10)
    draw.line([(560, 560), (520, 1000), (500, 1420)], fill=255, width=12)
    draw.line([(1040, 560), (1080, 1000), (1100, 1420)], fill=255, width=12)
    draw.ellipse((640, 280, 960, 610), outline=255, width=14)
    draw.line([(560, 1080), (1040, 1080)], fill=255, width=10)


def _lit(shape: Image.Image, colour: Colour, sides: tuple[int, int], folds: float = 0.06) -> Floats:
    """Lit from the upper left, its sides in the shade, a little uneven."""
    across = np.linspace(0, 1, _DRAWN_AT, dtype=np.float32)[None, :] * _DRAWN_AT
    turned = np.clip((across - sides[0]) / (sides[1] - sides[0]), 0, 1) * 2 - 1
    round_light = 1 - 0.22 * np.abs(turned + 0.25) ** 2.2
    noise = np.random.default_rng(len(colour) + sides[0]).normal(0, 1, (9, 9)).astype(np.float32)
    uneven = np.asarray(cv2.resize(noise, (_DRAWN_AT,) * 2, interpolation=cv2.INTER_CUBIC), np.float32) * folds / 2
    inner = cv2.GaussianBlur(np.asarray(shape, np.float32) / 255, (0, 0), 22)
    rim = 0.86 + 0.14 * np.clip(inner * 2 - 1, 0, 1)
    light = (round_light * rim * (1 - np.abs(uneven)))[..., None]
    return np.asarray(np.clip(np.array(colour, np.float32) * light, 0, 255), np.float32)
