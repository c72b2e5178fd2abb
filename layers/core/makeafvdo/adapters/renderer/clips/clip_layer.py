"""The layer of a shot of a clip: filling its place, or a band of it, or on a card before a ground in its colour."""

from pathlib import Path

import numpy as np

from makeafvdo.adapters.renderer.clips.clip_decoder import ClipDecoder, NoFrameDecoded, Size
from makeafvdo.adapters.renderer.clips.clips import ClipStream, UnusableClip, probe_clip
from makeafvdo.adapters.renderer.image.photos import Photo
from makeafvdo.adapters.renderer.image.shapes import shade_gradient
from makeafvdo.adapters.renderer.image.sprite import Sprite, rgba_to_sprite
from makeafvdo.adapters.renderer.image.yuv import Yuv420, yuv_to_rgb
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer, region_of
from makeafvdo.adapters.renderer.stills.stills import compose_still_layer
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.storyboard import ClipPart, Framing, Shot
from makeafvdo.domain.storyboards.styles import Style
from makeafvdo.domain.videos.options import Format

_PREVIEW_SIDE = 960
"""Longer side of the frame a clip's surround is made from, in pixels."""


class ClipLayer:
    """A playing clip; all around it stands still."""

    def __init__(self, decoder: ClipDecoder, around: StillLayer, shade: Sprite | None) -> None:
        self._decoder = decoder
        self._around = around
        self._shade = shade

    def render_into(self, out: Yuv420, nth: int) -> None:
        """The whole frame, with the clip's `nth`."""
        if self._around.surround is not None:
            _copy(self._around.surround, out)
        _copy(self._decoder.frame(nth), region_of(out, self._around.window))
        for sprite in (*self._around.corners, *([self._shade] if self._shade else [])):
            sprite.draw_into(out)

    def close(self) -> None:
        self._decoder.close()


def open_clip_layer(shot: Shot, part: ClipPart, path: Path, video_format: Format, style: Style) -> ClipLayer:
    """To be closed. Raises Permanent("clip_stopped") naming the scene where nothing of this part can be decoded."""
    try:
        stream = probe_clip(path)
        first_frame = _first_frame(path, stream, part)
    except (UnusableClip, NoFrameDecoded) as error:
        raise Permanent("clip_stopped", scene=shot.scene_id) from error
    around = compose_still_layer(shot, first_frame, video_format, _with_still_surround(style))
    window = around.window
    decoder = ClipDecoder(path, stream, part, Size(window.width, window.height), shot.closeness)
    shade = style.pictures.shade if shot.framing is Framing.FILL else 0
    return ClipLayer(decoder, around, _shade_sprite(window, shade) if shade else None)


def _first_frame(path: Path, stream: ClipStream, part: ClipPart) -> Photo:
    scale = min(1.0, _PREVIEW_SIDE / max(stream.width, stream.height))
    width, height = (round(side * scale / 2) * 2 for side in (stream.width, stream.height))
    decoder = ClipDecoder(path, stream, part, Size(width, height), closeness=1.0)
    try:
        return Photo(yuv_to_rgb(decoder.frame(0)), None)
    finally:
        decoder.close()


def _with_still_surround(style: Style) -> Style:
    return style.model_copy(update={"card": style.card.model_copy(update={"still_surround": True})})


def _shade_sprite(window: Box, depth: float) -> Sprite:
    """The darkening a photo has in the same place."""
    rows = shade_gradient(window.height, depth)
    top = int(np.flatnonzero(rows)[0]) // 2 * 2
    black = np.zeros((window.height - top, window.width, 4), np.float32)
    black[..., 3] = rows[top:, None]
    return rgba_to_sprite(black, window.x, window.y + top)


def _copy(yuv: Yuv420, out: Yuv420) -> None:
    for plane, over in zip(out, yuv, strict=True):
        np.copyto(plane, over)
