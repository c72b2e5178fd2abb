"""What one shot shows: a still under a moving camera, seen in a window of a surround that stands still."""

from typing import NamedTuple

import cv2
import numpy as np

from makeafvdo.adapters.renderer.planes import Floats, Planes, Sprite, to_sprite
from makeafvdo.adapters.renderer.shapes import rounded_box
from makeafvdo.domain.layout import Box, Canvas
from makeafvdo.domain.motion import Pose, view

_FLAGS = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP


class Scenery(NamedTuple):
    """`still` is `OVERSIZE` times the window; without a surround the window is the whole frame. All sides are even."""

    still: Planes
    window: Box
    surround: Planes | None = None
    corners: tuple[Sprite, ...] = ()
    """What of the surround is seen again in the corners of a rounded window."""

    def see(self, pose: Pose, out: Planes) -> None:
        """The whole frame as the camera in this pose sees it."""
        if self.surround is None:
            look_at(self.still, pose, self.window, out)
            return
        for plane, around in zip(out, self.surround, strict=True):
            plane[:] = around
        look_at(self.still, pose, self.window, part_of(out, self.window))
        for corner in self.corners:
            corner.lay_on(out)


def part_of(frame: Planes, window: Box) -> Planes:
    """The window's part of a frame, as views. The window's sides are even."""
    y, u, v = frame
    half = slice(window.y // 2, window.bottom // 2), slice(window.x // 2, window.right // 2)
    return Planes(y[window.y : window.bottom, window.x : window.right], u[half], v[half])


def look_at(still: Planes, pose: Pose, window: Box | Canvas, out: Planes) -> None:
    """What the camera sees of a still, in fractions of a pixel. Both are left-sited 4:2:0."""
    scale, left, top = view(pose, window)
    first_x, first_y = left + (scale - 1) / 2, top + (scale - 1) / 2
    luma = np.array([[scale, 0, first_x], [0, scale, first_y]])
    chroma = np.array([[scale, 0, first_x / 2], [0, scale, (top + scale - 1) / 2]])
    for plane, source, matrix in zip(out, still, (luma, chroma, chroma), strict=True):
        height, width = plane.shape
        cv2.warpAffine(source, matrix, (width, height), dst=plane, flags=_FLAGS, borderMode=cv2.BORDER_REPLICATE)


def corners_of(window: Box, radius: int, surround: Floats) -> tuple[Sprite, ...]:
    """The four corners a rounded window leaves to its surround (RGB of the whole frame)."""
    side = -(-radius // 2) * 2
    if not side:
        return ()
    outside = 1 - rounded_box(
        window.width, window.height, Box(x=0, y=0, width=window.width, height=window.height), radius
    )
    places = [(x, y) for x in (0, window.width - side) for y in (0, window.height - side)]
    return tuple(_corner(window.x + x, window.y + y, outside[y : y + side, x : x + side], surround) for x, y in places)


def _corner(x: int, y: int, alpha: Floats, surround: Floats) -> Sprite:
    colours = surround[y : y + alpha.shape[0], x : x + alpha.shape[1]]
    return to_sprite(np.dstack([colours * alpha[..., None], alpha]), x, y)
