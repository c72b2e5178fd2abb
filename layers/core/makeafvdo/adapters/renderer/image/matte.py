"""A product cut out of a photo on light paper.

The salience map finds it, the photo's own edges draw the outline within a narrow band around the map's, and where the
two disagree there is no cut-out: the photo is shown as a photo.
"""

from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.image.paper import find_paper
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, rounded

_LONGEST_SIDE = 1600
"""Of a cut-out, in pixels: more than a frame shows."""
_SURE, _HALF, _NOT = 242, 127, 13
"""Of 255: from where on the map is sure of the product, sure of the ground."""
_BAND = 0.0055
"""Half the width of the band in which the outline is drawn, of the longer side: nearly two cells of the map."""
_EDGE_GAIN, _MAP_GAIN = 4.0, 0.2
"""For the watershed, whose steps are whole numbers: differences from the paper are raised, those of the map lowered."""
_PAPER_LIKE, _SHADED, _TINTED, _WALL, _WALLED_SHARE = 0.025, 0.3, 0.035, 0.01, 0.85
_FRAME, _FRAMED_SHARE = 0.045, 0.7
_DOUBTED = 206
_LEAST_HOLE, _DOUBTFUL_HOLE, _MOST_DOUBTFUL = 0.00015, 0.002, 0.03
_MOST_UNSURE = 3.0
"""Cells of the map that are neither, for each cell of its outline."""
_MOST_APART = 0.4
_SEEN_EDGE, _SEEN_SHARE = 5.0, 0.75
_LEAST_DETAIL, _LONG_EDGE = 3.0, 0.06
_LEAST_FIT = 0.55
_LEAST_AREA, _MOST_AREA, _MOST_CUT_OFF = 0.004, 0.9, 0.02
_SOFT_REACH = 2
_NO_SHADOW, _SHADOW_BLUR = 0.985, 0.004
_SHADOW_NEAR, _SHADOW_FADES = 0.06, 0.12
"""What is dark farther than this from the product is the paper's, not its shadow; in shares of the longer side."""
_MARK_GROUND, _MARK_PRODUCT = 1, 2

Mask = NDArray[np.bool_]


class Matte(NamedTuple):
    """`rgb` without the paper in the soft outline; `alpha` 0–255; `shadow` 255 where there is none: the light it leaves
    to what the product is laid on."""

    rgb: Pixels
    alpha: Pixels
    shadow: Pixels


