"""Pieces and sound into one MP4 that plays everywhere, and the still pictures that show what is in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from makeafvdo.adapters.renderer.budget import AUDIO_BITS
from makeafvdo.adapters.renderer.ffmpeg import run

_SHEET_PICTURES = 10
_SHEET_WIDTH = 216
"""Of one picture, in pixels."""
_AS_JPEG = "out_color_matrix=bt601:out_range=full,format=yuvj420p"
"""What every reader of JPEG takes for granted (JFIF 1.02)."""


class Piece(NamedTuple):
    """A closed piece of video and how many frames it has."""

    mp4: Path
    frames: int


def join(pieces: Sequence[Piece], fps: int, sound: Path, mp4: Path) -> None:
    """Copies the pictures as they are and adds the sound. Raises Transient("render_failed")."""
    order = mp4.with_suffix(".txt")
    order.write_text("".join(f"file '{piece.mp4.resolve()}'\nduration {piece.frames / fps:.6f}\n" for piece in pieces))
    audio = ("-c:a", "aac", "-b:a", str(AUDIO_BITS), "-ar", "48000", "-ac", "2")
    run(
        *("-f", "concat", "-safe", "0", "-i", order, "-i", sound, "-map", "0:v", "-map", "1:a", "-c:v", "copy", *audio),
        *("-t", f"{sum(piece.frames for piece in pieces) / fps:.6f}", "-movflags", "+faststart", mp4),
    )


def picture_at(mp4: Path, seconds: float, jpeg: Path) -> None:
    run("-ss", f"{seconds:.3f}", "-i", mp4, "-vf", f"scale={_AS_JPEG}", "-frames:v", "1", "-q:v", "3", jpeg)


def contact_sheet(mp4: Path, pieces: Sequence[Piece], jpeg: Path) -> None:
    """Ten pictures in two rows, from the beginning to the end. Where there are enough pieces, their first pictures: a
    decoder finds those at once."""
    is_quick = len(pieces) >= _SHEET_PICTURES
    count = len(pieces) if is_quick else sum(piece.frames for piece in pieces)
    picked = "+".join(f"eq(n\\,{(2 * nth + 1) * count // (2 * _SHEET_PICTURES)})" for nth in range(_SHEET_PICTURES))
    sheet = f"select={picked},scale={_SHEET_WIDTH}:-2,tile=5x2,scale={_AS_JPEG}"
    skip = ("-skip_frame", "nokey") if is_quick else ()
    run(*skip, "-i", mp4, "-vf", sheet, "-frames:v", "1", "-q:v", "3", jpeg)
