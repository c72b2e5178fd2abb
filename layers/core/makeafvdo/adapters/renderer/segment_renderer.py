"""One piece of a video: found where it was kept, or drawn and encoded."""

import hashlib
from collections.abc import Mapping
from concurrent.futures import Executor, Future
from functools import lru_cache, partial
from pathlib import Path

from makeafvdo.adapters.renderer.clips.clip_layer import Screen, screen
from makeafvdo.adapters.renderer.encode.encoder import Encoder, EncoderDied
from makeafvdo.adapters.renderer.encode.joining import Piece
from makeafvdo.adapters.renderer.frames import frames
from makeafvdo.adapters.renderer.image.photos import read_photo
from makeafvdo.adapters.renderer.segment_cache import Shelf
from makeafvdo.adapters.renderer.stills.still_layer import Scenery
from makeafvdo.adapters.renderer.stills.stills import compose
from makeafvdo.adapters.renderer.thumbnails import Showcase
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.segments import Segment
from makeafvdo.domain.storyboards.storyboard import Entrance, Shot, Storyboard
from makeafvdo.domain.storyboards.styles import Style
from makeafvdo.domain.videos.options import Format

EDITION = "3"
"""Part of every result's key: raise it when the same input has to look different."""

_SCENERIES_KEPT = 5
_WHENEVER = {
    "start_frame": 0,
    "end_frame": 0,
    "entrance": Entrance.OPENING,
    "entrance_frames": 0,
    "exit_frames": 0,
}


class PieceMaker:
    """Makes the pieces of one video, several at once; what a shot shows is composed once for all pieces it is in."""

    def __init__(
        self,
        style: Style,
        sources: Mapping[str, Path],
        shelf: Shelf,
        showcase: Showcase,
        most_bits: int,
        composer: Executor,
    ) -> None:
        self._style = style
        self._sources = sources
        self._shelf = shelf
        self._showcase = showcase
        self._most_bits = most_bits
        self._contents = {key: _digest_of_file(path) for key, path in sources.items()}

        @lru_cache(_SCENERIES_KEPT)
        def composing(shot: Shot, video_format: Format) -> Future[Scenery]:
            return composer.submit(_scenery, shot, sources[shot.source], video_format, style)

        self._composing = composing

    def make(self, segment: Segment, mp4: Path, then: Segment | None) -> Piece:
        """What the piece `then` shows is composed meanwhile.

        Raises Transient("scene_failed") naming scene and second, Transient("render_failed"), and what drawing raises.
        """
        digest = self.digest(segment.board)
        if self._shelf.fetch(digest, mp4):
            self._showcase.look_into(mp4, segment)
        else:
            for board in (segment.board, then.board) if then else ():
                self._compose(board)
            self._encode(segment, mp4)
            self._shelf.keep(digest, mp4)
        return Piece(mp4, segment.start_frame, segment.board.frames)

    def digest(self, board: Storyboard) -> str:
        """Of everything that is seen in a piece and of how it is encoded; not of where in the video it stands."""
        parts = [
            *(EDITION, str(self._most_bits), self._style.model_dump_json(), board.model_dump_json()),
            *(self._contents[shot.source] for shot in board.shots),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def _encode(self, segment: Segment, mp4: Path) -> None:
        board, number = segment.board, 0
        try:
            with Encoder(mp4, CANVASES[board.format], board.fps, self._most_bits) as encoder:
                for frame in frames(board, self._style, partial(self._seen, board.format), encoder.buffers):
                    encoder.write(frame)
                    self._showcase.see(segment.start_frame + number, frame)
                    number += 1
        except EncoderDied as error:
            second = (segment.start_frame + number) // board.fps
            raise Transient("scene_failed", scene=board.scene_at(number), second=second, detail=str(error)) from error

    def _seen(self, video_format: Format, shot: Shot) -> Scenery | Screen:
        """A clip is played anew in every piece, from its own beginning: only then are the pictures always the same."""
        if shot.clip is not None:
            return screen(shot, shot.clip, self._sources[shot.source], video_format, self._style)
        return self._composing(shot.model_copy(update=_WHENEVER), video_format).result()

    def _compose(self, board: Storyboard) -> None:
        for shot in board.shots:
            if shot.clip is None:
                self._composing(shot.model_copy(update=_WHENEVER), board.format)


def _scenery(shot: Shot, photo: Path, video_format: Format, style: Style) -> Scenery:
    return compose(shot, read_photo(photo), video_format, style)


def _digest_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
