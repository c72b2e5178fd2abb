"""One segment of a video: found in the cache, or drawn and encoded."""

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from functools import lru_cache, partial
from pathlib import Path

from makeafvdo.adapters.renderer.clips.clip_layer import ClipLayer, open_clip_layer
from makeafvdo.adapters.renderer.encode.encoder import Encoder, EncoderDied
from makeafvdo.adapters.renderer.encode.joining import EncodedSegment
from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.segment_cache import SegmentCache
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.adapters.renderer.stills.stills import open_still_layer
from makeafvdo.adapters.renderer.thumbnails import Thumbnails
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.sha256 import sha256_hex, sha256_of_file
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.segments import Segment
from makeafvdo.domain.storyboards.storyboard import Entrance, Shot, Storyboard
from makeafvdo.domain.storyboards.styles import Style
from makeafvdo.domain.videos.options import Format

RENDERER_VERSION = "5"
"""Part of every digest: raise it when the same input has to look different."""

_LAYERS_KEPT = 5
_TIMELESS = {
    "start_frame": 0,
    "end_frame": 0,
    "entrance": Entrance.OPENING,
    "entrance_frames": 0,
    "exit_frames": 0,
}


class SegmentRenderer:
    """Renders the segments of one video, several at once; a still is composed once for all segments it is seen in."""

    def __init__(
        self,
        style: Style,
        sources: Mapping[str, Path],
        cache: SegmentCache,
        thumbnails: Thumbnails,
        max_bitrate: int,
        composer: Executor,
    ) -> None:
        self._style = style
        self._sources = sources
        self._cache = cache
        self._thumbnails = thumbnails
        self._max_bitrate = max_bitrate
        maps = SalienceMaps(cache)
        self._contents = {key: sha256_of_file(path) for key, path in sources.items()}

        @lru_cache(_LAYERS_KEPT)
        def compose_still(shot: Shot, video_format: Format) -> Future[StillLayer]:
            return composer.submit(open_still_layer, shot, sources[shot.source], video_format, style, maps)

        self._compose_still = compose_still

    def render(self, segment: Segment, mp4: Path, following: Segment | None) -> EncodedSegment:
        """The stills of the segment `following` are composed meanwhile.

        Raises Transient("scene_failed") naming scene and second, Transient("render_failed"), and what drawing raises.
        """
        digest = self.digest(segment.board)
        if self._cache.find(digest, mp4):
            self._thumbnails.add_frames_of(mp4, segment)
        else:
            for board in (segment.board, following.board) if following else ():
                self._compose_ahead(board)
            self._encode(segment, mp4)
            self._cache.keep(digest, mp4)
        return EncodedSegment(mp4, segment.start_frame, segment.board.frames)

    def digest(self, board: Storyboard) -> str:
        """Of everything that is seen in a segment and of how it is encoded; not of where in the video it stands."""
        parts = [
            *(RENDERER_VERSION, str(self._max_bitrate), self._style.model_dump_json(), board.model_dump_json()),
            *(self._contents[shot.source] for shot in board.shots),
        ]
        return sha256_hex("\0".join(parts))[:32]

    def _encode(self, segment: Segment, mp4: Path) -> None:
        board, number = segment.board, 0
        try:
            with Encoder(mp4, CANVASES[board.format], board.fps, self._max_bitrate) as encoder:
                for frame in render_frames(
                    board, self._style, partial(self._open_layer, board.format), encoder.buffers
                ):
                    encoder.write(frame)
                    self._thumbnails.add_frame(segment.start_frame + number, frame)
                    number += 1
        except EncoderDied as error:
            second = (segment.start_frame + number) // board.fps
            raise Transient("scene_failed", scene=board.scene_at(number), second=second, detail=str(error)) from error

    def _open_layer(self, video_format: Format, shot: Shot) -> StillLayer | ClipLayer:
        """A clip is decoded anew in every segment, from its own beginning: only then are its frames always the same."""
        if shot.clip is not None:
            return open_clip_layer(shot, shot.clip, self._sources[shot.source], video_format, self._style)
        return self._compose_still(shot.model_copy(update=_TIMELESS), video_format).result()

    def _compose_ahead(self, board: Storyboard) -> None:
        for shot in board.shots:
            if shot.clip is None:
                self._compose_still(shot.model_copy(update=_TIMELESS), board.format)
