"""The marketer's own clips: which of them can be played, and which of their parts are the sharpest.

A clip is untrusted input: it is read by ffmpeg's MP4/MOV demuxer only, which may open no other file or address, and in
little time. How many pictures there are, and how large, is known before one of them is decoded.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean
from typing import Literal, NamedTuple

import cv2
import numpy as np

from makeafvdo.adapters.renderer.clips.tone_map import HDR_TRANSFERS, HdrTransfer
from makeafvdo.adapters.renderer.encode.ffmpeg import (
    UPLOADED_FILES,
    FfmpegTooSlow,
    count_input_streams,
    read_both,
    read_stdout,
)
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.domain.storyboards.storyboard import ClipFacts
from makeafvdo.domain.videos.videos import Problem

MAX_PIXELS = 16_000_000
"""4K in any shape; decoded, more would not fit beside the encoder."""
MAX_FPS = 120
"""On average, and in the busiest second. Phones' slow motion beyond that is filmed for another purpose."""
MAX_PIXELS_A_SECOND = 1_100_000_000
"""4K at 120 frames a second, the most that phones film."""
MAX_STREAMS = 12
"""Picture and sound; phones add up to eight of depth, motion and place."""
MAX_SECONDS = 1800
SMALLEST_SIDE = 96
SHORTEST_SECONDS = 0.5
PART_SECONDS = 4
"""About the longest shot."""

CLIP_INPUT_OPTIONS = ("-protocol_whitelist", "file", "-max_pixels", str(MAX_PIXELS), "-threads", "2", "-f", "mov")
"""Goes before `-i`."""

_SEARCHED_SECONDS = 60
_THUMBNAIL_SIDE = 96
_CLEARLY_SHARPER = 1.3
_VIDEO_STREAM = re.compile(
    r"Stream #0:\d+.*: Video: \w+.*?, (?P<pixels>\w+)(?:\((?P<colour>[^)]*)\))?.*?, (?P<width>\d+)x(?P<height>\d+)"
    r"(?: \[SAR (?P<wide>\d+):(?P<high>\d+))?.*"
)
_NAMED_COLOURS = re.compile(r"\b(?P<matrix>bt\d\w+|smpte\w+|unknown)(?:/[\w-]+/(?P<transfer>[\w-]+))?")
"""Matrix, primaries and transfer; one name where they are the same."""
_ROTATION = re.compile(r"Display Matrix: rotation of (-?[\d.]+)", re.IGNORECASE)
_PACKET_TIME = re.compile(rb"^0, *-?\d+, *(-?\d+),", re.MULTILINE)
"""`pts` in ffmpeg's framecrc: stream, dts, pts, …"""
_TIME_BASE = re.compile(rb"^#tb 0: (\d+)/(\d+)", re.MULTILINE)
_ROUNDING = 1.02
"""Phones' clocks are not exact: 120 frames a second may be 120.9."""
_PROGRESS = re.compile(r"frame=(?P<frames>\d+)\n(?:.*\n)*?out_time_us=(?P<micros>-?\d+)")

Matrix = Literal["bt601", "bt709", "bt2020"]
ClipProblem = Literal[
    "clip_unreadable",
    "clip_without_picture",
    "clip_wrong_size",
    "clip_too_short",
    "clip_too_long",
    "clip_too_fast",
    "clip_too_heavy",
]


class UnusableClip(Exception):
    """Nothing of it can be shown; `code` is that of a message."""

    def __init__(self, code: ClipProblem) -> None:
        super().__init__(code)
        self.code = code


class ClipStream(NamedTuple):
    """What a clip declares of its video stream. Sides as displayed: upright, with square pixels."""

    width: int
    height: int
    seconds: float
    hdr: HdrTransfer | None
    matrix: Matrix
    has_square_pixels: bool


def probe_clip(path: Path) -> ClipStream:
    """Raises UnusableClip. Every packet is counted, since a truncated file still declares its full length."""
    packets, report = _read_packets(path)
    streams = [found for found in _VIDEO_STREAM.finditer(report) if "(attached pic)" not in found[0]]
    if not streams:
        raise UnusableClip("clip_without_picture" if "Audio:" in report else "clip_unreadable")
    width, height = _display_size(streams[0], report)
    if min(width, height) < SMALLEST_SIDE or width * height > MAX_PIXELS:
        raise UnusableClip("clip_wrong_size")
    played = list(_PROGRESS.finditer(report))
    if not played or int(played[-1]["frames"]) == 0:
        raise UnusableClip("clip_unreadable")
    seconds = int(played[-1]["micros"]) / 1e6
    if seconds < SHORTEST_SECONDS:
        raise UnusableClip("clip_too_short")
    if seconds > MAX_SECONDS:
        raise UnusableClip("clip_too_long")
    fps = max(int(played[-1]["frames"]) / seconds, _busiest_second(packets))
    if fps > MAX_FPS * _ROUNDING:
        raise UnusableClip("clip_too_fast")
    if fps * width * height > MAX_PIXELS_A_SECOND * _ROUNDING:
        raise UnusableClip("clip_too_heavy")
    matrix, transfer = _colour_space(streams[0]["colour"] or "", is_hd=min(width, height) >= 720)
    return ClipStream(
        width=width,
        height=height,
        seconds=seconds,
        hdr=transfer,
        matrix=matrix,
        has_square_pixels=streams[0]["wide"] == streams[0]["high"],
    )


