"""Loudness and true peak of a file (EBU R128, ITU-R BS.1770)."""

import re
from pathlib import Path
from typing import NamedTuple

from makeafvdo.adapters.renderer.encode.ffmpeg import read_stderr

SILENT_LUFS = -60.0


class Loudness(NamedTuple):
    """Integrated loudness in LUFS, true peak in dBFS."""

    integrated: float
    peak: float


def measure_loudness(path: Path) -> Loudness:
    report = read_stderr("-i", path, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-")
    summary = report[report.rfind("Summary:") :]
    integrated, peak = (re.search(rf"{name}:\s+(-?[\d.]+|-inf)", summary) for name in ("I", "Peak"))
    if integrated is None or peak is None:
        raise ValueError(report.strip().rsplit("\n", 1)[-1])
    return Loudness(float(integrated[1]), float(peak[1]))
