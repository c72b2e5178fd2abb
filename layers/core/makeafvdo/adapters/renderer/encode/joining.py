"""Joins encoded segments and sound to one MP4."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from makeafvdo.adapters.renderer.encode.budget import AUDIO_BITRATE
from makeafvdo.adapters.renderer.encode.ffmpeg import run


class EncodedSegment(NamedTuple):
    """The MP4 of a segment, and its place in the video."""

    mp4: Path
    start_frame: int
    frames: int


def encode_sound(wav: Path, m4a: Path) -> None:
    run("-i", wav, "-c:a", "aac", "-b:a", str(AUDIO_BITRATE), "-ar", "48000", "-ac", "2", m4a)


def join(segments: Sequence[EncodedSegment], fps: int, sound: Path, mp4: Path) -> None:
    """Copies video and sound (AAC) streams without encoding. Raises Transient("render_failed")."""
    order = mp4.with_suffix(".txt")
    order.write_text("".join(f"file '{one.mp4.resolve()}'\nduration {one.frames / fps:.6f}\n" for one in segments))
    seconds = sum(segment.frames for segment in segments) / fps
    both = ("-map", "0:v", "-map", "1:a", "-c", "copy", "-t", f"{seconds:.6f}")
    run("-f", "concat", "-safe", "0", "-i", order, "-i", sound, *both, "-movflags", "+faststart", mp4)