def usable_clips(paths: Mapping[str, Path]) -> tuple[list[ClipFacts], list[Problem]]:
    """Facts of every clip that can be played, and why each of the others cannot."""
    facts, problems = [], []
    for nth, (key, path) in enumerate(paths.items(), start=1):
        try:
            facts.append(_facts(key, path))
        except UnusableClip as error:
            problems.append(Problem(code=error.code, facts={"clip": nth}))
    return facts, problems


def _read_packets(path: Path) -> tuple[bytes, str]:
    """A line for each packet, and ffmpeg's report; nothing is decoded but what the header leaves open."""
    at_most = ("-frames:v", str(MAX_FPS * MAX_SECONDS))
    copied = ("-map", "0:V:0", "-c", "copy", *at_most, "-progress", "pipe:2", "-f", "framecrc", "-")
    try:
        packets, report = read_both(*CLIP_INPUT_OPTIONS, "-i", path, *copied, limit=UPLOADED_FILES)
    except FfmpegTooSlow:
        raise UnusableClip("clip_too_heavy") from None
    if count_input_streams(report) > MAX_STREAMS:
        raise UnusableClip("clip_too_heavy")
    return packets, report


def _busiest_second(packets: bytes) -> int:
    """The most frames in one second: an average hides a burst."""
    base = _TIME_BASE.search(packets)
    if base is None:
        return 0
    ticks = int(base[2]) // int(base[1])
    times = np.sort(np.array(_PACKET_TIME.findall(packets), np.int64))
    return int((np.searchsorted(times, times + ticks) - np.arange(len(times))).max(initial=0))


def _display_size(stream: re.Match[str], report: str) -> tuple[int, int]:
    width, height = int(stream["width"]), int(stream["height"])
    if stream["wide"]:
        width = round(width * int(stream["wide"]) / int(stream["high"]))
    rotation = _ROTATION.search(report)
    return (height, width) if rotation and round(abs(float(rotation[1]))) % 180 == 90 else (width, height)


def _colour_space(description: str, *, is_hd: bool) -> tuple[Matrix, HdrTransfer | None]:
    """Clips that do not declare a matrix are BT.709 from HD on and BT.601 below."""
    named = _NAMED_COLOURS.search(description)
    matrix, transfer = (named["matrix"], named["transfer"]) if named else ("unknown", None)
    hdr = next((name for name in HDR_TRANSFERS if name == transfer), None)
    if matrix.startswith("bt2020"):
        return "bt2020", hdr
    is_bt709 = matrix == "bt709" or (is_hd and matrix not in {"smpte170m", "bt470bg"})
    return "bt709" if is_bt709 else "bt601", hdr


def _facts(key: str, path: Path) -> ClipFacts:
    stream = probe_clip(path)
    thumbnails = _thumbnail_each_second(path)
    if not len(thumbnails):
        raise UnusableClip("clip_unreadable")
    starts = _part_starts([_sharpness(thumbnail) for thumbnail in thumbnails], stream.seconds)
    return ClipFacts(key=key, width=stream.width, height=stream.height, seconds=stream.seconds, starts=starts)


def _thumbnail_each_second(path: Path) -> Pixels:
    """Of key frames alone: a minute of 4K takes a second or two."""
    small = f"fps=1:round=up:eof_action=pass,scale={_THUMBNAIL_SIDE}:{_THUMBNAIL_SIDE}:flags=area,format=gray"
    wanted = ("-map", "0:V:0", "-t", str(_SEARCHED_SECONDS), "-vf", small, "-f", "rawvideo", "-")
    try:
        raw = read_stdout("-skip_frame", "nokey", *CLIP_INPUT_OPTIONS, "-i", path, *wanted, limit=UPLOADED_FILES)
    except FfmpegTooSlow:
        raise UnusableClip("clip_too_heavy") from None
    return np.frombuffer(raw, np.uint8).reshape(-1, _THUMBNAIL_SIDE, _THUMBNAIL_SIDE)


def _sharpness(thumbnail: Pixels) -> float:
    return float(cv2.Laplacian(thumbnail, cv2.CV_32F).std())


def _part_starts(sharpness: list[float], seconds: float) -> tuple[float, ...]:
    """Of its parts, in seconds: in order, but those clearly sharper than the first come before it."""
    parts = max(1, int(min(seconds, _SEARCHED_SECONDS)) // PART_SECONDS)
    each_second = [sharpness[min(nth, len(sharpness) - 1)] for nth in range(parts * PART_SECONDS)]
    means = [fmean(each_second[PART_SECONDS * nth : PART_SECONDS * (nth + 1)]) for nth in range(parts)]
    ranked = sorted(range(parts), key=lambda nth: means[nth] < _CLEARLY_SHARPER * means[0])
    return tuple(float(PART_SECONDS * nth) for nth in ranked)
