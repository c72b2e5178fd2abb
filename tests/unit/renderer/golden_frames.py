"""Frames and difficult Thai text, drawn to be compared with the images that were last approved.

`make golden` draws them anew; look at every one of them before you commit it.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import get_args

import numpy as np
from PIL import Image

from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.photos import Photo
from makeafvdo.adapters.renderer.image.yuv import as_yuv420, yuv_to_rgb
from makeafvdo.adapters.renderer.stills.stills import compose_still_layer
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.thai_text import blank_coverage, downsampled, typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.domain.storyboards.layout import CANVASES, Box
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import PhotoFacts
from makeafvdo.domain.videos.options import STYLES, Format, Options
from tests.support.products import a_product
from tests.unit.renderer.render_harness import a_script, a_voice, coffee, on_screen

FOLDER = Path(__file__).parent / "golden"
FORMATS: tuple[Format, ...] = get_args(Format)
FONTS = tuple(load_style(name).captions.font for name in STYLES)
HARD_THAI = "ที่นี่ ป้ำ น้ำ กี๊ ผู้ใหญ่ ปั๊ม ญี่ปุ่น ๑๒๓ ฿199 ฏุ ฐู ฟี้"

_FRAME = 44
"""By then all lines stand still and the second word is spoken."""
_SHORTER_SIDE = 324


def hard_thai(font: str) -> Image.Image:
    coverage = blank_coverage(1000, 90)
    typeface(font).draw(coverage, HARD_THAI, 46, x=20, baseline=58)
    return Image.fromarray(np.round(downsampled(coverage) * 255).astype(np.uint8))


def frame_of(style_name: str, video_format: Format) -> Image.Image:
    """A photograph with every line on it, while a caption is spoken; at a third of its size."""
    style, canvas = load_style(style_name), CANVASES[video_format]
    voice = a_voice("a", [("น้ำปั๊มญี่ปุ่น ผู้ใหญ่ชอบ", [0.5, 0.3, 0.3, 0.4, 0.4, 0.4])])
    lines = on_screen(
        title="เครื่องชงกาแฟปั๊มน้ำญี่ปุ่น สีแดง",
        price="฿2,490",
        original_price="฿3,990",
        discount="ลด 37%",
        rating="4.9 (1,284 รีวิว)",
        sold="ขายแล้ว 5,317 ชิ้น",
        fact_1="ความจุ 500 มล.",
        fact_2="กำลังไฟ 1,050 วัตต์",
        fact_3="รับประกัน 2 ปี",
    )
    photo = Photo(np.asarray(coffee(1800, 1200).crop((400, 0, 1360, 1200))), None)
    facts = PhotoFacts(key="p", width=photo.width, height=photo.height)
    board = plan_storyboard(
        a_product(photos=("p",)),
        a_script([voice], lines),
        [voice],
        Options(format=video_format),
        [facts],
        style,
        lambda text: split_words(text, typeface(style.captions.font)),
    )
    drawn = render_frames(board, style, lambda shot: compose_still_layer(shot, photo, video_format, style))
    frame = next(islice(drawn, _FRAME, None))
    rgb = yuv_to_rgb(as_yuv420(frame, canvas.width, canvas.height))
    shrink = _SHORTER_SIDE / min(canvas.width, canvas.height)
    return Image.fromarray(rgb).resize(
        (round(canvas.width * shrink), round(canvas.height * shrink)), Image.Resampling.LANCZOS
    )


def opening_of(style_name: str) -> Image.Image:
    """The first frame of a video upright: the hook over a photograph with its product low in it."""
    style, canvas = load_style(style_name), CANVASES["9:16"]
    voices = [a_voice(scene, [("กาแฟปั๊มน้ำญี่ปุ่น 199 บาท", [0.3] * 5)]) for scene in ("hook", "end")]
    photo = Photo(np.asarray(coffee(1800, 1200).crop((400, 0, 1360, 1200))), None)
    product = Box(x=60, y=480, width=820, height=520)
    board = plan_storyboard(
        a_product(photos=("p",)),
        a_script(voices, on_screen(title="เครื่องชงกาแฟ", price="฿199")),
        voices,
        Options(),
        [PhotoFacts(key="p", width=photo.width, height=photo.height, product=product)],
        style,
        lambda text: split_words(text, typeface(style.captions.font)),
    )
    drawn = render_frames(board, style, lambda shot: compose_still_layer(shot, photo, "9:16", style))
    rgb = yuv_to_rgb(as_yuv420(next(iter(drawn)), canvas.width, canvas.height))
    return Image.fromarray(rgb).resize((_SHORTER_SIDE, _SHORTER_SIDE * 16 // 9), Image.Resampling.LANCZOS)


def all_drawn() -> Iterator[tuple[Path, Image.Image]]:
    for font in FONTS:
        yield FOLDER / f"{font}.png", hard_thai(font)
    for style in STYLES:
        yield opening_path(style), opening_of(style)
        for video_format in FORMATS:
            yield path_of(style, video_format), frame_of(style, video_format)


def path_of(style: str, video_format: Format) -> Path:
    return FOLDER / f"{style}-{video_format.replace(':', 'x')}.webp"


def opening_path(style: str) -> Path:
    return FOLDER / f"{style}-opening.webp"


if __name__ == "__main__":
    for path, image in all_drawn():
        image.save(path, quality=82, method=6) if path.suffix == ".webp" else image.save(path, optimize=True)
