"""Clips as phones make them, small: filmed off a picture, or off a clock."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from makeafvdo.adapters.renderer.encode.ffmpeg import run

SIDE = 320
CLOCK_START, CLOCK_STEP = 40, 30
"""A clock's luma at second 0, and how much brighter it is a second later."""

_H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", "-pix_fmt", "yuv420p")
_HEVC = ("-c:v", "libx265", "-preset", "ultrafast", "-crf", "8", "-x265-params", "log-level=error")
_TO_2020 = np.array([[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]])


def a_clip(path: Path, image: Image.Image, seconds: float = 1.0, *options: str) -> Path:
    """The picture stands still; SDR, BT.709."""
    return _filmed(path, np.asarray(image.convert("RGB"), np.uint16) * 257, "bt709", "bt709", seconds, *_H264, *options)


def a_clock(path: Path, seconds: float, filters: str = "null", *options: str) -> Path:
    """Grey all over, and its grey tells the time."""
    ramp = (
        f"color=gray:s={SIDE}x{SIDE}:r=30:d={seconds},format=yuv420p,geq=lum={CLOCK_START}+T*{CLOCK_STEP}:cb=128:cr=128"
    )
    run("-f", "lavfi", "-i", f"{ramp},{filters}", "-fps_mode", "vfr", *_H264, *options, path)
    return path


def an_hdr_clip(path: Path, image: Image.Image, transfer: str) -> Path:
    """The picture as a phone films it in HLG or PQ: its white is reference white, 203 nits; 10 bit HEVC, BT.2020."""
    nits = 203 * (np.asarray(image.convert("RGB"), np.float64) / 255) ** 2.4 @ _TO_2020.T
    signal = _hlg(nits) if transfer == "arib-std-b67" else _pq(nits)
    pixels = np.round(np.clip(signal, 0, 1) * 65535).astype(np.uint16)
    return _filmed(path, pixels, "bt2020", transfer, 0.7, *_HEVC, "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1")


def _filmed(path: Path, pixels: NDArray[np.uint16], colours: str, transfer: str, seconds: float, *options: str) -> Path:
    height, width = pixels.shape[:2]
    raw = path.with_suffix(".raw")
    raw.write_bytes(pixels.astype("<u2").tobytes())
    matrix = "bt2020nc" if colours == "bt2020" else "bt709"
    tags = f"setparams=color_primaries={colours}:color_trc={transfer}:colorspace={matrix}:range=tv"
    filters = f"loop=-1:1,setpts=N/30/TB,fps=30,scale=out_color_matrix={colours}:out_range=tv,{tags}"
    source = ("-f", "rawvideo", "-pix_fmt", "rgb48le", "-s", f"{width}x{height}", "-r", "30", "-i", raw)
    run(*source, "-vf", filters, "-t", str(seconds), *options, path)
    raw.unlink()
    return path


def _hlg(nits: NDArray[np.float64]) -> NDArray[np.float64]:
    """ITU-R BT.2100-2, for a display of 1000 nits."""
    luminance = np.maximum(nits @ (0.2627, 0.6780, 0.0593), 1e-6)[..., None] / 1000
    scene = nits / 1000 * luminance ** (1 / 1.2 - 1)
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.asarray(np.where(scene <= 1 / 12, np.sqrt(3 * scene), a * np.log(np.maximum(12 * scene - b, 1e-9)) + c))


def _pq(nits: NDArray[np.float64]) -> NDArray[np.float64]:
    """SMPTE ST 2084."""
    power = (nits / 10_000) ** 0.1593017578125
    return np.asarray(((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375)
