"""Text and codes that somebody has put on a photo: banners at its head or foot, QR codes anywhere.

A cheap test with few false positives: text printed on the product itself stands nearer the middle.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.domain.storyboards.layout import Box

_DETECTION_SIDE = 640
"""Longer side of the photo as it is searched, in pixels; all lengths below are of this size."""
_STROKE_EDGE = 60
_LETTER_GAP = 17
_MIN_WIDTH, _MIN_HEIGHT, _MAX_HEIGHT = 60, 12, 110
_MIN_ASPECT = 2.2
_MIN_FILLED = 0.5
_MIN_TONE_SHARE = 0.12
_MIN_CONTRAST = 70
_TONE_SPREAD, _MIN_FLAT_SHARE = 25, 0.6
_MIN_STROKES = 2.0
"""Changes from dark to light along a row, for each height of the line."""
_HEAD_OR_FOOT = 0.3
_MIN_TEXT_SHARE = 0.01
"""Of the photo's area."""
_PLATE_SPREAD, _PLATE_SHARE = 40, 0.6
_MIN_CLEAR_SHARE, _CLEAR_MARGIN = 0.35, 0.006


def has_writing(rgb: Pixels) -> bool:
    _, grey = _small(rgb)
    written = sum(line.width * line.height for line in _text_lines(grey))
    return written >= _MIN_TEXT_SHARE * grey.size or _has_qr_code(grey)


def clear_part(rgb: Pixels) -> Box | None:
    """What lies between the lines at the head and those at the foot and the plates they are printed on. None where
    there are none, or hardly anything lies between."""
    small, grey = _small(rgb)
    lines = list(_text_lines(grey))
    top, bottom = 0, grey.shape[0]
    for line in lines:
        if line.y + line.height / 2 < grey.shape[0] / 2:
            top = max(top, _plate_end(small, line, range(line.bottom, grey.shape[0])))
        else:
            bottom = min(bottom, _plate_end(small, line, range(line.y - 1, -1, -1)) + 1)
    if not lines or bottom - top < _MIN_CLEAR_SHARE * grey.shape[0]:
        return None
    scale, room = rgb.shape[0] / grey.shape[0], round(_CLEAR_MARGIN * rgb.shape[0])
    first = round(top * scale) + (room if top else 0)
    last = round(bottom * scale) - (room if bottom < grey.shape[0] else 0)
    return Box(x=0, y=first, width=rgb.shape[1], height=last - first)


def _plate_end(small: Pixels, line: Box, rows: range) -> int:
    """The first of these rows, which lead away from a line, that is no longer its plate."""
    plate = np.median(small[line.y : line.bottom, line.x : line.right].reshape(-1, 3), axis=0)
    beside = small[min(max(rows.start, 0), small.shape[0] - 1)]
    if np.abs(np.median(beside, axis=0) - plate).max() > _PLATE_SPREAD:
        plate = np.median(beside, axis=0)  # broad letters: most of the line's pixels are theirs
    for row in rows:
        is_plate = np.abs(small[row] - plate).max(axis=-1) < _PLATE_SPREAD
        if is_plate.mean() < _PLATE_SHARE:
            return row
    return rows.stop


def _small(rgb: Pixels) -> tuple[Pixels, Pixels]:
    """In colour and in grey, as it is searched."""
    height, width = rgb.shape[:2]
    scale = _DETECTION_SIDE / max(height, width)
    small = cv2.resize(rgb, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)


def _text_lines(grey: Pixels) -> Iterator[Box]:
    return (line for line in _text_line_candidates(grey) if _is_text_line(grey, line))


def _text_line_candidates(grey: Pixels) -> Iterator[Box]:
    """Long low boxes full of edges, near the head or the foot."""
    edges = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > _STROKE_EDGE
    joined = cv2.morphologyEx(edges.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, _LETTER_GAP), np.uint8))
    patches = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(patches)
    for x, y, width, height, filled in found[1:].tolist():
        middle = (y + height / 2) / grey.shape[0]
        is_line = width >= max(_MIN_WIDTH, _MIN_ASPECT * height) and _MIN_HEIGHT <= height <= _MAX_HEIGHT
        is_outside = min(middle, 1 - middle) <= _HEAD_OR_FOOT
        if is_line and is_outside and filled >= _MIN_FILLED * width * height:
            yield Box(x=x, y=y, width=width, height=height)


def _is_text_line(grey: Pixels, line: Box) -> bool:
    """Two flat tones far apart, and many strokes."""
    part = grey[line.y : line.bottom, line.x : line.right]
    threshold, _ = cv2.threshold(part, 0, 255, cv2.THRESH_OTSU)
    is_light = part > threshold
    if not _MIN_TONE_SHARE < is_light.mean() < 1 - _MIN_TONE_SHARE:
        return False
    dark, light = float(np.median(part[~is_light])), float(np.median(part[is_light]))
    flat = np.abs(part - np.where(is_light, light, dark)) < _TONE_SPREAD
    strokes = np.diff(is_light[line.height // 4 : 3 * line.height // 4], axis=1).sum(axis=1).mean()
    return bool(
        light - dark >= _MIN_CONTRAST
        and flat.mean() >= _MIN_FLAT_SHARE
        and strokes >= _MIN_STROKES * line.width / line.height
    )


def _has_qr_code(grey: Pixels) -> bool:
    """One that can be read: patterns of tiles look like codes that cannot."""
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(grey)
    return bool(text)
