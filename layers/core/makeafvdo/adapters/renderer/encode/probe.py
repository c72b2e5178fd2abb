"""The facts of an MP4, read from the file itself."""

import re
from collections.abc import Iterator
from pathlib import Path

from makeafvdo.adapters.renderer.encode.ffmpeg import read_stderr
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.sha256 import sha256_of_file
from makeafvdo.domain.videos.facts import VideoFacts

_DURATION = re.compile(r"Duration: (\d+):(\d+):([\d.]+)")
_VIDEO = re.compile(
    r"Video: (?P<codec>\w+).*?, (?P<pixels>\w+)\((?P<colour>[^)]*)\).*?, (?P<width>\d+)x(?P<height>\d+)"
)
_RATE = re.compile(r"([\d.]+) fps")
_AUDIO = re.compile(r"Audio: (\w+)")


def probe(mp4: Path) -> VideoFacts:
    """Raises Transient("render_failed") where ffmpeg cannot read the file."""
    report = read_stderr("-i", mp4)
    duration, video, rate, audio = (pattern.search(report) for pattern in (_DURATION, _VIDEO, _RATE, _AUDIO))
    if duration is None or video is None or rate is None:
        raise Transient("render_failed", detail=report.strip().rsplit("\n", 1)[-1])
    hours, minutes, seconds = duration.groups()
    return VideoFacts(
        container="mp4",
        video_codec=video["codec"],
        audio_codec=audio[1] if audio else None,
        pixel_format=video["pixels"],
        color_space="bt709" if "bt709" in video["colour"].split(", ") else None,
        fps=float(rate[1]),
        width=int(video["width"]),
        height=int(video["height"]),
        seconds=int(hours) * 3600 + int(minutes) * 60 + float(seconds),
        bytes=mp4.stat().st_size,
        sha256=sha256_of_file(mp4),
        has_faststart=has_faststart(mp4),
    )


def has_faststart(mp4: Path) -> bool:
    """`moov` stands before `mdat`, so a player may begin before it has the whole file."""
    order = [box_type for box_type in _box_types(mp4) if box_type in {b"moov", b"mdat"}]
    return order[:1] == [b"moov"]


def _box_types(mp4: Path) -> Iterator[bytes]:
    """Types of the top-level boxes (ISO/IEC 14496-12: 4 bytes size, 4 bytes type; size 1 means 8 bytes follow)."""
    with mp4.open("rb") as file:
        while len(header := file.read(8)) == 8:
            size, box_type = int.from_bytes(header[:4], "big"), header[4:]
            yield box_type
            if size == 1:
                size = int.from_bytes(file.read(8), "big")
                file.seek(size - 16, 1)
            elif size >= 8:
                file.seek(size - 8, 1)
            else:
                return
