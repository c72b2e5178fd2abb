"""Words and codes that somebody has put on a photo: banners at its head or foot, QR codes anywhere.

A cheap look, made to be right when it says yes: what is printed on the product itself stands nearer the middle.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.domain.storyboards.layout import Box

_LOOKED_AT = 640
"""Longer side the photo is looked at in; all lengths below are of this size."""
_STROKE_EDGE = 60
_LETTER_GAP = 17
_NARROWEST, _LOWEST, _HIGHEST = 60, 12, 110
_LEAST_ASPECT = 2.2
_LEAST_FILLED = 0.5
_LEAST_OF_EACH_TONE = 0.12
_LEAST_CONTRAST = 70
_TONE_SPREAD, _LEAST_FLAT = 25, 0.6
_LEAST_STROKES = 2.0
"""Changes from dark to light along a row, for each height of the line."""
_HEAD_OR_FOOT = 0.3
_LEAST_PART = 0.01
"""Of the photo's area."""


def has_writing(rgb: Pixels) -> bool:
    tall, wide = rgb.shape[:2]
    shrink = _LOOKED_AT / max(tall, wide)
    small = cv2.resize(rgb, (round(wide * shrink), round(tall * shrink)), interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    written = sum(line.width * line.height for line in _busy_lines(grey) if _is_type(grey, line))
    return written >= _LEAST_PART * grey.size or _has_qr_code(grey)


def _busy_lines(grey: Pixels) -> Iterator[Box]:
    """Long low patches full of edges near the head or the foot."""
    edges = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > _STROKE_EDGE
    joined = cv2.morphologyEx(edges.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, _LETTER_GAP), np.uint8))
    patches = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(patches)
    for x, y, width, height, filled in found[1:].tolist():
        middle = (y + height / 2) / grey.shape[0]
        is_line = width >= max(_NARROWEST, _LEAST_ASPECT * height) and _LOWEST <= height <= _HIGHEST
        is_outside = min(middle, 1 - middle) <= _HEAD_OR_FOOT
        if is_line and is_outside and filled >= _LEAST_FILLED * width * height:
            yield Box(x=x, y=y, width=width, height=height)


def _is_type(grey: Pixels, line: Box) -> bool:
    """Two flat tones far apart, and many strokes."""
    part = grey[line.y : line.bottom, line.x : line.right]
    threshold, _ = cv2.threshold(part, 0, 255, cv2.THRESH_OTSU)
    is_light = part > threshold
    if not _LEAST_OF_EACH_TONE < is_light.mean() < 1 - _LEAST_OF_EACH_TONE:
        return False
    dark, light = float(np.median(part[~is_light])), float(np.median(part[is_light]))
    flat = np.abs(part - np.where(is_light, light, dark)) < _TONE_SPREAD
    strokes = np.diff(is_light[line.height // 4 : 3 * line.height // 4], axis=1).sum(axis=1).mean()
    return bool(
        light - dark >= _LEAST_CONTRAST
        and flat.mean() >= _LEAST_FLAT
        and strokes >= _LEAST_STROKES * line.width / line.height
    )


def _has_qr_code(grey: Pixels) -> bool:
    """One that can be read: patterns of tiles look like codes that cannot."""
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(grey)
    return bool(text)
