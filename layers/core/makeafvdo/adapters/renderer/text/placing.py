"""Where every label and caption stands in a frame: measured, not yet drawn."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.typesetting import Measure, Setting, set_words, set_words_cut, sizes
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.domain.storyboards.layout import Box, Canvas
from makeafvdo.domain.storyboards.storyboard import Label, LabelKind
from makeafvdo.domain.storyboards.styles import CaptionLook, LabelLook, Layout, Side, Style

STAR_EMS = 1.0
"""Width a star takes before its text."""

_LEAST_OF_SIZE = 0.75
"""A label is set this much smaller before words are left off its end."""
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
_HARDLY_READABLE = 20
_ROW = {LabelKind.TITLE: 0, LabelKind.PRICE: 1, LabelKind.ORIGINAL_PRICE: 1, LabelKind.DISCOUNT: 1}
_LAST_ROW = 2


class PlacedLabel(NamedTuple):
    """`box` is its plate in the frame, or where there is none the text itself; `padding` is what both keep between."""

    label: Label
    look: LabelLook
    setting: Setting
    padding: tuple[int, int]
    box: Box


class PlacedCaption(NamedTuple):
    """`box` holds words, outline and plates."""

    setting: Setting
    edge: tuple[int, int]
    """Room around the words, across and along."""
    box: Box


def place_labels(labels: Sequence[Label], style: Style, layout: Layout) -> list[PlacedLabel]:
    """Name, prices and proofs in rows from the top of their area; end card and AI line each in an area of its own.
    All are set smaller until they fit. A label of which not one word can be drawn has no place.
    """
    rows = [label for label in labels if label.kind not in {LabelKind.AI, LabelKind.END_CARD}]
    placed = list(_in_rows(rows, style, layout.labels))
    for label in labels:
        area = {LabelKind.AI: layout.ai, LabelKind.END_CARD: layout.end_card}.get(label.kind)
        if area:
            side = _side(label.kind, style)
            placed += [each._replace(box=_aligned(each.box, area, side)) for each in _in_rows([label], style, area)]
    return placed


def place_caption(words: Sequence[str], look: CaptionLook, canvas: Canvas, area: Box) -> PlacedCaption:
    """Raises ValueError where a single word is wider than the area at the smallest readable size."""
    edge = _edge(words, look)
    measure = Measure(
        width=area.width - 2 * edge[0],
        height=area.height - 2 * edge[1],
        sizes=sizes(look.size, _HARDLY_READABLE),
        line_height=look.line_height,
        aligned=look.aligned,
    )
    setting = set_words(words, typeface(look.font), measure)
    if setting is None:
        raise ValueError("a caption with words longer than the frame is wide")
    width, height = round(setting.width) + 2 * edge[0], round(setting.height) + 2 * edge[1]
    x = area.x
    if look.aligned == "centre":  # in the middle of the frame, or as far left of it as TikTok's buttons ask for
        x = max(area.x, min((canvas.width - width) // 2, area.right - width))
    elif look.aligned == "right":
        x = area.right - width
    y = area.y + (area.height - height) // 2 if look.stands == "middle" else area.y
    return PlacedCaption(setting, edge, Box(x=x, y=y, width=width, height=height))


def _edge(words: Sequence[str], look: CaptionLook) -> tuple[int, int]:
    across, along = look.spoken.plate_padding if look.spoken.plate else (0, 0)
    leaning = round(abs(look.spoken.plate_slant) * look.size * look.line_height / 2)
    padding = look.box_padding if look.box else (0, 0)
    outline = look.outline_width + 1
    overhang = _overhang("".join(words), look.font, look.line_height, look.size)
    return max(outline, across + leaning, padding[0]), max(outline + overhang, along, padding[1])


def _overhang(text: str, font: str, line_height: float, size: int) -> int:
    """Pixels that the text's highest or lowest marks stand out of their line."""
    face = typeface(font)
    above, below = face.reach(text)
    rise = (line_height - face.ascent - face.descent) / 2 + face.ascent
    return math.ceil(max(0.0, above - rise, below - (line_height - rise)) * size)


def _in_rows(labels: Sequence[Label], style: Style, area: Box) -> Iterator[PlacedLabel]:
    """At the largest scale at which the rows fit their area."""
    rows, gap = list[list[PlacedLabel]](), 0
    for scale in _SCALES:
        measured = [block for label in labels if (block := _measured(label, style, area, scale))]
        gap = round(style.labels.gap * scale)
        rows = _rows(measured, area.width, gap)
        if sum(map(_height, rows)) + gap * (len(rows) - 1) <= area.height:
            break
    top = area.y
    for row in rows:
        yield from _set_out(row, Box(x=area.x, y=top, width=area.width, height=_height(row)), gap, style)
        top += _height(row) + gap


def _measured(label: Label, style: Style, area: Box, scale: float) -> PlacedLabel | None:
    look = style.labels.look(label.kind)
    size = round(look.size * scale)
    across, along = look.padding
    along = max(along, _overhang(label.text, look.font, look.line_height, size))
    star = STAR_EMS * size if label.kind is LabelKind.RATING else 0
    leaning = abs(look.slant) * (look.lines * look.line_height * size + 2 * along)
    measure = Measure(
        width=area.width - 2 * across - star - leaning,
        height=look.lines * look.line_height * size + 1,
        sizes=sizes(size, round(size * _LEAST_OF_SIZE)),
        line_height=look.line_height,
        aligned=_side(label.kind, style),
    )
    setting = set_words_cut(split_words(label.text, typeface(look.font)), typeface(look.font), measure)
    if setting is None:
        return None
    height = round(setting.height) + 2 * along
    width = round(setting.width + star + abs(look.slant) * height) + 2 * across
    return PlacedLabel(label, look, setting, (across, along), Box(x=0, y=0, width=width, height=height))


def _side(kind: LabelKind, style: Style) -> Side:
    return "centre" if kind is LabelKind.END_CARD else style.labels.aligned


def _rows(blocks: Sequence[PlacedLabel], breadth: int, gap: int) -> list[list[PlacedLabel]]:
    """Blocks of one row stand beside each other; what does not fit beside begins another row."""
    rows: list[list[PlacedLabel]] = []
    for _, together in groupby(blocks, key=lambda block: _ROW.get(block.label.kind, _LAST_ROW)):
        rows.append([])
        for block in together:
            if rows[-1] and _width(rows[-1], gap) + gap + block.box.width > breadth:
                rows.append([])
            rows[-1].append(block)
    return rows


def _set_out(row: Sequence[PlacedLabel], area: Box, gap: int, style: Style) -> Iterator[PlacedLabel]:
    whole = Box(x=0, y=0, width=_width(row, gap), height=area.height)
    left = _aligned(whole, area, style.labels.aligned).x
    for block in row:
        top = area.y + (area.height - block.box.height) // 2
        yield block._replace(box=block.box.model_copy(update={"x": left, "y": top}))
        left += block.box.width + gap


def _aligned(box: Box, area: Box, side: Side) -> Box:
    spare = area.width - box.width
    left = {"left": 0, "centre": spare // 2, "right": spare}[side]
    return box.model_copy(update={"x": area.x + left, "y": area.y + (area.height - box.height) // 2})


def _width(row: Sequence[PlacedLabel], gap: int) -> int:
    return sum(block.box.width for block in row) + gap * (len(row) - 1)


def _height(row: Sequence[PlacedLabel]) -> int:
    return max(block.box.height for block in row)
