"""make web-files: the fonts, icons and style pictures of the pages, made from their sources.

Fonts: Kanit, Thai and Latin only, as woff2, from the PyPI package `fontpkg-kanit`. Licence and copyright (SIL Open Font
License) stay in the files' own name tables. Icons: drawn here, after `icon.svg`. Styles: a frame of a video in each.
"""

import os
import sys
from importlib.resources import files
from io import BytesIO
from itertools import islice

from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from local.demo.gallery import VideoSource, plan, prepare_source
from local.paths import REPO
from local.shops.catalogue.catalogue import ITEMS
from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.image.yuv import as_yuv420, yuv_to_rgb
from makeafvdo.adapters.renderer.stills.stills import open_still_layer
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.videos.options import STYLES, Options

STATIC = REPO / "functions/web/static"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
_THAI = [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]
_LATIN = [*range(0x20, 0x7F), *map(ord, "\u00a0©·×–—‘’“”•…›←→↑↓\u200b")]
_ICON_SIDES = (192, 512)
STYLE_PICTURE = (216, 384)
_SHOWN_AT_S = {"clean": 2.2, "pop": 9.0, "magazine": 4.6, "bold": 2.6, "catalogue": 3.2}
"""A moment of its video that is typical of the style: full-bleed photo, print on stripes, headline over a picture, two
big words, a price and its facts."""
_JADE, _PAPER, _MARIGOLD = "#0b6b5c", "#fff9f0", "#ffb01f"


def font(weight: int) -> bytes:
    """Kanit of a weight, subset to the characters of Thai and English pages."""
    source = files("fontpkg_kanit") / "files" / f"Kanit-{WEIGHTS[weight]}.ttf"
    face = TTFont(BytesIO(source.read_bytes()), recalcTimestamp=False)
    options = subset.Options(
        layout_features=["ccmp", "locl", "mark", "mkmk", "kern"], hinting=False, name_IDs=[0, 1, 2, 13, 14]
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_THAI + _LATIN)
    cutter.subset(face)
    face.flavor = "woff2"
    out = BytesIO()
    face.save(out)
    return out.getvalue()


def icon(side: int) -> bytes:
    """The app's icon as a PNG without transparent corners, since launchers mask icons themselves."""
    scale = side * 4 / 64
    big = Image.new("RGB", (side * 4, side * 4), _JADE)
    pen = ImageDraw.Draw(big)
    _rounded_triangle(pen, [(24, 19), (24, 45), (45, 32)], 3.6, scale)
    _dot(pen, 24, 44, 8.2, _JADE, scale)
    _dot(pen, 24, 44, 6.2, _MARIGOLD, scale)
    out = BytesIO()
    big.resize((side, side), Image.Resampling.LANCZOS).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def style_picture(style_name: str, source: VideoSource) -> bytes:
    """A frame of that product's video in this style, as WebP."""
    board, style = plan(source, Options(style=style_name)), load_style(style_name)
    canvas, maps = CANVASES[board.format], SalienceMaps()
    drawn = render_frames(
        board,
        style,
        lambda shot: open_still_layer(shot, source.photos[shot.source], board.format, style, maps),
    )
    frame = next(islice(drawn, round(_SHOWN_AT_S[style_name] * board.fps), None))
    picture = Image.fromarray(yuv_to_rgb(as_yuv420(frame, canvas.width, canvas.height)))
    out = BytesIO()
    picture.resize(STYLE_PICTURE, Image.Resampling.LANCZOS).save(out, "WEBP", quality=72, method=6)
    return out.getvalue()


def _rounded_triangle(
    pen: ImageDraw.ImageDraw, corners: list[tuple[float, float]], radius: float, scale: float
) -> None:
    scaled = [(x * scale, y * scale) for x, y in corners]
    pen.polygon(scaled, fill=_PAPER)
    pen.line([*scaled, *scaled[:2]], fill=_PAPER, width=round(2 * radius * scale), joint="curve")
    for x, y in corners:
        _dot(pen, x, y, radius, _PAPER, scale)


def _dot(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str, scale: float) -> None:
    box = [(x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale]
    pen.ellipse(box, fill=colour)


def main() -> int:
    for weight in WEIGHTS:
        (STATIC / f"kanit-{weight}.woff2").write_bytes(font(weight))
    for side in _ICON_SIDES:
        (STATIC / f"icon-{side}.png").write_bytes(icon(side))
    source = prepare_source(
        ITEMS[0], KokoroVoice(REPO / ".local/voices", threads=os.cpu_count() or 1), with_all_lines=False
    )
    for style in STYLES:
        (STATIC / f"style-{style}.webp").write_bytes(style_picture(style, source))
    for path in sorted(path for path in STATIC.iterdir() if path.suffix in {".woff2", ".png", ".webp"}):
        print(f"  {path.name:<18}{path.stat().st_size / 1024:6.1f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
