"""A storyboard, its photos and its sounds → an MP4 and a poster."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image

from makeafvdo.adapters.renderer.encoder import Encoder, EncoderDied
from makeafvdo.adapters.renderer.frames import frames
from makeafvdo.adapters.renderer.photos import read_photo
from makeafvdo.adapters.renderer.planes import frame_planes, to_rgb
from makeafvdo.adapters.renderer.probe import probe
from makeafvdo.adapters.renderer.scenery import Scenery
from makeafvdo.adapters.renderer.screens import Screen, screen
from makeafvdo.adapters.renderer.sound import soundtrack
from makeafvdo.adapters.renderer.stills import compose
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.layout import CANVASES, Canvas
from makeafvdo.domain.options import Format
from makeafvdo.domain.storyboard import Shot, Storyboard
from makeafvdo.domain.styles import Style
from makeafvdo.domain.video_facts import VideoFacts

POSTER_SECONDS = 1.5
"""By then product name, price and the first words stand still."""

_POSTER_QUALITY = 88


class RenderedVideo(NamedTuple):
    mp4: Path
    poster: Path
    facts: VideoFacts


def render(
    board: Storyboard,
    sources: Mapping[str, Path],
    sounds: Mapping[str, Path],
    out_dir: Path,
    progress: Callable[[float], None],
    music: Path | None = None,
) -> RenderedVideo:
    """Writes `video.mp4` and `poster.jpg` into `out_dir`, both or neither. `sources`: photos and clips by key.

    `progress` is told, once a second of video, how much is done (0–1). Raises Invalid("unknown_style"),
    Transient("render_failed") naming scene and second, Permanent("clip_stopped") naming the scene, and what
    `soundtrack` raises.
    """
    canvas, style = CANVASES[board.format], load_style(board.style)
    mp4, poster = out_dir / "video.mp4", out_dir / "poster.jpg"
    with TemporaryDirectory(dir=out_dir) as scratch:
        sound = Path(scratch) / "sound.wav"
        soundtrack(board, sounds, music, sound)
        pictured = _encode(
            board, canvas, style, sources, Encoder(mp4, sound, canvas, board.fps, board.frames), progress
        )
    pictured.save(poster, quality=_POSTER_QUALITY, optimize=True)
    return RenderedVideo(mp4, poster, probe(mp4))


def _encode(
    board: Storyboard,
    canvas: Canvas,
    style: Style,
    sources: Mapping[str, Path],
    encoder: Encoder,
    progress: Callable[[float], None],
) -> Image.Image:
    """Feeds the encoder; what comes back is the poster."""
    poster_frame = min(round(POSTER_SECONDS * board.fps), board.frames - 1)
    poster = Image.new("RGB", (canvas.width, canvas.height))
    number = 0
    try:
        with encoder:
            for number, frame in enumerate(frames(board, style, partial(_scenery, sources, board.format, style))):
                encoder.write(frame)
                if number == poster_frame:
                    poster = Image.fromarray(to_rgb(frame_planes(frame, canvas.width, canvas.height)))
                if (number + 1) % board.fps == 0:
                    progress((number + 1) / board.frames)
    except EncoderDied as error:
        second = number // board.fps
        raise Transient("render_failed", scene=board.scene_at(number), second=second, detail=str(error)) from error
    return poster


def _scenery(sources: Mapping[str, Path], video_format: Format, style: Style, shot: Shot) -> Scenery | Screen:
    if shot.clip is not None:
        return screen(shot, shot.clip, sources[shot.source], video_format, style)
    return compose(shot, read_photo(sources[shot.source]), video_format, style)
