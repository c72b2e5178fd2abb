"""Masks (0–1) of the few shapes a designed frame is made of."""

import cv2
import numpy as np

from makeafvdo.adapters.renderer.planes import Floats
from makeafvdo.domain.layout import Box

_COARSE = 4


def rounded_box(width: int, height: int, place: Box, radius: int) -> Floats:
    """A box with round corners in a field of `width` x `height`, its edge one pixel soft."""
    middle_x, middle_y = place.x + place.width / 2, place.y + place.height / 2
    x = np.abs(np.arange(width, dtype=np.float32) + 0.5 - middle_x) - (place.width / 2 - radius)
    y = np.abs(np.arange(height, dtype=np.float32) + 0.5 - middle_y) - (place.height / 2 - radius)
    corner = np.hypot(np.maximum(x, 0)[None, :], np.maximum(y, 0)[:, None])
    inside = np.minimum(np.maximum(x[None, :], y[:, None]), 0)
    return np.asarray(np.clip(radius - corner - inside + 0.5, 0, 1), np.float32)


def ellipse(width: int, height: int, place: Box) -> Floats:
    x = (np.arange(width, dtype=np.float32) + 0.5 - place.x - place.width / 2) / (place.width / 2)
    y = (np.arange(height, dtype=np.float32) + 0.5 - place.y - place.height / 2) / (place.height / 2)
    return np.asarray(np.hypot(x[None, :], y[:, None]) < 1, np.float32)


def soft(mask: Floats, blur: float, down: int = 0) -> Floats:
    """The shadow a mask throws: blurred, `down` pixels lower."""
    height, width = mask.shape
    small = cv2.resize(mask, (width // _COARSE, height // _COARSE), interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), blur / _COARSE)
    large = cv2.resize(blurred, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.vstack([np.zeros((down, width), np.float32), large[: height - down]])
