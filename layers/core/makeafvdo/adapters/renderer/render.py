"""A storyboard, its photos and its sounds → an MP4, a poster and a contact sheet; by one process, or piece by piece."""

import errno
import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import cv2

from makeafvdo.adapters.renderer.audio.sound import write_soundtrack
from makeafvdo.adapters.renderer.encode.joining import EncodedSegment, encode_sound, join
from makeafvdo.adapters.renderer.encode.probe import probe
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.segment_cache import SegmentCache
from makeafvdo.adapters.renderer.segment_renderer import RENDERER_VERSION, Piece, PieceRenderer, pieces_of
from makeafvdo.adapters.renderer.thumbnails import Thumbnails
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.sha256 import sha256_hex, sha256_of_file
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.facts import VideoFacts

_MAX_WORKERS = 4
"""One segment at a time on each core, but every encoder takes 165 MB."""
_SEARCHES = 8
"""Pieces looked up in the cache at once: most of that is waiting for S3."""
_DISK_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class RenderedVideo(NamedTuple):
    mp4: Path
    poster: Path
    sheet: Path
    facts: VideoFacts


class _Material(NamedTuple):
    """A storyboard and the files that it names by key."""

    board: Storyboard
    sources: Mapping[str, Path]
    sounds: Mapping[str, Path]
    music: str | None
    contents: Mapping[str, str]

    def pieces(self) -> list[Piece]:
        return pieces_of(self.board, self.contents)


def render(
    board: Storyboard,
    sources: Mapping[str, Path],
    sounds: Mapping[str, Path],
    out_dir: Path,
    cache: SegmentCache,
    progress: Callable[[float], None],
    music: str | None = None,
    contents: Mapping[str, str] | None = None,
) -> RenderedVideo:
    """Writes `video.mp4`, `poster.jpg` and `sheet.jpg` into `out_dir`, the video last.

    `music` is a key of `sounds`. `contents` are those of `contents_of`, read from the files where they are not given;
    where they are, only files are asked for that a missing piece needs.

    A piece in the cache is not rendered again, and a new one is kept there at once: a render that was cut off goes on
    after its last finished piece. `progress` is called after each piece with the share that is done (0–1). Raises
    Invalid("unknown_style"), Transient("scene_failed") naming scene and second, Permanent("clip_stopped") naming the
    scene, Transient("render_failed") and Transient("disk_full"), and what `write_soundtrack` raises.
    """
    material = _Material(board, sources, sounds, music, contents or contents_of(board, sources, sounds, music))
    pieces = material.pieces()
    thumbnails = Thumbnails(board, [piece.segment for piece in pieces])
    with _raise_disk_full(), TemporaryDirectory(dir=out_dir) as scratch:
        folder = Path(scratch)
        mp4, poster, sheet = (folder / name for name in ("video.mp4", "poster.jpg", "sheet.jpg"))
        made = _make_pieces(material, pieces, folder, cache, thumbnails)
        with ThreadPoolExecutor(1) as background, closing(made):
            sound = background.submit(_make_sound, material, folder, cache)
            encoded = sorted(_report_progress(made, board.frames, progress), key=lambda segment: segment.start_frame)
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


def render_pieces(
    board: Storyboard,
    sources: Mapping[str, Path],
    sounds: Mapping[str, Path],
    out_dir: Path,
    cache: SegmentCache,
    progress: Callable[[], None],
    music: str | None,
    contents: Mapping[str, str],
    numbers: Collection[int],
    *,
    with_sound: bool,
) -> None:
    """Keeps the pieces with these numbers in the cache, and the soundtrack `with_sound`; as `render` would make them.

    `progress` is called after each piece. Raises what `render` raises.
    """
    material = _Material(board, sources, sounds, music, contents)
    pieces = [piece for nth, piece in enumerate(material.pieces()) if nth in numbers]
    with _raise_disk_full(), TemporaryDirectory(dir=out_dir) as scratch:
        folder = Path(scratch)
        made = _make_pieces(material, pieces, folder, cache)
        with ThreadPoolExecutor(1) as background, closing(made):
            sound = background.submit(_make_sound, material, folder, cache) if with_sound else None
            for _ in made:
                progress()
            if sound:
                cache.keep_sound(sound_digest(board, music, contents), sound.result())


def contents_of(
    board: Storyboard, sources: Mapping[str, Path], sounds: Mapping[str, Path], music: str | None
) -> dict[str, str]:
    """SHA-256 of all that is seen and heard, by key."""
    files = {shot.source: sources[shot.source] for shot in board.shots}
    files |= {key: sounds[key] for key in _heard(board, music)}
    return {key: sha256_of_file(path) for key, path in files.items()}


def sound_digest(board: Storyboard, music: str | None, contents: Mapping[str, str]) -> str:
    """Of everything that is heard in the video."""
    timing = [board.frames, board.fps, *(sound.start_frame for sound in board.sounds), bool(music)]
    heard = [contents[key] for key in _heard(board, music)]
    return sha256_hex("\0".join([RENDERER_VERSION, *map(str, timing), *heard]))[:32]


def _heard(board: Storyboard, music: str | None) -> list[str]:
    return [*(sound.audio_key for sound in board.sounds), *([music] if music else [])]


@contextmanager
def _raise_disk_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _DISK_FULL_ERRNOS:
            raise Transient("disk_full") from error
        raise


def _make_sound(material: _Material, folder: Path, cache: SegmentCache) -> Path:
    board, sounds, music = material.board, material.sounds, material.music
    wav, m4a = folder / "sound.wav", folder / "sound.m4a"
    if not cache.find_sound(sound_digest(board, music, material.contents), m4a):
        write_soundtrack(board, sounds, sounds[music] if music else None, wav)
        encode_sound(wav, m4a)
    return m4a


def _make_pieces(
    material: _Material,
    pieces: Sequence[Piece],
    folder: Path,
    cache: SegmentCache,
    thumbnails: Thumbnails | None = None,
) -> Generator[EncodedSegment]:
    """Each piece as soon as it is there: those in the cache first, then those that are rendered."""
    files = {piece.segment.start_frame: folder / f"{nth}.mp4" for nth, piece in enumerate(pieces)}

    def finished(piece: Piece) -> EncodedSegment:
        segment, mp4 = piece.segment, files[piece.segment.start_frame]
        if thumbnails:
            thumbnails.add_frames_of(mp4, segment)
        return EncodedSegment(mp4, segment.start_frame, segment.board.frames)

    def find(piece: Piece) -> EncodedSegment | None:
        return finished(piece) if cache.find(piece.digest, files[piece.segment.start_frame]) else None

    with ThreadPoolExecutor(_SEARCHES) as searchers:
        found = list(searchers.map(find, pieces))
    yield from filter(None, found)
    missing = [piece for piece, encoded in zip(pieces, found, strict=True) if encoded is None]

    def make(piece: Piece, following: Piece | None) -> EncodedSegment:
        mp4 = files[piece.segment.start_frame]
        renderer.render(piece, mp4, following)
        cache.keep(piece.digest, mp4)
        return finished(piece)

    cv2.setNumThreads(1)  # the workers keep every core busy
    count = min(os.cpu_count() or 1, _MAX_WORKERS)
    with ThreadPoolExecutor(count) as workers, ThreadPoolExecutor(count) as composer:
        renderer = PieceRenderer(material.board, missing, material.sources, SalienceMaps(cache), composer)
        making = [workers.submit(make, *each) for each in zip_longest(missing, missing[count:])]
        try:
            for encoded in as_completed(making):
                yield encoded.result()
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
