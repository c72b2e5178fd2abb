"""Clips in the frame, as photos are: covering their place, or whole on a card before their own blurred self."""

from pathlib import Path

import numpy as np

from makeafvdo.adapters.renderer.clips.clips import Footage, UnusableClip, read_footage
from makeafvdo.adapters.renderer.clips.films import Film, NothingFilmed, Size
from makeafvdo.adapters.renderer.image.photos import Photo
from makeafvdo.adapters.renderer.image.shapes import darkening
from makeafvdo.adapters.renderer.image.yuv import Planes, Sprite, to_rgb, to_sprite
from makeafvdo.adapters.renderer.stills.still_layer import Scenery, part_of
from makeafvdo.adapters.renderer.stills.stills import compose
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.storyboard import ClipPart, Framing, Shot
from makeafvdo.domain.storyboards.styles import Style
from makeafvdo.domain.videos.options import Format

_GLANCE = 960
"""Longer side of the picture a clip's surroundings are made from."""


class Screen:
    """What a clip shows while its shot lasts. All around it stands still."""

    def __init__(self, film: Film, around: Scenery, shade: Sprite | None) -> None:
        self._film = film
        self._around = around
        self._shade = shade

    def see(self, nth: int, out: Planes) -> None:
        """The whole frame while the clip shows its `nth` picture."""
        if self._around.surround is not None:
            _copy(self._around.surround, out)
        _copy(self._film.picture(nth), part_of(out, self._around.window))
        for sprite in (*self._around.corners, *([self._shade] if self._shade else [])):
            sprite.lay_on(out)

    def close(self) -> None:
        self._film.close()


def screen(shot: Shot, part: ClipPart, path: Path, video_format: Format, style: Style) -> Screen:
    """To be closed. Raises Permanent("clip_stopped") naming the scene where nothing of this part can be decoded."""
    try:
        footage = read_footage(path)
        glance = _glance(path, footage, part)
    except (UnusableClip, NothingFilmed) as error:
        raise Permanent("clip_stopped", scene=shot.scene_id) from error
    around = compose(shot, glance, video_format, _standing_still(style))
    window = around.window
    film = Film(path, footage, part, Size(window.width, window.height), shot.closeness)
    shade = style.pictures.shade if shot.framing is Framing.FILL else 0
    return Screen(film, around, _shade(window, shade) if shade else None)


def _glance(path: Path, footage: Footage, part: ClipPart) -> Photo:
    shrink = min(1.0, _GLANCE / max(footage.width, footage.height))
    width, height = (round(side * shrink / 2) * 2 for side in (footage.width, footage.height))
    film = Film(path, footage, part, Size(width, height), closeness=1.0)
    try:
        return Photo(to_rgb(film.picture(0)), None)
    finally:
        film.close()


def _standing_still(style: Style) -> Style:
    return style.model_copy(update={"card": style.card.model_copy(update={"still_surround": True})})


def _shade(window: Box, depth: float) -> Sprite:
    """The darkening a photo has in the same place."""
    rows = darkening(window.height, depth)
    top = int(np.flatnonzero(rows)[0]) // 2 * 2
    black = np.zeros((window.height - top, window.width, 4), np.float32)
    black[..., 3] = rows[top:, None]
    return to_sprite(black, window.x, window.y + top)


def _copy(planes: Planes, out: Planes) -> None:
    for plane, over in zip(out, planes, strict=True):
        np.copyto(plane, over)
