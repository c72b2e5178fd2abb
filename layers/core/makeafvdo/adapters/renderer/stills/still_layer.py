"""The layer of a shot of a photo: a still under a moving camera, in a window of a surround that stands still."""

from typing import NamedTuple

import numpy as np

from makeafvdo.adapters.renderer.image.shapes import rounded_box
from makeafvdo.adapters.renderer.image.sprite import Sprite, rgba_to_sprite
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, Yuv420
from makeafvdo.adapters.renderer.stills.camera import Camera
from makeafvdo.domain.storyboards.layout import Box

_FADE = 120
"""Pixels over which a picture fades into a plain ground."""


class StillLayer(NamedTuple):
    """Without a surround the window is the whole frame. Its sides are even."""

    camera: Camera
    window: Box
    surround: Yuv420 | None = None
    corners: tuple[Sprite, ...] = ()
    """Sprites of the surround, over the corners of a rounded window or its fading sides."""

    def render_into(self, out: Yuv420, progress: float) -> None:
        """The whole frame. `progress`: 0 at the start of the camera's path, 1 at its end."""
        if self.surround is None:
            self.camera.render_into(out, progress)
            return
        for plane, around in zip(out, self.surround, strict=True):
            plane[:] = around
        self.camera.render_into(region_of(out, self.window), progress)
        for corner in self.corners:
            corner.draw_into(out)


def region_of(frame: Yuv420, window: Box) -> Yuv420:
    """The window's region of a frame, as views. The window's sides are even."""
    y, u, v = frame
    half = slice(window.y // 2, window.bottom // 2), slice(window.x // 2, window.right // 2)
    return Yuv420(y[window.y : window.bottom, window.x : window.right], u[half], v[half])


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


def fades_of(window: Box, place: Box, surround: Pixels) -> tuple[Sprite, ...]:
    """Where a window ends within its place the picture fades into the surround."""
    fades = []
    for is_inside, down, at_end in (
        (window.y > place.y, True, False),
        (window.bottom < place.bottom, True, True),
        (window.x > place.x, False, False),
        (window.right < place.right, False, True),
    ):
        if is_inside:
            fades.append(_fade(window, surround, down=down, at_end=at_end))
    return tuple(fades)


def _fade(window: Box, surround: Pixels, *, down: bool, at_end: bool) -> Sprite:
    length = window.height if down else window.width
    reach = min(_FADE, length // 4 * 2)
    ramp = np.linspace(0, 1, reach, dtype=np.float32) ** 1.5
    ramp = ramp if at_end else ramp[::-1]
    start = length - reach if at_end else 0
    if down:
        return _corner(window.x, window.y + start, np.repeat(ramp[:, None], window.width, axis=1), surround)
    return _corner(window.x + start, window.y, np.repeat(ramp[None, :], window.height, axis=0), surround)


def _corner(x: int, y: int, alpha: Floats, surround: Pixels) -> Sprite:
    colours = surround[y : y + alpha.shape[0], x : x + alpha.shape[1]]
    return rgba_to_sprite(np.dstack([colours * alpha[..., None], alpha]), x, y)
