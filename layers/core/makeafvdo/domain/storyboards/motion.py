"""The camera's path over a still: slow, straight, and in fractions of a pixel.

It either pans or zooms in or out; the centre of a zoom stays where it is in the frame. Either is a single operation for
the renderer. A still is composed as large as the camera needs it where it is nearest, so that no
zoom magnifies it.
"""

import math
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from makeafvdo.domain.storyboards.layout import Box, Canvas

MOST_ZOOM = 1.22
_RUSH_POWER = 6


class Pose(BaseModel):
    """`zoom` 1 shows the whole still. `x`, `y`: where the view is, from -1 (left, top) to 1 (right, bottom)."""

    model_config = ConfigDict(frozen=True)

    zoom: float = Field(ge=1, le=MOST_ZOOM)
    x: float = Field(default=0, ge=-1, le=1)
    y: float = Field(default=0, ge=-1, le=1)


class Motion(BaseModel):
    """From pose to pose; it goes on through transitions, so the camera is never seen to stop.

    `rush` is the part of the path that is made in a first burst; the rest is made at constant speed.
    """

    model_config = ConfigDict(frozen=True)

    start: Pose
    end: Pose
    rush: float = Field(default=0, ge=0, le=1)

    @model_validator(mode="after")
    def _pans_or_zooms(self) -> Self:
        if not self.is_pan and (self.start.x, self.start.y) != (self.end.x, self.end.y):
            raise ValueError("a camera that zooms leans one way all the time")
        return self

    @property
    def is_pan(self) -> bool:
        return self.start.zoom == self.end.zoom

    @property
    def nearest(self) -> float:
        return max(self.start.zoom, self.end.zoom)

    def pose_at(self, progress: float) -> Pose:
        progress += self.rush * (1 - (1 - progress) ** _RUSH_POWER - progress)

        def between(first: float, last: float) -> float:
            return first + (last - first) * progress

        return Pose(
            zoom=between(self.start.zoom, self.end.zoom),
            x=between(self.start.x, self.end.x),
            y=between(self.start.y, self.end.y),
        )


class ZoomCentre(NamedTuple):
    """The point around which a camera zooms, in even pixels from the top left of its place and of the still."""

    x: int
    y: int
    still_x: int
    still_y: int


class View(NamedTuple):
    """The visible part of a still, in still pixels: `scale` still pixels for each pixel of its place."""

    scale: float
    left: float
    top: float


def zoom_centre(place: Canvas | Box, motion: Motion) -> ZoomCentre:
    x, y = (round(side * (1 + lean) / 4) * 2 for side, lean in _sides(place, motion.start))
    return ZoomCentre(x, y, _even_above(x * motion.nearest), _even_above(y * motion.nearest))


def still_size(place: Canvas | Box, motion: Motion) -> tuple[int, int]:
    """Width and height: even numbers, as 4:2:0 needs."""
    if motion.is_pan:
        return _even_above(place.width * motion.nearest), _even_above(place.height * motion.nearest)
    x, y, still_x, still_y = zoom_centre(place, motion)
    behind_x, behind_y = (_even_above(rest * motion.nearest) for rest in (place.width - x, place.height - y))
    return still_x + behind_x, still_y + behind_y


def view(place: Canvas | Box, motion: Motion, progress: float) -> View:
    """`progress` 0–1."""
    pose = motion.pose_at(progress)
    if motion.is_pan:
        width, height = still_size(place, motion)
        return View(1.0, (width - place.width) * (1 + pose.x) / 2, (height - place.height) * (1 + pose.y) / 2)
    x, y, still_x, still_y = zoom_centre(place, motion)
    scale = motion.nearest / pose.zoom
    return View(scale, still_x - x * scale, still_y - y * scale)


def _sides(place: Canvas | Box, pose: Pose) -> tuple[tuple[int, float], tuple[int, float]]:
    return (place.width, pose.x), (place.height, pose.y)


def _even_above(length: float) -> int:
    return math.ceil(round(length / 2, 6)) * 2


HOLD = Motion(start=Pose(zoom=1.0), end=Pose(zoom=1.0))
"""For clips, which move by themselves."""

MOTIONS = {
    "drift_right": Motion(start=Pose(zoom=1.2, x=-1), end=Pose(zoom=1.2, x=1)),
    "drift_left": Motion(start=Pose(zoom=1.2, x=1), end=Pose(zoom=1.2, x=-1)),
    "rise": Motion(start=Pose(zoom=1.18, x=-0.5, y=0.9), end=Pose(zoom=1.18, x=0.5, y=-0.9)),
    "sink": Motion(start=Pose(zoom=1.18, x=0.5, y=-0.9), end=Pose(zoom=1.18, x=-0.5, y=0.9)),
    "swing_up": Motion(start=Pose(zoom=1.18, x=0.5, y=0.8), end=Pose(zoom=1.18, x=-0.5, y=-0.8), rush=0.2),
    "swing_down": Motion(start=Pose(zoom=1.18, x=-0.5, y=-0.8), end=Pose(zoom=1.18, x=0.5, y=0.8), rush=0.2),
    "swing_right": Motion(start=Pose(zoom=1.18, x=-1), end=Pose(zoom=1.18, x=1), rush=0.2),
    "swing_left": Motion(start=Pose(zoom=1.18, x=1), end=Pose(zoom=1.18, x=-1), rush=0.2),
    "settle": Motion(start=Pose(zoom=1.22), end=Pose(zoom=1.0), rush=0.25),
    "land": Motion(start=Pose(zoom=1.2, y=0.2), end=Pose(zoom=1.0, y=0.2), rush=0.3),
    "glide_back": Motion(start=Pose(zoom=1.18, x=1, y=0.4), end=Pose(zoom=1.18, x=-1, y=-0.4)),
    "glide": Motion(start=Pose(zoom=1.18, x=-1, y=0.4), end=Pose(zoom=1.18, x=1, y=-0.4)),
}
"""By the names they have in style files."""
