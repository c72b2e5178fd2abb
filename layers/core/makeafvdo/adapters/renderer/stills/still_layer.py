"""What one shot shows: a still under a moving camera, seen in a window of a surround that stands still."""

from typing import NamedTuple

import numpy as np

from makeafvdo.adapters.renderer.image.shapes import rounded_box
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, Planes, Sprite, to_sprite
from makeafvdo.adapters.renderer.stills.camera import Camera
from makeafvdo.domain.storyboards.layout import Box


class Scenery(NamedTuple):
    """Without a surround the window is the whole frame. Its sides are even."""

    camera: Camera
    window: Box
    surround: Planes | None = None
    corners: tuple[Sprite, ...] = ()
    """What of the surround is seen again in the corners of a rounded window."""

    def see(self, progress: float, out: Planes) -> None:
        """The whole frame after this part (0–1) of the camera's way."""
        if self.surround is None:
            self.camera.look(progress, out)
            return
        for plane, around in zip(out, self.surround, strict=True):
            plane[:] = around
        self.camera.look(progress, part_of(out, self.window))
        for corner in self.corners:
            corner.lay_on(out)


def part_of(frame: Planes, window: Box) -> Planes:
    """The window's part of a frame, as views. The window's sides are even."""
    y, u, v = frame
    half = slice(window.y // 2, window.bottom // 2), slice(window.x // 2, window.right // 2)
    return Planes(y[window.y : window.bottom, window.x : window.right], u[half], v[half])


def corners_of(window: Box, radius: int, surround: Pixels) -> tuple[Sprite, ...]:
    """The four corners a rounded window leaves to its surround (RGB of the whole frame)."""
    side = -(-radius // 2) * 2
    if not side:
        return ()
    outside = 1 - rounded_box(
        window.width, window.height, Box(x=0, y=0, width=window.width, height=window.height), radius
    )
    places = [(x, y) for x in (0, window.width - side) for y in (0, window.height - side)]
    return tuple(_corner(window.x + x, window.y + y, outside[y : y + side, x : x + side], surround) for x, y in places)


def _corner(x: int, y: int, alpha: Floats, surround: Pixels) -> Sprite:
    colours = surround[y : y + alpha.shape[0], x : x + alpha.shape[1]]
    return to_sprite(np.dstack([colours * alpha[..., None], alpha]), x, y)
