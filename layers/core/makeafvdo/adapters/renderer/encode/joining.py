"""Pieces and sound into one MP4 that plays everywhere."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from makeafvdo.adapters.renderer.encode.budget import AUDIO_BITS
from makeafvdo.adapters.renderer.encode.ffmpeg import run


class Piece(NamedTuple):
    """A closed piece of video and where in the whole it stands."""

    mp4: Path
    start_frame: int
    frames: int


def encode_sound(wav: Path, m4a: Path) -> None:
    run("-i", wav, "-c:a", "aac", "-b:a", str(AUDIO_BITS), "-ar", "48000", "-ac", "2", m4a)


def join(pieces: Sequence[Piece], fps: int, sound: Path, mp4: Path) -> None:
    """Copies pictures and sound (AAC) as they are. Raises Transient("render_failed")."""
    order = mp4.with_suffix(".txt")
    order.write_text("".join(f"file '{piece.mp4.resolve()}'\nduration {piece.frames / fps:.6f}\n" for piece in pieces))
    both = ("-map", "0:v", "-map", "1:a", "-c", "copy", "-t", f"{sum(piece.frames for piece in pieces) / fps:.6f}")
    run("-f", "concat", "-safe", "0", "-i", order, "-i", sound, *both, "-movflags", "+faststart", mp4)
