"""Masks (0–1) of boxes, stars, ticks, ellipses and their shadows."""

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Floats
from makeafvdo.domain.storyboards.layout import Box

_SHADOW_DOWNSAMPLING = 4
_SUPERSAMPLING = 4


def rounded_box(width: int, height: int, place: Box, radius: int, slant: float = 0.0) -> Floats:
    """A box with rounded corners in a mask of `width` x `height`, its edge one pixel soft.

    `slant`: how many pixels its upper edge leans to the right for each pixel of height, the middle staying in place.
    """
    radius = min(radius, place.width // 2, place.height // 2)
    middle_x, middle_y = place.x + place.width / 2, place.y + place.height / 2
    down = (np.arange(height, dtype=np.float32) + 0.5 - middle_y)[:, None]
    across = (np.arange(width, dtype=np.float32) + 0.5 - middle_x)[None, :] + slant * down
    x, y = np.abs(across) - (place.width / 2 - radius), np.abs(down) - (place.height / 2 - radius)
    corner = np.hypot(np.maximum(x, 0), np.maximum(y, 0))
    inside = np.minimum(np.maximum(x, y), 0)
    return np.asarray(np.clip(radius - corner - inside + 0.5, 0, 1), np.float32)


def star(width: int, height: int, middle: tuple[float, float], radius: float) -> Floats:
    """Five points, one of them up."""
    angles = np.arange(10) * np.pi / 5 - np.pi / 2
    radii = np.where(np.arange(10) % 2 == 0, radius, radius * 0.42)
    points = np.stack([middle[0] + radii * np.cos(angles), middle[1] + radii * np.sin(angles)], axis=1)
    canvas = np.zeros((height * _SUPERSAMPLING, width * _SUPERSAMPLING), np.uint8)
    cv2.fillPoly(canvas, [np.round(points * _SUPERSAMPLING).astype(np.int32)], 255)
    return np.asarray(cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA) / 255, np.float32)


def tick(width: int, height: int, middle: tuple[float, float], radius: float) -> Floats:
    """A check mark with round ends."""
    points = np.array(middle) + np.array([(-0.9, 0.02), (-0.42, 0.5), (0.48, -0.55)]) * radius
    path = np.round(points * _SUPERSAMPLING).astype(np.int32)
    canvas = np.zeros((height * _SUPERSAMPLING, width * _SUPERSAMPLING), np.uint8)
    weight = max(1, round(0.3 * radius * _SUPERSAMPLING))
    cv2.polylines(canvas, [path], isClosed=False, color=255, thickness=weight)
    return np.asarray(cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA) / 255, np.float32)


def ellipse(width: int, height: int, place: Box) -> Floats:
    x = (np.arange(width, dtype=np.float32) + 0.5 - place.x - place.width / 2) / (place.width / 2)
    y = (np.arange(height, dtype=np.float32) + 0.5 - place.y - place.height / 2) / (place.height / 2)
    return np.asarray(np.hypot(x[None, :], y[:, None]) < 1, np.float32)


def shadow_of(mask: Floats, blur: float, down: int = 0) -> Floats:
    """The shadow a mask throws: blurred, `down` pixels lower."""
    height, width = mask.shape
    size = max(1, width // _SHADOW_DOWNSAMPLING), max(1, height // _SHADOW_DOWNSAMPLING)
    small = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), blur / _SHADOW_DOWNSAMPLING)
    large = cv2.resize(blurred, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.vstack([np.zeros((down, width), np.float32), large[: height - down]])


def shade_gradient(height: int, depth: float) -> Floats:
    """How much darker (0–1) each row of a picture is made: up to `depth` at its foot, where captions stand."""
    down = np.linspace(0, 1, height, dtype=np.float32)
    return np.asarray(depth * np.clip((down - 0.45) / 0.4, 0, 1) ** 1.5, np.float32)
