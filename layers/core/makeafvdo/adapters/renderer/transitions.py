"""Transitions between two shots. All work on whole raw frames; `progress` runs from 0 to 1."""

from collections.abc import Callable

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Pixels, as_yuv420

Transition = Callable[[Pixels, Pixels, Pixels, tuple[int, int], float], None]
"""(out, outgoing, incoming, (width, height), progress)."""

_ZOOM = 0.55
_WIPE_EDGE = 0.08


def crossfade(out: Pixels, outgoing: Pixels, incoming: Pixels, size: tuple[int, int], progress: float) -> None:
    del size
    progress = progress * progress * (3 - 2 * progress)
    cv2.addWeighted(outgoing, 1 - progress, incoming, progress, 0, dst=out)


def slide(out: Pixels, outgoing: Pixels, incoming: Pixels, size: tuple[int, int], progress: float) -> None:
    """The incoming picture pushes the outgoing one out to the left, with motion blur."""
    width = size[0]
    travelled, speed = _eased(progress), _speed(progress)
    planes = zip(as_yuv420(out, *size), as_yuv420(outgoing, *size), as_yuv420(incoming, *size), strict=True)
    for nth, (to, old, new) in enumerate(planes):
        step = 1 if nth == 0 else 2
        cut = round(travelled * width / 2) * 2 // step
        to[:, : width // step - cut] = old[:, cut:]
        to[:, width // step - cut :] = new[:, :cut]
        blur = int(speed * width / 30 / step) | 1
        if blur > 1:
            to[:] = cv2.blur(to, (blur, 1), borderType=cv2.BORDER_REPLICATE)


def whip(out: Pixels, outgoing: Pixels, incoming: Pixels, size: tuple[int, int], progress: float) -> None:
    """A whip pan upwards: both pictures move down fast, with strong motion blur."""
    height = size[1]
    travelled, speed = _eased(progress), _speed(progress)
    planes = zip(as_yuv420(out, *size), as_yuv420(outgoing, *size), as_yuv420(incoming, *size), strict=True)
    for nth, (to, old, new) in enumerate(planes):
        step = 1 if nth == 0 else 2
        cut = round(travelled * height / 2) * 2 // step
        to[cut:] = old[: height // step - cut]
        to[:cut] = new[height // step - cut :]
        blur = int(speed * height / 9 / step) | 1
        if blur > 1:
            to[:] = cv2.blur(to, (1, blur), borderType=cv2.BORDER_REFLECT)


def zoom(out: Pixels, outgoing: Pixels, incoming: Pixels, size: tuple[int, int], progress: float) -> None:
    """The outgoing picture is magnified and fades, the incoming one shrinks to its size behind it."""
    travelled = _eased(progress)
    shown = min(1.0, max(0.0, (progress - 0.2) / 0.5))
    planes = zip(as_yuv420(out, *size), as_yuv420(outgoing, *size), as_yuv420(incoming, *size), strict=True)
    for to, old, new in planes:
        past, ahead = _magnified(old, 1 + _ZOOM * travelled), _magnified(new, 1 + _ZOOM * (1 - travelled) ** 2)
        cv2.addWeighted(past, 1 - shown, ahead, shown, 0, dst=to)


def wipe(out: Pixels, outgoing: Pixels, incoming: Pixels, size: tuple[int, int], progress: float) -> None:
    """The incoming picture covers the outgoing one from left to right, behind a soft edge."""
    travelled = progress * progress * (3 - 2 * progress) * (1 + _WIPE_EDGE)
    planes = zip(as_yuv420(out, *size), as_yuv420(outgoing, *size), as_yuv420(incoming, *size), strict=True)
    for to, old, new in planes:
        columns = (np.arange(to.shape[1], dtype=np.float32) + 0.5) / to.shape[1]
        share = np.clip((travelled - columns) / _WIPE_EDGE, 0, 1)
        rows = np.repeat(share[None, :], to.shape[0], axis=0)
        cv2.blendLinear(new, old, rows, 1 - rows, dst=to)


def _magnified(plane: Pixels, scale: float) -> Pixels:
    """Cropped to whole pixels: a transition lasts a third of a second."""
    height, width = plane.shape
    left, top = (round(side * (1 - 1 / scale) / 2) for side in (width, height))
    return np.asarray(cv2.resize(plane[top : height - top, left : width - left], (width, height)), np.uint8)


def _eased(progress: float) -> float:
    return progress**3 * (progress * (progress * 6 - 15) + 10)


def _speed(progress: float) -> float:
    return (_eased(min(1.0, progress + 0.02)) - _eased(max(0.0, progress - 0.02))) / 0.04


TRANSITIONS: dict[str, Transition] = {
    "crossfade": crossfade,
    "slide": slide,
    "whip": whip,
    "zoom": zoom,
    "wipe": wipe,
}
