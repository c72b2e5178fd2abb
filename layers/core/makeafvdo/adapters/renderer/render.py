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

from makeafvdo.adapters.renderer.audio.sound import write_soundtrack
from makeafvdo.adapters.renderer.encode.budget import max_video_bitrate
from makeafvdo.adapters.renderer.encode.joining import EncodedSegment, encode_sound, join
from makeafvdo.adapters.renderer.encode.probe import probe
from makeafvdo.adapters.renderer.segment_cache import SegmentCache
from makeafvdo.adapters.renderer.segment_renderer import SegmentRenderer
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.thumbnails import Thumbnails
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.storyboards.segments import Segment, cut_into_segments
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.facts import VideoFacts

_MAX_WORKERS = 4
"""One segment at a time on each core, but every encoder takes 165 MB."""
_DISK_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


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
    cache: SegmentCache,
    progress: Callable[[float], None],
    music: Path | None = None,
) -> RenderedVideo:
    """Writes `video.mp4`, `poster.jpg` and `sheet.jpg` into `out_dir`, the video last.

    A segment in the cache is not rendered again, and a new one is kept there at once: a render that was cut off goes on
    after its last finished segment. `progress` is called after each segment with the share that is done (0–1). Raises
    Invalid("unknown_style"), Transient("scene_failed") naming scene and second, Permanent("clip_stopped") naming the
    scene, Transient("render_failed") and Transient("disk_full"), and what `write_soundtrack` raises.
    """
    segments = cut_into_segments(board)
    thumbnails = Thumbnails(board, segments)
    with _raise_disk_full(), TemporaryDirectory(dir=out_dir) as scratch:
        folder = Path(scratch)
        mp4, poster, sheet = (folder / name for name in ("video.mp4", "poster.jpg", "sheet.jpg"))
        rendering = _render_segments(board, segments, sources, folder, cache, thumbnails)
        with ThreadPoolExecutor(1) as background, closing(rendering):
            sound = background.submit(_encode_soundtrack, board, sounds, music, folder)
            encoded = sorted(
                _report_progress(rendering, board.frames, progress), key=lambda segment: segment.start_frame
            )
            thumbnail_files = (
                background.submit(thumbnails.write_poster, poster),
                background.submit(thumbnails.write_sheet, sheet),
            )
            join(encoded, board.fps, sound.result(), mp4)
            for written in thumbnail_files:
                written.result()
        facts = probe(mp4)
        return RenderedVideo(
            poster=poster.replace(out_dir / poster.name),
            sheet=sheet.replace(out_dir / sheet.name),
            mp4=mp4.replace(out_dir / mp4.name),
            facts=facts,
        )


@contextmanager
def _raise_disk_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _DISK_FULL_ERRNOS:
            raise Transient("disk_full") from error
        raise


def _encode_soundtrack(board: Storyboard, sounds: Mapping[str, Path], music: Path | None, folder: Path) -> Path:
    wav, m4a = folder / "sound.wav", folder / "sound.m4a"
    write_soundtrack(board, sounds, music, wav)
    encode_sound(wav, m4a)
    return m4a


def _render_segments(
    board: Storyboard,
    segments: Sequence[Segment],
    sources: Mapping[str, Path],
    folder: Path,
    cache: SegmentCache,
    thumbnails: Thumbnails,
) -> Generator[EncodedSegment]:
    """Each segment as soon as it is finished."""
    cv2.setNumThreads(1)  # the workers keep every core busy
    count = min(os.cpu_count() or 1, _MAX_WORKERS)
    with ThreadPoolExecutor(count) as workers, ThreadPoolExecutor(1) as composer:
        max_bitrate = max_video_bitrate(board.seconds, len(segments))
        renderer = SegmentRenderer(load_style(board.style), sources, cache, thumbnails, max_bitrate, composer)
        rendering = [
            workers.submit(renderer.render, segment, folder / f"{nth}.mp4", following)
            for nth, (segment, following) in enumerate(zip_longest(segments, segments[count:]))
        ]
        try:
            for finished in as_completed(rendering):
                yield finished.result()
        finally:
            workers.shutdown(cancel_futures=True)


def _report_progress(
    encoded: Iterable[EncodedSegment], frames: int, progress: Callable[[float], None]
) -> Iterator[EncodedSegment]:
    done = 0
    for segment in encoded:
        done += segment.frames
        progress(done / frames)
        yield segment
