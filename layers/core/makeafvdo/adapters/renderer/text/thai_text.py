"""Thai type: shaped and drawn by HarfBuzz alone.

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
FINER = 2
"""Drawn this much larger than shown: outlines grown from the mask are then smooth."""
OWN_FONTS = Path(__file__).parent / "fonts"
_SHELVES = (fontpkg_kanit.ROOT / "files", fontpkg_prompt.ROOT / "files", OWN_FONTS)
_STANDINS = {
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
        path = next(file for folder in _SHELVES if (file := folder / f"{name}.ttf").is_file())
        self._face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._font = uharfbuzz.Font(self._face)
        self._units: int = self._face.upem
        self._shaped: dict[str, tuple[_PlacedGlyph, ...]] = {}

    @cached_property
    def signs(self) -> frozenset[str]:
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

    def reach(self, text: str) -> tuple[float, float]:
        """How far the text's own ink goes above and below its baseline, in ems."""
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

    def draw(self, field: Floats, text: str, size: float, x: float, baseline: float) -> None:
        """Adds the text's coverage (0–1) to `field`, which is drawn at `FINER` times its shown size."""
        pen = uharfbuzz.RasterDraw()
        scale = size * FINER / self._units
        at = x * FINER
        for glyph, advance, right, up in self.shape(text):
            pen.transform = (scale, 0, 0, scale, at + right * size * FINER, up * size * FINER)
            pen.draw_glyph(self._font, glyph)
            at += advance * size * FINER
        _add(field, pen.render(), round(baseline * FINER))


def finer_field(width: int, height: int) -> Floats:
    return np.zeros((height * FINER, width * FINER), np.float32)


def shown(field: Floats) -> Floats:
    """A fine field in the size it is shown in."""
    height, width = field.shape
    return np.asarray(cv2.resize(field, (width // FINER, height // FINER), interpolation=cv2.INTER_AREA), np.float32)


@lru_cache
def typeface(name: str) -> Typeface:
    return Typeface(name)


def drawable(text: str, face: Typeface) -> str:
    """The text with every sign the font lacks replaced by one it has, or left out: never a box."""
    signs = (_drawable_sign(sign, face) for sign in unicodedata.normalize("NFC", text))
    return " ".join("".join(signs).split())


def _drawable_sign(sign: str, face: Typeface) -> str:
    for candidate in (sign, _STANDINS.get(sign, ""), unicodedata.normalize("NFKC", sign)):
        if (
            candidate
            and all(part in face.signs for part in candidate)
            and not unicodedata.category(candidate[0]).startswith("C")
        ):
            return candidate
    return " " if sign.isspace() else ""


def _add(field: Floats, image: "uharfbuzz.RasterImage | None", baseline: int) -> None:
    if image is None or not image.extents.width or not image.extents.height:
        return
    extents = image.extents
    rows = np.frombuffer(image.buffer, np.uint8).reshape(extents.height, -1)[::-1, : extents.width]  # bottom row first
    top, left = baseline - extents.y_origin - extents.height, extents.x_origin
    first_row, first_column = max(0, -top), max(0, -left)
    under = field[top + first_row : top + extents.height, left + first_column : left + extents.width]
    over = rows[first_row : first_row + under.shape[0], first_column : first_column + under.shape[1]]
    np.maximum(under, over.astype(np.float32) / 255, out=under)
