"""A storyboard, its photos and its sounds → an MP4, a poster and a contact sheet."""

import errno
import os
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import cv2

from makeafvdo.adapters.renderer.budget import most_video_bits
from makeafvdo.adapters.renderer.joining import Piece, contact_sheet, join, picture_at
from makeafvdo.adapters.renderer.memory import give_back_large_arrays
from makeafvdo.adapters.renderer.pieces import PieceMaker
from makeafvdo.adapters.renderer.probe import probe
from makeafvdo.adapters.renderer.shelves import Shelf
from makeafvdo.adapters.renderer.sound import soundtrack
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.segments import cut
from makeafvdo.domain.storyboard import Storyboard
from makeafvdo.domain.video_facts import VideoFacts

POSTER_SECONDS = 1.5
"""By then product name, price and the first words stand still."""

_MOST_LANES = 4
"""One piece at a time on each core, but every encoder takes 200 MB."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class RenderedVideo(NamedTuple):
    mp4: Path
    poster: Path
    sheet: Path
    facts: VideoFacts


def render(
    board: Storyboard,
    sources: Mapping[str, Path],
    sounds: Mapping[str, Path],
    out_dir: Path,
    shelf: Shelf,
    progress: Callable[[float], None],
    music: Path | None = None,
) -> RenderedVideo:
    """Writes `video.mp4`, `poster.jpg` and `sheet.jpg` into `out_dir`, the video last.

    A piece that stands on the shelf is not made again, and a new one is put there at once: a render that was cut off
    goes on after its last finished piece. `progress` is told after each how much is done (0–1). Raises
    Invalid("unknown_style"), Transient("scene_failed") naming scene and second, Permanent("clip_stopped") naming the
    scene, Transient("render_failed") and Transient("disk_full"), and what `soundtrack` raises.
    """
    try:
        with TemporaryDirectory(dir=out_dir) as scratch:
            joined, sound = Path(scratch) / "joined.mp4", Path(scratch) / "sound.wav"
            with ThreadPoolExecutor(1) as mixer:
                mixing = mixer.submit(soundtrack, board, sounds, music, sound)
                pieces = _pieces(board, sources, Path(scratch), shelf, progress)
                mixing.result()
            join(pieces, board.fps, sound, joined)
            video = RenderedVideo(out_dir / "video.mp4", out_dir / "poster.jpg", out_dir / "sheet.jpg", probe(joined))
            picture_at(joined, min(POSTER_SECONDS, board.seconds / 2), video.poster)
            contact_sheet(joined, pieces, video.sheet)
            joined.replace(video.mp4)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise Transient("disk_full") from error
        raise
    return video


def _pieces(
    board: Storyboard, sources: Mapping[str, Path], folder: Path, shelf: Shelf, progress: Callable[[float], None]
) -> list[Piece]:
    cv2.setNumThreads(1)  # the lanes keep every core busy
    give_back_large_arrays()
    segments = cut(board)
    most_bits = most_video_bits(board.seconds, len(segments))
    pieces = [Piece(folder / f"{nth}.mp4", segment.board.frames) for nth, segment in enumerate(segments)]
    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_LANES)) as lanes, ThreadPoolExecutor(1) as composer:
        maker = PieceMaker(load_style(board.style), sources, shelf, most_bits, composer)
        making = {
            lanes.submit(maker.make, segment, piece.mp4): piece for segment, piece in zip(segments, pieces, strict=True)
        }
        try:
            _follow(making, board.frames, progress)
        except BaseException:
            lanes.shutdown(cancel_futures=True)
            raise
    return pieces


def _follow(making: Mapping[Future[None], Piece], frames: int, progress: Callable[[float], None]) -> None:
    done = 0
    for made in as_completed(making):
        made.result()
        done += making[made].frames
        progress(done / frames)
