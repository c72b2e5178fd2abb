"""Where the eye goes in a photo, so that a frame of another shape shows what is sold and not the room around it."""

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels

_LONGER_SIDE = 48
_SWEEPS = 2
_SAME_COLOUR = 5
_UPRIGHT, _LYING = 9 / 16, 16 / 9
_STANDS_AT = (0.5, 0.6)
_NEAR = 0.35


def find_focus(rgb: Pixels) -> tuple[float, float]:
    """Across and down (0 to 1), each on its own because a frame cuts a photo one way only: the centre of the stretch
    that holds most of what stands out, as long as an upright (a lying) frame leaves of that side; if nothing stands
    out, where products stand: in the middle, a little low."""
    pull = _standing_out(_small_lab(rgb))
    aspect = rgb.shape[1] / rgb.shape[0]
    across = _centre(pull.sum(axis=0), _UPRIGHT / aspect, _STANDS_AT[0])
    return across, _centre(pull.sum(axis=1), aspect / _LYING, _STANDS_AT[1])


def _small_lab(rgb: Pixels) -> Floats:
    scale = _LONGER_SIDE / max(rgb.shape[:2])
    width, height = (max(round(side * scale), 2) for side in (rgb.shape[1], rgb.shape[0]))
    small = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.float32)


def _standing_out(lab: Floats) -> Floats:
    """At least 1, and more the more the colour must change on every way to the edge of the photo (the minimum barrier
    distance): little on walls, floors and what is painted on them in lines, much on things in front of them."""
    distance, highest, lowest = np.full_like(lab, np.inf), lab.copy(), lab.copy()
    distance[[0, -1]] = distance[:, [0, -1]] = 0
    for _ in range(_SWEEPS):
        for seen_from in (np.s_[:, :], np.s_[::-1, :]):
            _sweep(*(plane[seen_from] for plane in (lab, distance, highest, lowest)))
            _sweep(*(plane.swapaxes(0, 1)[seen_from] for plane in (lab, distance, highest, lowest)))
    return np.asarray(np.maximum(distance.sum(axis=-1) - _SAME_COLOUR, 0) + 1, np.float32)


def _sweep(lab: Floats, distance: Floats, highest: Floats, lowest: Floats) -> None:
    """Takes the way over the row before wherever it is the shorter one, row after row, in place."""
    for row in range(1, len(lab)):
        high, low = np.maximum(highest[row - 1], lab[row]), np.minimum(lowest[row - 1], lab[row])
        is_shorter = high - low < distance[row]
        for plane, along in ((distance, high - low), (highest, high), (lowest, low)):
            np.copyto(plane[row], along, where=is_shorter)


def _centre(pull: Floats, left: float, usual: float) -> float:
    """Of the stretch `left` (a share of the side) long that holds most, what is near the usual place counting most."""
    steps = (np.arange(len(pull)) + 0.5) / len(pull)
    near = pull * np.exp(-(((steps - usual) / _NEAR) ** 2))
    length = min(max(round(len(pull) * left), 1), len(pull))
    first = int(np.argmax(np.convolve(near, np.ones(length), "valid")))
    stretch = slice(first, first + length)
    return float(np.average(steps[stretch], weights=near[stretch]))
