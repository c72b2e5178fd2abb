"""The camera's way over a still: slow, straight, and in fractions of a pixel.

A still is composed `OVERSIZE` times larger than the place it is seen in, so that no zoom of a motion magnifies it.
"""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.layout import Box, Canvas

OVERSIZE = 1.12
_BURST = 6


class Pose(BaseModel):
    """`zoom` 1 shows the whole still. `x`, `y` say which way the view leans: -1 left or top, 1 right or bottom."""

    model_config = ConfigDict(frozen=True)

    zoom: float = Field(ge=1, le=OVERSIZE)
    x: float = Field(default=0, ge=-1, le=1)
    y: float = Field(default=0, ge=-1, le=1)


class Motion(BaseModel):
    """From pose to pose; it goes on through a transition, so nothing is ever seen to stop.

    `rush` is the part of the way that is made in a first burst, the rest is made at one speed.
    """

    model_config = ConfigDict(frozen=True)

    start: Pose
    end: Pose
    rush: float = Field(default=0, ge=0, le=1)

    def pose_at(self, progress: float) -> Pose:
        progress += self.rush * (1 - (1 - progress) ** _BURST - progress)

        def between(first: float, last: float) -> float:
            return first + (last - first) * progress

        return Pose(
            zoom=between(self.start.zoom, self.end.zoom),
            x=between(self.start.x, self.end.x),
            y=between(self.start.y, self.end.y),
        )


class View(NamedTuple):
    """The part of a still that fills the frame, in still pixels: `scale` still pixels a frame pixel."""

    scale: float
    left: float
    top: float


def still_size(place: Canvas | Box) -> tuple[int, int]:
    """Width and height of a composed still: even numbers, as 4:2:0 planes need."""
    return round(place.width * OVERSIZE / 2) * 2, round(place.height * OVERSIZE / 2) * 2


def view(pose: Pose, place: Canvas | Box) -> View:
    width, height = still_size(place)
    scale = min(width / place.width, height / place.height) / pose.zoom
    return View(
        scale=scale,
        left=(width - place.width * scale) * (1 + pose.x) / 2,
        top=(height - place.height * scale) * (1 + pose.y) / 2,
    )


HOLD = Motion(start=Pose(zoom=1.0), end=Pose(zoom=1.0))
"""For clips, which move by themselves."""

MOTIONS = {
    "push_in": Motion(start=Pose(zoom=1.0), end=Pose(zoom=1.09, y=-0.3)),
    "pull_out": Motion(start=Pose(zoom=1.1, y=-0.2), end=Pose(zoom=1.01)),
    "drift_right": Motion(start=Pose(zoom=1.07, x=-1), end=Pose(zoom=1.09, x=1)),
    "drift_left": Motion(start=Pose(zoom=1.09, x=1), end=Pose(zoom=1.07, x=-1)),
    "rise": Motion(start=Pose(zoom=1.08, y=1), end=Pose(zoom=1.08, y=-0.6)),
    "punch_in": Motion(start=Pose(zoom=1.0), end=Pose(zoom=1.12), rush=0.55),
    "punch_out": Motion(start=Pose(zoom=1.12), end=Pose(zoom=1.0), rush=0.55),
    "swing_right": Motion(start=Pose(zoom=1.1, x=-1, y=0.4), end=Pose(zoom=1.12, x=1, y=-0.4), rush=0.35),
    "swing_left": Motion(start=Pose(zoom=1.12, x=1, y=-0.4), end=Pose(zoom=1.1, x=-1, y=0.4), rush=0.35),
    "breathe": Motion(start=Pose(zoom=1.0), end=Pose(zoom=1.05)),
    "glide": Motion(start=Pose(zoom=1.05, x=-0.7), end=Pose(zoom=1.05, x=0.7)),
}
"""By the names a style calls them."""
