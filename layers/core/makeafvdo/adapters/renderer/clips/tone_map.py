"""Tone mapping of phones' HDR (HLG or PQ, BT.2020) to BT.709.

Light is decoded as ITU-R BT.2100-2 says, highlights are compressed under white by the curve of Report ITU-R BT.2390-11
(§5.4.1) and the rest is left as bright as it was: reference white (203 nits, Report BT.2408) stays nearly white.
"""

from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float64]
HdrTransfer = Literal["arib-std-b67", "smpte2084"]
"""ffmpeg's names of HLG and PQ."""
HDR_TRANSFERS: tuple[HdrTransfer, ...] = get_args(HdrTransfer)

_LUT_SIDE = 33
_PEAK_NITS = 1000.0
"""What phones master for, and the display HLG is defined on."""
_WHITE_NITS = 203.0
_TO_709 = np.array([[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]])
_LUMA_2020 = np.array([0.2627, 0.6780, 0.0593])
_LUMA_709 = np.array([0.2126, 0.7152, 0.0722])


@cache
def make_lut(transfer: HdrTransfer) -> Path:
    """A .cube file for ffmpeg's `lut3d`: R'G'B' of the clip in BT.2020 → R'G'B' in BT.709. Written once a process."""
    path = Path(gettempdir()) / f"makeafvdo-{transfer}.cube"
    steps = np.linspace(0, 1, _LUT_SIDE)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    colours = to_bt709(np.stack([red, green, blue], axis=-1).reshape(-1, 3), transfer)
    with NamedTemporaryFile("w", dir=path.parent, delete=False) as unfinished:
        np.savetxt(unfinished, colours, fmt="%.5f", header=f"LUT_3D_SIZE {_LUT_SIDE}", comments="")
    Path(unfinished.name).replace(path)
    return path


def to_bt709(signal: Light, transfer: HdrTransfer) -> Light:
    """R'G'B' 0–1 (last axis) as filmed → R'G'B' 0–1 for BT.709 and a BT.1886 display."""
    nits = _hlg_light(signal) if transfer == "arib-std-b67" else np.minimum(_pq_light(signal), _PEAK_NITS)
    light = _in_gamut(nits @ _TO_709.T)
    brightest = light.max(axis=-1, keepdims=True)
    rolled_off = light * (_roll_off(brightest) / np.maximum(brightest, 1e-6))
    return np.asarray(np.clip(rolled_off / _WHITE_NITS, 0, 1) ** (1 / 2.4))


def _in_gamut(light: Light) -> Light:
    """Colours BT.709 cannot show lose just enough of their saturation."""
    grey = np.maximum(light @ _LUMA_709, 0)[..., None]
    below = light.min(axis=-1, keepdims=True)
    keeps = np.where(below < 0, grey / np.maximum(grey - below, 1e-6), 1)
    return np.asarray(np.maximum(grey + (light - grey) * keeps, 0))


def _hlg_light(signal: Light) -> Light:
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - c) / a) + b) / 12)
    luminance = (scene @ _LUMA_2020)[..., None]
    return np.asarray(_PEAK_NITS * np.maximum(luminance, 1e-9) ** 0.2 * scene)


_M1, _M2, _C1, _C2, _C3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875


def _pq_light(signal: Light) -> Light:
    root = signal ** (1 / _M2)
    return np.asarray(10_000 * (np.maximum(root - _C1, 0) / (_C2 - _C3 * root)) ** (1 / _M1))


def _pq_signal(nits: Light) -> Light:
    power = (nits / 10_000) ** _M1
    return np.asarray(((_C1 + _C2 * power) / (1 + _C3 * power)) ** _M2)


def _roll_off(nits: Light) -> Light:
    """BT.2390's roll-off from the clip's peak to our white: a straight line up to the knee, then a soft shoulder."""
    peak, white = (float(_pq_signal(np.array(level))) for level in (_PEAK_NITS, _WHITE_NITS))
    ceiling = white / peak
    knee = 1.5 * ceiling - 0.5
    signal = _pq_signal(nits) / peak
    t = np.clip((signal - knee) / (1 - knee), 0, 1)
    shoulder = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * ceiling
    return _pq_light(np.where(signal < knee, signal, shoulder) * peak)
