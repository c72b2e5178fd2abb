"""A storyboard, its photos and its sounds → an MP4, a poster and a contact sheet."""

import errno
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import cv2

from makeafvdo.adapters.renderer.audio.sound import soundtrack
from makeafvdo.adapters.renderer.encode.budget import most_video_bits
from makeafvdo.adapters.renderer.encode.joining import Piece, encode_sound, join
from makeafvdo.adapters.renderer.encode.probe import probe
from makeafvdo.adapters.renderer.segment_cache import Shelf
from makeafvdo.adapters.renderer.segment_renderer import PieceMaker
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.thumbnails import Showcase
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.storyboards.segments import Segment, cut
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.facts import VideoFacts

_MOST_LANES = 4
"""One piece at a time on each core, but every encoder takes 165 MB."""
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
    segments = cut(board)
    showcase = Showcase(board, segments)
    with _telling_of_a_full_disk(), TemporaryDirectory(dir=out_dir) as scratch:
        folder = Path(scratch)
        mp4, poster, sheet = (folder / name for name in ("video.mp4", "poster.jpg", "sheet.jpg"))
        making = _pieces(board, segments, sources, folder, shelf, showcase)
        with ThreadPoolExecutor(1) as beside, closing(making):
            sound = beside.submit(_sound, board, sounds, music, folder)
            pieces = sorted(_told(making, board.frames, progress), key=lambda piece: piece.start_frame)
            shown = beside.submit(showcase.write_poster, poster), beside.submit(showcase.write_sheet, sheet)
            join(pieces, board.fps, sound.result(), mp4)
            for written in shown:
                written.result()
        facts = probe(mp4)
        return RenderedVideo(
            poster=poster.replace(out_dir / poster.name),
            sheet=sheet.replace(out_dir / sheet.name),
            mp4=mp4.replace(out_dir / mp4.name),
            facts=facts,
        )


@contextmanager
def _telling_of_a_full_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise Transient("disk_full") from error
        raise


def _sound(board: Storyboard, sounds: Mapping[str, Path], music: Path | None, folder: Path) -> Path:
    wav, m4a = folder / "sound.wav", folder / "sound.m4a"
    soundtrack(board, sounds, music, wav)
    encode_sound(wav, m4a)
    return m4a


def _pieces(
    board: Storyboard,
    segments: Sequence[Segment],
    sources: Mapping[str, Path],
    folder: Path,
    shelf: Shelf,
    showcase: Showcase,
) -> Generator[Piece]:
    """Every piece as soon as it is there."""
    cv2.setNumThreads(1)  # the lanes keep every core busy
    count = min(os.cpu_count() or 1, _MOST_LANES)
    with ThreadPoolExecutor(count) as lanes, ThreadPoolExecutor(1) as composer:
        most_bits = most_video_bits(board.seconds, len(segments))
        maker = PieceMaker(load_style(board.style), sources, shelf, showcase, most_bits, composer)
        making = [
            lanes.submit(maker.make, segment, folder / f"{nth}.mp4", then)
            for nth, (segment, then) in enumerate(zip_longest(segments, segments[count:]))
        ]
        try:
            for made in as_completed(making):
                yield made.result()
        finally:
            lanes.shutdown(cancel_futures=True)


def _told(pieces: Iterable[Piece], frames: int, progress: Callable[[float], None]) -> Iterator[Piece]:
    done = 0
    for piece in pieces:
        done += piece.frames
        progress(done / frames)
        yield piece
