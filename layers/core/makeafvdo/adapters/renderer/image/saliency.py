"""The focus of a photo: a crop of another shape shows what is sold and not the room around it.

By two judges together: the salience map, and the minimum barrier distance, which knows nothing but sees small things on
a wall that the map passes over. On 39 photographs with the product marked by hand (bench/labels.toml) crops upright,
square and lying keep 92.9 % of it; by the distance alone 91.3 %. With more weight the map keeps more of them (93.3 %),
but it takes a tiled wall for a thing.
"""

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels
from makeafvdo.domain.storyboards.layout import Box

_LONGER_SIDE = 48
_SWEEPS = 2
_SAME_COLOUR = 5
_PORTRAIT_ASPECT, _LANDSCAPE_ASPECT = 9 / 16, 16 / 9
_USUAL_PLACE = (0.5, 0.6)
_PRIOR_WIDTH = 0.35
_MAP_WEIGHT = 0.2
_SURE = 127
_PART_SHARE = 0.2
"""Of the largest part of the map, from which on another part is the product too."""
_POINTS, _FEWEST_POINTS, _APART = 4, 2, 0.3
"""Points of interest, and how far from each other they are at least: in shares of the product's longer side."""
_NO_INTEREST, _LITTLE_INTEREST = np.float32(1e-9), np.float32(1e-6)
_NEAR = 0.3
"""Of the photo: at this distance from its focus a point counts a third."""
_LOOK = 0.3
"""Of the product's longer side: how much around a point counts."""
_SOLID = 0.6
"""Of what the map is most sure of around a point: where there is less, it is a leg and mostly floor."""
_MIN_PRODUCT_SHARE, _MAX_PRODUCT_SHARE = 0.004, 0.9


def find_focus(rgb: Pixels, salience: Pixels) -> tuple[float, float]:
    """Across and down (0 to 1), each on its own because a frame crops a photo one way only: the centre of the window
    that holds most saliency, as long as a portrait (a landscape) frame leaves of that side; if nothing is salient,
    where products usually stand: in the middle, a little low."""
    saliency = _saliency(_small_lab(rgb))
    size = saliency.shape[1], saliency.shape[0]
    saliency += cv2.resize(salience, size, interpolation=cv2.INTER_AREA) * np.float32(_MAP_WEIGHT)
    aspect = rgb.shape[1] / rgb.shape[0]
    across = _weighted_centre(saliency.sum(axis=0), _PORTRAIT_ASPECT / aspect, _USUAL_PLACE[0])
    return across, _weighted_centre(saliency.sum(axis=1), aspect / _LANDSCAPE_ASPECT, _USUAL_PLACE[1])


def find_product(salience: Pixels, width: int, height: int) -> Box | None:
    """The box of the product in a photo of this size; None where the map shows nothing, or all of it."""
    sure = (salience > _SURE).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(sure)
    areas = stats[1:, cv2.CC_STAT_AREA]
    if not _MIN_PRODUCT_SHARE * sure.size <= areas.max(initial=0) <= _MAX_PRODUCT_SHARE * sure.size:
        return None
    parts = stats[1:][areas >= _PART_SHARE * areas.max()]
    left, top = parts[:, 0].min() / sure.shape[1], parts[:, 1].min() / sure.shape[0]
    right, bottom = (parts[:, 0] + parts[:, 2]).max() / sure.shape[1], (parts[:, 1] + parts[:, 3]).max() / sure.shape[0]
    x, y = round(left * width), round(top * height)
    return Box(x=x, y=y, width=max(1, round(right * width) - x), height=max(1, round(bottom * height) - y))