def cut_out(rgb: Pixels, salience: Pixels) -> Matte | None:
    """None where the photo is not on light paper, the product is cut off by its sides, or map and edges disagree."""
    if not _is_clear(salience):
        return None
    scale = min(1.0, _LONGEST_SIDE / max(rgb.shape[:2]))
    if scale < 1:
        rgb = np.asarray(cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    size = rgb.shape[1], rgb.shape[0]
    surely = np.asarray(cv2.resize(salience, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    found = surely > _HALF
    if not _LEAST_AREA < found.mean() < _MOST_AREA or _share_cut_off(found) > _MOST_CUT_OFF:
        return None
    band = max(2, round(_BAND * max(size)))
    paper = find_paper(rgb, _eroded(surely < _NOT, band))
    if paper is None or paper.fit < _LEAST_FIT:
        return None
    fine = cv2.GaussianBlur(rgb, (0, 0), 0.8).astype(np.float32)
    off = np.abs(fine - paper.rgb).max(axis=-1)
    holes = _holes(fine, paper.rgb, surely, band)
    if holes is None:
        return None
    ground, product = _eroded(surely < _NOT, band) | holes, _eroded(surely > _SURE, band) & ~_dilated(holes, band)
    mask = _outlined(fine, paper.rgb, surely, ground, product)
    if not _do_agree(mask, found & ~_dilated(holes, band), fine, off, band):
        return None
    colour, alpha = _softened(rgb, mask)
    return Matte(colour, alpha, _shadow(fine, paper.rgb, mask))


def _is_clear(salience: Pixels) -> bool:
    """Its outline is not much wider than the network draws the clearest."""
    found = salience > _HALF
    outline = int((found & ~_eroded(found, 1)).sum())
    unsure = int(((salience > 2 * _NOT) & (salience < _SURE - _NOT)).sum())
    return unsure <= _MOST_UNSURE * outline


def _share_cut_off(found: Mask) -> float:
    return float(np.concatenate([found[0], found[-1], found[:, 0], found[:, -1]]).mean())


def _holes(fine: Floats, paper: Floats, surely: Pixels, band: int) -> Mask | None:
    """What is paper within the product: open where the map doubts the product as well. None where the map is sure, and
    yet something as smooth and colourless as paper in a shadow is framed on all sides, as a lens is."""
    light = fine / paper
    tint, shade = light.max(axis=-1) - light.min(axis=-1), 1 - light.mean(axis=-1)
    slope, within = _slope(shade), surely >= _NOT
    smooth = (tint < _TINTED) & (np.abs(shade) < _SHADED) & (cv2.blur(slope, (3, 3)) < _WALL) & within
    like_paper = smooth & (np.abs(shade) < _PAPER_LIKE)
    holes, doubtful = np.zeros_like(within), 0
    for this, part in _parts(_eroded(like_paper, max(1, band // 2)), _LEAST_HOLE):
        if float(surely[part][this].mean()) < _DOUBTED:
            holes[part] |= this
    inner, near = _eroded(surely > _HALF, 2 * band), _dilated(surely < _HALF, round(_FRAME * max(within.shape)))
    for this, part in _parts(_eroded(smooth, max(1, band // 2)) & ~holes, _DOUBTFUL_HOLE):
        around = _dilated(this, band + 1)
        walls = around & ~_dilated(this, 1)
        is_walled = cv2.dilate(slope[part], np.ones((2 * band + 1,) * 2, np.uint8))[walls] > _WALL
        is_framed = near[part][walls].mean() > _FRAMED_SHARE and is_walled.mean() > _WALLED_SHARE
        if is_framed and inner[part][around].all():
            doubtful += int(this.sum())
    return None if doubtful > _MOST_DOUBTFUL * max(1, int((surely > _HALF).sum())) else holes


def _parts(mask: Mask, least: float) -> Iterator[tuple[Mask, tuple[slice, slice]]]:
    """The connected parts of at least this share of the whole, each with a little room around it."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=4)
    room = round(4 * _BAND * max(mask.shape))
    for label, (x, y, width, height, area) in enumerate(stats[1:].tolist(), start=1):
        if area >= least * mask.size:
            part = np.s_[max(0, y - room) : y + height + room, max(0, x - room) : x + width + room]
            yield labels[part] == label, part


def _outlined(fine: Floats, paper: Floats, surely: Pixels, ground: Mask, product: Mask) -> Mask:
    """Ground and product grown towards each other until they meet on the strongest edge between them: the photo's, and
    where that cannot be told from noise, the map's."""
    apart = paper - fine
    terrain = np.dstack(
        [
            128 + apart.mean(axis=-1) * _EDGE_GAIN,
            np.abs(apart).max(axis=-1) * _EDGE_GAIN,
            surely * np.float32(_MAP_GAIN),
        ]
    )
    markers = np.where(product, _MARK_PRODUCT, np.where(ground, _MARK_GROUND, 0)).astype(np.int32)
    cv2.watershed(np.asarray(np.clip(terrain, 0, 255), np.uint8), markers)
    mask = cv2.medianBlur(_dilated(markers == _MARK_PRODUCT, 1).astype(np.uint8), 5)
    return np.asarray(mask > 0)


def _do_agree(mask: Mask, found: Mask, fine: Floats, off: Floats, band: int) -> bool:
    """The outline is where the map has it and can be seen nearly all around, and the map missed nothing with long sharp
    edges on the paper."""
    outline = int((found & ~_eroded(found, 1)).sum())
    if (mask ^ found).sum() > outline * (1 + _MOST_APART * band):
        return False
    inner, _ = _mean_nearby(fine, _eroded(mask, 1))
    outer, _ = _mean_nearby(fine, ~_dilated(mask, 1))
    is_seen = np.abs(inner - outer).max(axis=-1)[_dilated(mask, 1) & ~mask] > _SEEN_EDGE
    if is_seen.mean() < _SEEN_SHARE:
        return False
    beyond = ~_dilated(mask, 3 * band)
    detail = np.abs(off - cv2.GaussianBlur(off, (0, 0), 1.5))
    least = _LEAST_DETAIL + 4 * float(np.median(detail[beyond])) if beyond.any() else 255.0
    _, _, stats, _ = cv2.connectedComponentsWithStats(((detail > least) & beyond).astype(np.uint8))
    longest = stats[1:, 2:4].max(initial=0)
    return bool(longest < _LONG_EDGE * max(mask.shape))


def _slope(off: Floats) -> Floats:
    """Change from pixel to pixel."""
    x, y = (cv2.Scharr(off, cv2.CV_32F, *way, scale=1 / 32) for way in ((1, 0), (0, 1)))
    return np.asarray(cv2.magnitude(x, y), np.float32)


def _softened(rgb: Pixels, mask: Mask) -> tuple[Pixels, Pixels]:
    """Colours without paper, and alpha: near the outline, how far each pixel lies between the colours on both sides."""
    inner, outer = _eroded(mask, _SOFT_REACH), ~_dilated(mask, _SOFT_REACH)
    fine = rgb.astype(np.float32)
    front, is_front = _mean_nearby(fine, inner)
    back, is_back = _mean_nearby(fine, outer)
    rough = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1.0)
    band = ~inner & ~outer
    apart = front[band] - back[band]
    contrast = np.einsum("ij,ij->i", apart, apart)
    share = np.clip(np.einsum("ij,ij->i", fine[band] - back[band], apart) / np.maximum(contrast, 1), 0, 1)
    trust = np.clip((np.sqrt(contrast) - 20) / 60, 0, 1) * (is_front & is_back)[band]
    opacity = trust * share + (1 - trust) * rough[band]
    alpha = np.where(mask, np.float32(255), np.float32(0))
    alpha[band] = opacity * 255
    clean = (fine[band] - (1 - opacity[:, None]) * back[band]) / np.maximum(opacity[:, None], 0.3)
    sure = np.clip((opacity[:, None] - 0.4) / 0.5, 0, 1) * trust[:, None]
    known = np.where(is_front[band][:, None], front[band], fine[band])
    fine[band] = sure * clean + (1 - sure) * known
    return rounded(np.clip(fine, 0, 255)), rounded(alpha)


def _mean_nearby(fine: Floats, known: Mask) -> tuple[Floats, Mask]:
    """The mean colour of what is known a few pixels around, and where there is any."""
    reach = (4 * _SOFT_REACH + 1,) * 2
    weight = cv2.blur(known.astype(np.float32), reach)
    mean = cv2.blur(fine * known[..., None], reach) / np.maximum(weight, 1e-6)[..., None]
    return np.asarray(mean, np.float32), np.asarray(weight > 1e-4)


def _shadow(fine: Floats, paper: Floats, mask: Mask) -> Pixels:
    """The light that is left on the paper, smoothed, and carried on beneath the product."""
    left = np.minimum(fine.min(axis=-1) / np.maximum(paper.min(axis=-1), 1), np.float32(1))
    outside = (~_dilated(mask, 3)).astype(np.float32)
    light, around = np.ones_like(left), max(fine.shape)
    for reach in (0.03, _SHADOW_BLUR):
        weight = cv2.GaussianBlur(outside, (0, 0), reach * around)
        mean = cv2.GaussianBlur(left * outside, (0, 0), reach * around) / np.maximum(weight, 1e-3)
        light = np.where(weight > 0.05, mean, light)
    away = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 3) / around
    fading = np.clip((away - _SHADOW_NEAR) / _SHADOW_FADES, 0, 1)
    light = np.clip(light / _NO_SHADOW, 0, 1)
    return rounded((light + (1 - light) * fading) * 255)


def _eroded(mask: Mask, by: int) -> Mask:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by + 1, 2 * by + 1))
    return np.asarray(cv2.erode(mask.astype(np.uint8), kernel, borderValue=1) > 0)


def _dilated(mask: Mask, by: int) -> Mask:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by + 1, 2 * by + 1))
    return np.asarray(cv2.dilate(mask.astype(np.uint8), kernel) > 0)
