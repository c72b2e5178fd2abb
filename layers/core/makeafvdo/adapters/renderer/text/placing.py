"""The place of every label and caption in a frame: measured, not yet drawn."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.typesetting import Measure, TextBlock, fit_words, fit_words_truncated, sizes
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.domain.storyboards.layout import Box, Canvas
from makeafvdo.domain.storyboards.storyboard import Label, LabelKind
from makeafvdo.domain.storyboards.styles import CaptionStyle, LabelStyle, Layout, Side, Style

MARK_EMS = 1.0
"""Width a star or a tick takes before its text."""

_SMALLEST_SHARE = 0.75
"""Of a label's size: it is set down to this before words are left off its end."""
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
_SMALLEST_SIZE = 20
"""Pixels an em; a caption smaller than this can hardly be read."""
_ROW = {LabelKind.TITLE: 0, LabelKind.PRICE: 1, LabelKind.ORIGINAL_PRICE: 1, LabelKind.DISCOUNT: 1}
_ROW |= {LabelKind.FACT_1: 3, LabelKind.FACT_2: 4, LabelKind.FACT_3: 5}
_LAST_ROW = 2


class PlacedLabel(NamedTuple):
    """`box` is its plate in the frame, or where there is none the text itself; `padding` is the space between
    both, across and along."""

    label: Label
    style: LabelStyle
    block: TextBlock
    padding: tuple[int, int]
    box: Box

    @property
    def has_mark(self) -> bool:
        return _has_mark(self.label, self.style)


class PlacedCaption(NamedTuple):
    """`box` holds words, outline and plates."""

    block: TextBlock
    edge: tuple[int, int]
    """Room around the words, across and along."""
    box: Box


def place_labels(
    labels: Sequence[Label], style: Style, layout: Layout, own_nouns: Sequence[str] = ()
) -> list[PlacedLabel]:
    """Name, prices and proofs in rows from the top of their area; end card and AI line each in an area of its own.
    All are set smaller until they fit. A label of which not one word can be drawn has no place.
    """
    rows = [label for label in labels if label.kind not in {LabelKind.AI, LabelKind.END_CARD}]
    placed = list(_in_rows(rows, style, layout.labels, own_nouns))
    for label in labels:
        area = {LabelKind.AI: layout.ai, LabelKind.END_CARD: layout.end_card}.get(label.kind)
        if area:
            side = _side(label.kind, style)
            placed += [
                each._replace(box=_aligned(each.box, area, side)) for each in _in_rows([label], style, area, own_nouns)
            ]
    return placed


