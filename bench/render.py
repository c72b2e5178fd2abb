"""make bench-render: our renderer beside x264 alone on the same frames, and beside MoviePy written the usual way.

Full-frame motion (`pop`) and the default style (`clean`) each have their own floors: x264 set as our renderer sets it,
and its plain preset, with the VMAF and size of both against the same frames. The time of imports is never counted.
"""

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.process_tree import ResourceUse, measure_process
from bench.storyboards import PHOTOS
from bench.video_metrics import vmaf_against
from local.paths import VENVS
from makeafvdo.adapters.renderer.encode.encoder import TUNING, encode_command
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.storyboard import FPS

FULL_FRAME_STYLE, DEFAULT_STYLE = "pop", "clean"
_ROUNDS = 5
_MOST_BITS = 12_000_000
_FLOOR_THREADS = 2


class Measured(NamedTuple):
    """Medians, and the video's length."""

    ours: ResourceUse
    floor: ResourceUse
    plain: ResourceUse
    edit: ResourceUse
    seconds: float

    @property
    def over_floor(self) -> float:
        return self.ours.wall_s / self.floor.wall_s

    @property
    def over_plain(self) -> float:
        return self.ours.wall_s / self.plain.wall_s

    @property
    def x_realtime(self) -> float:
        return self.seconds / self.ours.wall_s


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        photos = _print_use("photos looked at", _job("photos", DEFAULT_STYLE, Path(folder)))
        measured = {style: _style(style, Path(folder)) for style in (FULL_FRAME_STYLE, DEFAULT_STYLE)}
        moviepy_over_ours = _moviepy(Path(folder))
    full, usual = measured[FULL_FRAME_STYLE], measured[DEFAULT_STYLE]
    result = {
        "ours_over_floor": round(full.over_floor, 2),
        "ours_over_plain_veryfast": round(full.over_plain, 2),
        "moviepy_over_ours": round(moviepy_over_ours, 1),
        "x_realtime": round(usual.x_realtime, 2),
        "photo_s": round(photos.wall_s / len(PHOTOS), 2),
        "photos_rss_mb": round(photos.memory_mb),
        "rss_mb": round(max(full.ours.memory_mb, usual.ours.memory_mb)),
        "one_scene_edit_over_full": round(usual.edit.wall_s / usual.ours.wall_s, 2),
    }
    print(json.dumps(result))


def _style(style: str, folder: Path) -> Measured:
    _job("frames", style, folder)
    raw, canvas = folder / "frames.yuv", CANVASES["9:16"]
    seconds = raw.stat().st_size / canvas.frame_bytes / FPS
    ours, floor, plain = [], [], []
    print(f"  {style}, {seconds:.1f} s")
    for _ in range(_ROUNDS):
        ours.append(_print_use("ours", _job("video", style, folder)))
        floor.append(_print_use("floor", _encoded(raw, folder / "floor.mp4", TUNING)))
        plain.append(_print_use("plain veryfast", _encoded(raw, folder / "plain.mp4", "")))
    for name in ("floor", "plain"):
        mp4 = folder / f"{name}.mp4"
        print(f"    {name:<18} {mp4.stat().st_size / 1e6:.1f} MB, VMAF {vmaf_against(raw, mp4, canvas):.1f}")
    edits = [_print_use("one scene edited", _job("edit", style, folder)) for _ in range(_ROUNDS)]
    raw.unlink()
    measured = Measured(_median(ours), _median(floor), _median(plain), _median(edits), seconds)
    over = f"ours / floor {measured.over_floor:.2f}   ours / plain veryfast {measured.over_plain:.2f}"
    print(f"    {over}   x realtime {measured.x_realtime:.2f}")
    return measured


def _encoded(raw: Path, mp4: Path, tuning: str) -> ResourceUse:
    command = encode_command(mp4, CANVASES["9:16"], FPS, _MOST_BITS, _FLOOR_THREADS, tuning)
    with raw.open("rb") as frames:
        return measure_process(command, stdin=frames)


def _moviepy(folder: Path) -> float:
    print("  first two scenes")
    _job("moviepy", FULL_FRAME_STYLE, folder)
    ours = _print_use("ours", _job("short", FULL_FRAME_STYLE, folder))
    python = str(VENVS / "moviepy/bin/python")
    command = [python, "bench/moviepy_usual.py", str(folder)]
    moviepy = _print_use("MoviePy", _with_reported_seconds(measure_process(command)))
    return moviepy.wall_s / ours.wall_s


def _job(what: str, style: str, folder: Path) -> ResourceUse:
    return _with_reported_seconds(measure_process([sys.executable, "-m", "bench.render_job", what, style, str(folder)]))


def _with_reported_seconds(use: ResourceUse) -> ResourceUse:
    return use._replace(wall_s=float(use.stdout)) if use.stdout else use


def _median(uses: list[ResourceUse]) -> ResourceUse:
    wall, cpu, memory = (statistics.median(values) for values in zip(*(each[:3] for each in uses), strict=True))
    return ResourceUse(wall, cpu, memory)


def _print_use(name: str, use: ResourceUse) -> ResourceUse:
    print(f"    {name:<18}{use.wall_s:7.2f} s  {use.cpu_s:7.2f} s CPU  {use.memory_mb:5.0f} MB", flush=True)
    return use


if __name__ == "__main__":
    main()
