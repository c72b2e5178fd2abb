"""How one picture gives way to the next. All work on whole raw frames; `part` runs from 0 to 1."""

from collections.abc import Callable

import cv2

from makeafvdo.adapters.renderer.planes import Pixels, frame_planes

Transition = Callable[[Pixels, Pixels, Pixels, tuple[int, int], float], None]
"""(out, leaving, coming, (width, height), part)."""


def crossfade(out: Pixels, leaving: Pixels, coming: Pixels, size: tuple[int, int], part: float) -> None:
    del size
    part = part * part * (3 - 2 * part)
    cv2.addWeighted(leaving, 1 - part, coming, part, 0, dst=out)


def slide(out: Pixels, leaving: Pixels, coming: Pixels, size: tuple[int, int], part: float) -> None:
    """The next picture pushes the last one out to the left, with the blur a camera would see."""
    width = size[0]
    gone = _eased(part)
    speed = (_eased(min(1.0, part + 0.02)) - _eased(max(0.0, part - 0.02))) / 0.04
    planes = zip(frame_planes(out, *size), frame_planes(leaving, *size), frame_planes(coming, *size), strict=True)
    for nth, (to, old, new) in enumerate(planes):
        step = 1 if nth == 0 else 2
        cut = round(gone * width / 2) * 2 // step
        to[:, : width // step - cut] = old[:, cut:]
        to[:, width // step - cut :] = new[:, :cut]
        blur = int(speed * width / 30 / step) | 1
        if blur > 1:
            to[:] = cv2.blur(to, (blur, 1), borderType=cv2.BORDER_REPLICATE)


def _eased(part: float) -> float:
    return part**3 * (part * (part * 6 - 15) + 10)


TRANSITIONS: dict[str, Transition] = {"crossfade": crossfade, "slide": slide}
