"""A video's poster and its contact sheet."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from makeafvdo.adapters.renderer.encode.ffmpeg import read_stdout
from makeafvdo.adapters.renderer.image.yuv import Pixels, Yuv420, as_yuv420, yuv_to_rgb
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.segments import Segment
from makeafvdo.domain.storyboards.storyboard import Storyboard

POSTER_SECONDS = 1.5
"""By then the hook stands still over the second picture."""

_COLUMNS, _ROWS = 5, 2
_WIDTH = 216
"""Of one thumbnail on the sheet, in pixels."""
_QUALITY = 90


class Thumbnails:
    """Collects the frames they are made of, which are read off encoded segments: whoever drew them, they are the same.

    Several segments may add theirs at once.
    """

    def __init__(self, board: Storyboard, segments: Sequence[Segment]) -> None:
        self._canvas = CANVASES[board.format]
        self._on_poster = min(round(POSTER_SECONDS * board.fps), board.frames // 2)
        self._on_sheet = _spread([segment.start_frame for segment in segments], board.frames)
        self._poster: Pixels | None = None
        self._thumbnails: dict[int, Pixels] = {}

    def add_frames_of(self, mp4: Path, segment: Segment) -> None:
        """Those of an encoded segment. Raises Transient("render_failed")."""
        for number in {self._on_poster, *self._on_sheet}:
            if 0 <= (at := number - segment.start_frame) < segment.board.frames:
                self._add_frame(number, self._decode_frame(mp4, max(0.0, (at - 0.5) / segment.board.fps)))

    def _add_frame(self, number: int, frame: Pixels) -> None:
        if number == self._on_poster:
            self._poster = frame
        if number in self._on_sheet:
            self._thumbnails[number] = _downscaled(as_yuv420(frame, self._canvas.width, self._canvas.height))

    def write_poster(self, jpeg: Path) -> None:
        if self._poster is not None:
            rgb = yuv_to_rgb(as_yuv420(self._poster, self._canvas.width, self._canvas.height))
            Image.fromarray(rgb).save(jpeg, "JPEG", quality=_QUALITY)

    def write_sheet(self, jpeg: Path) -> None:
        """Two rows of five, from the beginning to the end."""
        thumbnails = [self._thumbnails[number] for number in self._on_sheet]
        rows = [np.hstack(thumbnails[first : first + _COLUMNS]) for first in range(0, len(thumbnails), _COLUMNS)]
        Image.fromarray(np.vstack(rows)).save(jpeg, "JPEG", quality=_QUALITY)

    def _decode_frame(self, mp4: Path, seconds: float) -> Pixels:
        """The first that begins after so many seconds."""
        raw_frame = ("-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-")
        raw = read_stdout("-ss", f"{seconds:.3f}", "-i", mp4, *raw_frame)
        if len(raw) != self._canvas.frame_bytes:
            raise Transient("render_failed", detail="a piece lacks a picture")
        return np.frombuffer(raw, np.uint8)


def _spread(starts: Sequence[int], frames: int) -> list[int]:
    """Where there are enough segments, their first frames: key frames, which a decoder seeks at once."""
    count = _COLUMNS * _ROWS
    among = starts if len(starts) >= count else range(frames)
    return [among[(2 * nth + 1) * len(among) // (2 * count)] for nth in range(count)]


def _downscaled(frame: Yuv420) -> Pixels:
    height, width = frame.y.shape
    small_height = round(height * _WIDTH / width / 2) * 2
    sizes = ((_WIDTH, small_height), *[(_WIDTH // 2, small_height // 2)] * 2)
    planes = (cv2.resize(plane, size, interpolation=cv2.INTER_AREA) for plane, size in zip(frame, sizes, strict=True))
    return yuv_to_rgb(Yuv420(*(np.asarray(plane, np.uint8) for plane in planes)))