def find_points(
    rgb: Pixels, salience: Pixels, product: Box, focus: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """The parts of the product with most to see (0 to 1, across and down), the best first: where the map is sure, there
    are many edges nearby, and the focus is not far."""
    height, width = salience.shape
    small = cv2.cvtColor(cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    edges = np.abs(cv2.Laplacian(small.astype(np.float32), cv2.CV_32F, ksize=3))
    scale = width / rgb.shape[1], height / rgb.shape[0]
    sides = product.width * scale[0], product.height * scale[1]
    longer = max(product.width, product.height)
    around = tuple(max(1, round(longer * _LOOK * each)) for each in scale)
    down, across = (np.arange(side, dtype=np.float32) / side for side in (height, width))
    near = np.exp(-(((across[None] - focus[0]) / _NEAR) ** 2) - ((down[:, None] - focus[1]) / _NEAR) ** 2)
    sure = salience / np.float32(255)
    solid = cv2.blur(sure, around)
    interest = cv2.blur(np.minimum(edges, np.percentile(edges, 97)) * sure, around) * solid * near
    interest = np.where(solid < _SOLID * solid.max(), _NO_INTEREST, interest + _LITTLE_INTEREST)
    left, top = product.x * scale[0], product.y * scale[1]
    inside = np.zeros_like(interest)
    rows, columns = (
        slice(round(start + side * 0.12), max(round(start + side * 0.88), round(start + side * 0.12) + 1))
        for start, side in ((top, sides[1]), (left, sides[0]))
    )
    inside[rows, columns] = interest[rows, columns]
    points: list[tuple[float, float]] = []
    while len(points) < _POINTS and inside.max() > (_NO_INTEREST if len(points) >= _FEWEST_POINTS else 0):
        row, column = np.unravel_index(int(np.argmax(inside)), inside.shape)
        points.append((round((int(column) + 0.5) / width, 4), round((int(row) + 0.5) / height, 4)))
        axes = tuple(max(1, round(longer * _APART * each)) for each in scale)
        cv2.ellipse(inside, (int(column), int(row)), axes, 0, 0, 360, 0.0, -1)
    return tuple(points)


def _small_lab(rgb: Pixels) -> Floats:
    scale = _LONGER_SIDE / max(rgb.shape[:2])
    width, height = (max(round(side * scale), 2) for side in (rgb.shape[1], rgb.shape[0]))
    small = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.float32)


def _saliency(lab: Floats) -> Floats:
    """At least 1, and more the more the colour must change on every path to the edge of the photo (the minimum barrier
    distance): little on walls, floors and lines on them, much on things in front of them."""
    distance, highest, lowest = np.full_like(lab, np.inf), lab.copy(), lab.copy()
    distance[[0, -1]] = distance[:, [0, -1]] = 0
    for _ in range(_SWEEPS):
        for direction in (np.s_[:, :], np.s_[::-1, :]):
            _sweep(*(plane[direction] for plane in (lab, distance, highest, lowest)))
            _sweep(*(plane.swapaxes(0, 1)[direction] for plane in (lab, distance, highest, lowest)))
    return np.asarray(np.maximum(distance.sum(axis=-1) - _SAME_COLOUR, 0) + 1, np.float32)


def _sweep(lab: Floats, distance: Floats, highest: Floats, lowest: Floats) -> None:
    """Takes the path over the row before wherever it is the shorter one, row after row, in place."""
    for row in range(1, len(lab)):
        high, low = np.maximum(highest[row - 1], lab[row]), np.minimum(lowest[row - 1], lab[row])
        is_shorter = high - low < distance[row]
        for plane, values in ((distance, high - low), (highest, high), (lowest, low)):
            np.copyto(plane[row], values, where=is_shorter)


def _weighted_centre(saliency: Floats, window_share: float, prior: float) -> float:
    """Of the window of `window_share` of the side that holds most saliency, weighted by nearness to `prior`."""
    steps = (np.arange(len(saliency)) + 0.5) / len(saliency)
    weighted = saliency * np.exp(-(((steps - prior) / _PRIOR_WIDTH) ** 2))
    length = min(max(round(len(saliency) * window_share), 1), len(saliency))
    first = int(np.argmax(np.convolve(weighted, np.ones(length), "valid")))
    window = slice(first, first + length)
    return float(np.average(steps[window], weights=weighted[window]))