def place_caption(words: Sequence[str], style: CaptionStyle, canvas: Canvas, area: Box) -> PlacedCaption:
    """Raises ValueError where a single word is wider than the area at the smallest readable size."""
    edge = _edge(words, style)
    measure = Measure(
        width=area.width - 2 * edge[0],
        height=area.height - 2 * edge[1],
        sizes=sizes(style.size, _SMALLEST_SIZE),
        line_height=style.line_height,
        aligned=style.aligned,
    )
    block = fit_words(words, typeface(style.font), measure)
    if block is None:
        raise ValueError("a caption with words longer than the frame is wide")
    width, height = round(block.width) + 2 * edge[0], round(block.height) + 2 * edge[1]
    x = area.x
    if style.aligned == "centre":  # in the middle of the frame, or as far left of it as TikTok's buttons ask for
        x = max(area.x, min((canvas.width - width) // 2, area.right - width))
        if area.right <= canvas.width // 2:
            x = area.x + (area.width - width) // 2
    elif style.aligned == "right":
        x = area.right - width
    y = area.y + (area.height - height) // 2 if style.stands == "middle" else area.y
    return PlacedCaption(block, edge, Box(x=x, y=y, width=width, height=height))


def _edge(words: Sequence[str], style: CaptionStyle) -> tuple[int, int]:
    across, along = style.spoken.plate_padding if style.spoken.plate else (0, 0)
    leaning = round(abs(style.spoken.plate_slant) * style.size * style.line_height / 2)
    padding = style.box_padding if style.box else (0, 0)
    outline = style.outline_width + 1
    overhang = _overhang("".join(words), style.font, style.line_height, style.size)
    return max(outline, across + leaning, padding[0]), max(outline + overhang, along, padding[1])


def _overhang(text: str, font: str, line_height: float, size: int) -> int:
    """Pixels that the text's highest or lowest marks stand out of their line."""
    face = typeface(font)
    above, below = face.extents(text)
    rise = (line_height - face.ascent - face.descent) / 2 + face.ascent
    return math.ceil(max(0.0, above - rise, below - (line_height - rise)) * size)


def _in_rows(labels: Sequence[Label], style: Style, area: Box, own_nouns: Sequence[str]) -> Iterator[PlacedLabel]:
    """At the largest scale at which the rows fit their area."""
    rows, gap = list[list[PlacedLabel]](), 0
    for scale in _SCALES:
        measured = [placed for label in labels if (placed := _measured(label, style, area, scale, own_nouns))]
        gap = round(style.labels.gap * scale)
        rows = _rows(measured, area.width, gap)
        if sum(map(_height, rows)) + gap * (len(rows) - 1) <= area.height:
            break
    top = area.y
    for row in rows:
        yield from _row_laid_out(row, Box(x=area.x, y=top, width=area.width, height=_height(row)), gap, style)
        top += _height(row) + gap


def _measured(label: Label, style: Style, area: Box, scale: float, own_nouns: Sequence[str]) -> PlacedLabel | None:
    label_style = style.labels.of_kind(label.kind)
    size = round(label_style.size * scale)
    across, along = label_style.padding
    along = max(along, _overhang(label.text, label_style.font, label_style.line_height, size))
    mark = MARK_EMS * size if _has_mark(label, label_style) else 0
    leaning = abs(label_style.slant) * (label_style.lines * label_style.line_height * size + 2 * along)
    measure = Measure(
        width=area.width - 2 * across - mark - leaning,
        height=label_style.lines * label_style.line_height * size + 1,
        sizes=sizes(size, round(size * _SMALLEST_SHARE)),
        line_height=label_style.line_height,
        aligned=_side(label.kind, style),
    )
    face = typeface(label_style.font)
    block = fit_words_truncated(split_words(label.text, face, own_nouns), face, measure)
    if block is None:
        return None
    height = round(block.height) + 2 * along
    width = round(block.width + mark + abs(label_style.slant) * height) + 2 * across
    return PlacedLabel(label, label_style, block, (across, along), Box(x=0, y=0, width=width, height=height))


def _has_mark(label: Label, style: LabelStyle) -> bool:
    return label.kind is LabelKind.RATING or style.tick is not None


def _side(kind: LabelKind, style: Style) -> Side:
    return "centre" if kind is LabelKind.END_CARD else style.labels.aligned


def _rows(placed_labels: Sequence[PlacedLabel], breadth: int, gap: int) -> list[list[PlacedLabel]]:
    """Labels of one row stand beside each other; one that does not fit begins another row."""
    rows: list[list[PlacedLabel]] = []
    for _, together in groupby(placed_labels, key=lambda placed: _ROW.get(placed.label.kind, _LAST_ROW)):
        rows.append([])
        for placed in together:
            if rows[-1] and _width(rows[-1], gap) + gap + placed.box.width > breadth:
                rows.append([])
            rows[-1].append(placed)
    return rows


def _row_laid_out(row: Sequence[PlacedLabel], area: Box, gap: int, style: Style) -> Iterator[PlacedLabel]:
    whole = Box(x=0, y=0, width=_width(row, gap), height=area.height)
    left = _aligned(whole, area, style.labels.aligned).x
    for placed in row:
        top = area.y + (area.height - placed.box.height) // 2
        yield placed._replace(box=placed.box.model_copy(update={"x": left, "y": top}))
        left += placed.box.width + gap


def _aligned(box: Box, area: Box, side: Side) -> Box:
    spare = area.width - box.width
    left = {"left": 0, "centre": spare // 2, "right": spare}[side]
    return box.model_copy(update={"x": area.x + left, "y": area.y + (area.height - box.height) // 2})


def _width(row: Sequence[PlacedLabel], gap: int) -> int:
    return sum(placed.box.width for placed in row) + gap * (len(row) - 1)


def _height(row: Sequence[PlacedLabel]) -> int:
    return max(placed.box.height for placed in row)
