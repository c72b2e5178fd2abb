"""The camera's way over a still: slow, straight, and in fractions of a pixel.

A still is composed `OVERSIZE` times larger than the frame, so that no zoom of a motion ever magnifies it.
"""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.layout import Canvas

OVERSIZE = 1.12


class Pose(BaseModel):
    """`zoom` 1 shows the whole still. `x`, `y` say which way the view leans: -1 left or top, 1 right or bottom."""

    model_config = ConfigDict(frozen=True)

    zoom: float = Field(ge=1, le=OVERSIZE)
    x: float = Field(default=0, ge=-1, le=1)
    y: float = Field(default=0, ge=-1, le=1)


class Motion(BaseModel):
    """From pose to pose at one speed; it goes on through a transition, so nothing is ever seen to stop."""

    model_config = ConfigDict(frozen=True)

    start: Pose
    end: Pose

    def pose_at(self, progress: float) -> Pose:
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


def still_size(canvas: Canvas) -> tuple[int, int]:
    """Width and height of a composed still: even numbers, as 4:2:0 planes need."""
    return round(canvas.width * OVERSIZE / 2) * 2, round(canvas.height * OVERSIZE / 2) * 2


def view(pose: Pose, canvas: Canvas) -> View:
    width, height = still_size(canvas)
    scale = min(width / canvas.width, height / canvas.height) / pose.zoom
    return View(
        scale=scale,
        left=(width - canvas.width * scale) * (1 + pose.x) / 2,
        top=(height - canvas.height * scale) * (1 + pose.y) / 2,
    )


PUSH_IN = Motion(start=Pose(zoom=1.0), end=Pose(zoom=1.09, y=-0.3))
PULL_OUT = Motion(start=Pose(zoom=1.1, y=-0.2), end=Pose(zoom=1.01))
DRIFT_RIGHT = Motion(start=Pose(zoom=1.07, x=-1), end=Pose(zoom=1.09, x=1))
RISE = Motion(start=Pose(zoom=1.08, y=1), end=Pose(zoom=1.08, y=-0.6))
DRIFT_LEFT = Motion(start=Pose(zoom=1.09, x=1), end=Pose(zoom=1.07, x=-1))

MOTIONS = (PUSH_IN, PULL_OUT, DRIFT_RIGHT, PUSH_IN, RISE, DRIFT_LEFT)
"""Taken in turn: no two neighbours move alike, and most look at the product head on."""
