"""Which of a video's pieces are rendered by which of several processes at once."""

from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.storyboards.segments import Segment
from makeafvdo.domain.storyboards.stills import stills_of
from makeafvdo.domain.storyboards.storyboard import Shot

FEWEST_PIECES = 4
"""What a single process renders sooner than others have begun."""

_STILL_FRAMES = 16
"""Composing a still takes as long as drawing and encoding that many frames (`make bench-line`)."""
_SOUND_FRAMES = 0.05
"""Mixing a frame's sound, of the time it takes to draw and encode the frame."""


class Lane(BaseModel):
    """What one of them renders."""

    model_config = ConfigDict(frozen=True)

    pieces: tuple[int, ...]
    """Their numbers in the video, in order."""
    has_sound: bool = False
    """The soundtrack is mixed here."""


class _Asked(BaseModel):
    lanes: int | None = None


class RenderOrder(BaseModel):
    """What one call of the render step is to do: one lane, or the video, for which it may ask for several lanes.

    Executions begun on release 2026-11-29 have no lanes.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    lanes: int = 1
    """The operator's choice of how many at most."""
    execution: _Asked = _Asked()
    """The execution's input, which may ask for another number."""
    digest: str = ""
    """Of the plan `lane` is of."""
    lane: Lane | None = None

    @property
    def most_lanes(self) -> int:
        return self.execution.lanes or self.lanes


class _Load:
    """What one lane has to do so far."""

    def __init__(self) -> None:
        self.pieces: list[int] = []
        self.stills: set[Shot] = set()
        self.frames = 0.0

    def with_piece(self, segment: Segment) -> float:
        return self.frames + segment.board.frames + _STILL_FRAMES * len(stills_of(segment.board) - self.stills)

    def add(self, number: int, segment: Segment) -> None:
        self.frames = self.with_piece(segment)
        self.stills |= stills_of(segment.board)
        self.pieces.append(number)


def share_out(missing: Mapping[int, Segment], count: int, sound_frames: int = 0) -> Sequence[Lane]:
    """At most `count` lanes that take about as long as one another; `sound_frames` where the sound is missing, too.

    The longest piece is given away first, each to the lane that is done with it soonest: one that has the photos of a
    piece need not compose them again.
    """
    loads = [_Load() for _ in range(count)]
    loads[0].frames = _SOUND_FRAMES * sound_frames
    for number, segment in sorted(missing.items(), key=lambda each: -each[1].board.frames):
        min(loads, key=lambda load: load.with_piece(segment)).add(number, segment)
    lanes = [Lane(pieces=tuple(sorted(load.pieces)), has_sound=load is loads[0] and sound_frames > 0) for load in loads]
    return [lane for lane in lanes if lane.pieces or lane.has_sound]
