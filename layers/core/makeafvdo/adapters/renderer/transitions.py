"""How one picture gives way to the next. All work on whole raw frames; `part` runs from 0 to 1."""

from collections.abc import Callable

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Pixels, frame_planes

Transition = Callable[[Pixels, Pixels, Pixels, tuple[int, int], float], None]
"""(out, leaving, coming, (width, height), part)."""

_ZOOM = 0.55
_WIPE_EDGE = 0.08


def crossfade(out: Pixels, leaving: Pixels, coming: Pixels, size: tuple[int, int], part: float) -> None:
    del size
    part = part * part * (3 - 2 * part)
    cv2.addWeighted(leaving, 1 - part, coming, part, 0, dst=out)


def slide(out: Pixels, leaving: Pixels, coming: Pixels, size: tuple[int, int], part: float) -> None:
    """The next picture pushes the last one out to the left, with the blur a camera would see."""
    width = size[0]
    gone, speed = _eased(part), _speed(part)
    planes = zip(frame_planes(out, *size), frame_planes(leaving, *size), frame_planes(coming, *size), strict=True)
    for nth, (to, old, new) in enumerate(planes):
        step = 1 if nth == 0 else 2
        cut = round(gone * width / 2) * 2 // step
        to[:, : width // step - cut] = old[:, cut:]
        to[:, width // step - cut :] = new[:, :cut]
        blur = int(speed * width / 30 / step) | 1
        if blur > 1:
            to[:] = cv2.blur(to, (blur, 1), borderType=cv2.BORDER_REPLICATE)


def whip(out: Pixels, leaving: Pixels, coming: Pixels, size: tuple[int, int], part: float) -> None:
    """The camera is thrown upwards: both pictures rush by, smeared into streaks."""
    height = size[1]
    gone, speed = _eased(part), _speed(part)
    planes = zip(frame_planes(out, *size), frame_planes(leaving, *size), frame_planes(coming, *size), strict=True)
    for nth, (to, old, new) in enumerate(planes):
        step = 1 if nth == 0 else 2
        cut = round(gone * height / 2) * 2 // step
        to[cut:] = old[: height // step - cut]
        to[:cut] = new[height // step - cut :]
        blur = int(speed * height / 9 / step) | 1
        if blur > 1:
            to[:] = cv2.blur(to, (1, blur), borderType=cv2.BORDER_REFLECT)


def zoom(out: Pixels, leaving: Pixels, coming: Pixels, size: tuple[int, int], part: float) -> None:
    """Through the last picture into the next: the one rushes past, the other settles behind it."""
    gone = _eased(part)
    shown = min(1.0, max(0.0, (part - 0.2) / 0.5))
    planes = zip(frame_planes(out, *size), frame_planes(leaving, *size), frame_planes(coming, *size), strict=True)
    for to, old, new in planes:
        past, ahead = _magnified(old, 1 + _ZOOM * gone), _magnified(new, 1 + _ZOOM * (1 - gone) ** 2)
        cv2.addWeighted(past, 1 - shown, ahead, shown, 0, dst=to)


def wipe(out: Pixels, leaving: Pixels, coming: Pixels, size: tuple[int, int], part: float) -> None:
    """The next picture is drawn over the last one from left to right, behind a soft edge."""
    gone = part * part * (3 - 2 * part) * (1 + _WIPE_EDGE)
    planes = zip(frame_planes(out, *size), frame_planes(leaving, *size), frame_planes(coming, *size), strict=True)
    for to, old, new in planes:
        columns = (np.arange(to.shape[1], dtype=np.float32) + 0.5) / to.shape[1]
        share = np.clip((gone - columns) / _WIPE_EDGE, 0, 1)
        rows = np.repeat(share[None, :], to.shape[0], axis=0)
        cv2.blendLinear(new, old, rows, 1 - rows, dst=to)


def _magnified(plane: Pixels, scale: float) -> Pixels:
    """To whole pixels: it is over in a third of a second."""
    height, width = plane.shape
    left, top = (round(side * (1 - 1 / scale) / 2) for side in (width, height))
    return np.asarray(cv2.resize(plane[top : height - top, left : width - left], (width, height)), np.uint8)


def _eased(part: float) -> float:
    return part**3 * (part * (part * 6 - 15) + 10)


def _speed(part: float) -> float:
    return (_eased(min(1.0, part + 0.02)) - _eased(max(0.0, part - 0.02))) / 0.04


TRANSITIONS: dict[str, Transition] = {
    "crossfade": crossfade,
    "slide": slide,
    "whip": whip,
    "zoom": zoom,
    "wipe": wipe,
}
