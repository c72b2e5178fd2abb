"""Thai text, shaped and rasterised by HarfBuzz alone.

Pillow needs a system libfribidi to stack Thai marks and silently draws them wrong without it; the uharfbuzz wheel
needs nothing. All fonts are under the SIL Open Font License 1.1: Kanit and Prompt from packages of their own, Trirong
beside this file, each with its licence.
"""

import unicodedata
from functools import cached_property, lru_cache
from pathlib import Path

import cv2
import fontpkg_kanit  # type: ignore[import-untyped]
import fontpkg_prompt  # type: ignore[import-untyped]
import numpy as np
import uharfbuzz

from makeafvdo.adapters.renderer.image.yuv import Floats

_FEATURES = {"kern": True, "liga": True, "mark": True, "mkmk": True}
SUPERSAMPLING = 2
"""Text is drawn this much larger than shown, so that outlines dilated from it are smooth."""
OWN_FONTS = Path(__file__).parent / "fonts"
_FONT_FOLDERS = (fontpkg_kanit.ROOT / "files", fontpkg_prompt.ROOT / "files", OWN_FONTS)
_SUBSTITUTES = {
    "★": "•",
    "☆": "•",
    "✓": "•",
    "✔": "•",
    "➜": "→",
    "➡": "→",
    "▶": "→",
    "●": "•",
    "√": "•",
    "–": "-",
    "\t": " ",
}


_PlacedGlyph = tuple[int, float, float, float]


class Typeface:
    """One weight of one font. Sizes are pixels an em; positions are fractions of a pixel."""

    def __init__(self, name: str) -> None:
        path = next(file for folder in _FONT_FOLDERS if (file := folder / f"{name}.ttf").is_file())
        self._face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._font = uharfbuzz.Font(self._face)
        self._units: int = self._face.upem
        self._shaped: dict[str, tuple[_PlacedGlyph, ...]] = {}

    @cached_property
    def characters(self) -> frozenset[str]:
        return frozenset(map(chr, self._face.unicodes))

    def shape(self, text: str) -> tuple[_PlacedGlyph, ...]:
        """Glyph id, advance and offset (right, up) of each glyph, in ems. Kept: one word is asked for at many sizes."""
        if text not in self._shaped:
            self._shaped[text] = tuple(self._shape(text))
        return self._shaped[text]

    def _shape(self, text: str) -> list[_PlacedGlyph]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        units = self._units
        return [
            (info.codepoint, place.x_advance / units, place.x_offset / units, place.y_offset / units)
            for info, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
        ]

    def width(self, text: str, size: float) -> float:
        return sum(advance for _, advance, _, _ in self.shape(text)) * size

    def extents(self, text: str) -> tuple[float, float]:
        """How far the text's own glyphs reach above and below its baseline, in ems."""
        above, below = 0.0, 0.0
        for glyph, _, _, up in self.shape(text):
            if extents := self._font.get_glyph_extents(glyph):
                above = max(above, up + extents.y_bearing / self._units)
                below = max(below, -up - (extents.y_bearing + extents.height) / self._units)
        return above, below

    @property
    def ascent(self) -> float:
        """In ems: above the highest stacked mark."""
        return float(self._font.get_font_extents("ltr").ascender) / self._units

    @property
    def descent(self) -> float:
        return -float(self._font.get_font_extents("ltr").descender) / self._units

    def draw(self, coverage: Floats, text: str, size: float, x: float, baseline: float) -> None:
        """Adds the text's coverage (0–1) to `coverage`, which has `SUPERSAMPLING` times its shown size."""
        pen = uharfbuzz.RasterDraw()
        scale = size * SUPERSAMPLING / self._units
        at = x * SUPERSAMPLING
        for glyph, advance, right, up in self.shape(text):
            pen.transform = (scale, 0, 0, scale, at + right * size * SUPERSAMPLING, up * size * SUPERSAMPLING)
            pen.draw_glyph(self._font, glyph)
            at += advance * size * SUPERSAMPLING
        _add_raster(coverage, pen.render(), round(baseline * SUPERSAMPLING))


def blank_coverage(width: int, height: int) -> Floats:
    return np.zeros((height * SUPERSAMPLING, width * SUPERSAMPLING), np.float32)


def downsampled(coverage: Floats) -> Floats:
    """Coverage in the size it is shown in."""
    height, width = coverage.shape
    size = width // SUPERSAMPLING, height // SUPERSAMPLING
    return np.asarray(cv2.resize(coverage, size, interpolation=cv2.INTER_AREA), np.float32)


@lru_cache
def typeface(name: str) -> Typeface:
    return Typeface(name)


def drawable(text: str, face: Typeface) -> str:
    """The text with every character the font lacks replaced by one it has, or left out: never a box."""
    characters = (_drawable_character(character, face) for character in unicodedata.normalize("NFC", text))
    return " ".join("".join(characters).split())


def _drawable_character(character: str, face: Typeface) -> str:
    for candidate in (character, _SUBSTITUTES.get(character, ""), unicodedata.normalize("NFKC", character)):
        if (
            candidate
            and all(part in face.characters for part in candidate)
            and not unicodedata.category(candidate[0]).startswith("C")
        ):
            return candidate
    return " " if character.isspace() else ""


def _add_raster(coverage: Floats, image: "uharfbuzz.RasterImage | None", baseline: int) -> None:
    if image is None or not image.extents.width or not image.extents.height:
        return
    extents = image.extents
    rows = np.frombuffer(image.buffer, np.uint8).reshape(extents.height, -1)[::-1, : extents.width]  # bottom row first
    top, left = baseline - extents.y_origin - extents.height, extents.x_origin
    first_row, first_column = max(0, -top), max(0, -left)
    under = coverage[top + first_row : top + extents.height, left + first_column : left + extents.width]
    over = rows[first_row : first_row + under.shape[0], first_column : first_column + under.shape[1]]
    np.maximum(under, over.astype(np.float32) / 255, out=under)
