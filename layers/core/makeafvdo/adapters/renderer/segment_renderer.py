"""One piece of a video, drawn and encoded: a segment under the digest of all that is seen in it."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from makeafvdo.adapters.renderer.clips.clip_layer import ClipLayer, open_clip_layer
from makeafvdo.adapters.renderer.encode.budget import max_video_bitrate
from makeafvdo.adapters.renderer.encode.encoder import Encoder, EncoderDied
from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.stills.composed_stills import ComposedStills
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.adapters.renderer.stills.stills import open_still_layers
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.segments import Segment, cut_into_segments
from makeafvdo.domain.storyboards.storyboard import Shot, Storyboard

RENDERER_VERSION = "5"
"""Part of every digest: raise it when the same input has to look different."""


class Piece(NamedTuple):
    """`digest` is of everything that is seen in the segment and of how it is encoded; not of where in the video it
    stands."""

    segment: Segment
    max_bitrate: int
    digest: str


def pieces_of(board: Storyboard, contents: Mapping[str, str]) -> list[Piece]:
    """`contents`: SHA-256 of each photo and clip by its key. Raises Invalid("unknown_style")."""
    segments = cut_into_segments(board)
    max_bitrate = max_video_bitrate(board.seconds, len(segments))
    style = load_style(board.style).model_dump_json()
    return [Piece(segment, max_bitrate, _digest(segment.board, max_bitrate, style, contents)) for segment in segments]


def _digest(board: Storyboard, max_bitrate: int, style: str, contents: Mapping[str, str]) -> str:
    parts = [
        *(RENDERER_VERSION, str(max_bitrate), style, board.model_dump_json()),
        *(contents[shot.source] for shot in board.shots),
    ]
    return sha256_hex("\0".join(parts))[:32]


class PieceRenderer:
    """Renders some pieces of one video, several at once. A photo is decoded once for all of them."""

    def __init__(
        self,
        board: Storyboard,
        pieces: Sequence[Piece],
        sources: Mapping[str, Path],
        maps: SalienceMaps,
        composer: Executor,
    ) -> None:
        self._style = load_style(board.style)
        self._format = board.format
        self._sources = sources
        self._maps = maps
        self._stills = ComposedStills([piece.segment.board for piece in pieces], self._compose, composer)

    def render(self, piece: Piece, mp4: Path, following: Piece | None) -> None:
        """The stills of the piece `following` are composed meanwhile.

        Raises Transient("scene_failed") naming scene and second, Transient("render_failed"), and what drawing raises.
        """
        for each in (piece, following) if following else (piece,):
            self._stills.compose_ahead(each.segment.board)
        self._encode(piece, mp4)
        self._stills.forget(piece.segment.board)

    def _compose(self, stills: Sequence[Shot]) -> list[StillLayer]:
        path = self._sources[stills[0].source]
        return list(open_still_layers(stills, path, self._format, self._style, self._maps))

    def _encode(self, piece: Piece, mp4: Path) -> None:
        board, number = piece.segment.board, 0
        try:
            with Encoder(mp4, CANVASES[board.format], board.fps, piece.max_bitrate) as encoder:
                for frame in render_frames(board, self._style, self._open_layer, encoder.buffers):
                    encoder.write(frame)
                    number += 1
        except EncoderDied as error:
            second = (piece.segment.start_frame + number) // board.fps
            raise Transient("scene_failed", scene=board.scene_at(number), second=second, detail=str(error)) from error

    def _open_layer(self, shot: Shot) -> StillLayer | ClipLayer:
        """A clip is decoded anew in every segment, from its own beginning: only then are its frames always the same."""
        if shot.clip is not None:
            return open_clip_layer(shot, shot.clip, self._sources[shot.source], self._format, self._style)
        return self._stills.layer_of(shot)
