"""What of a shot is one still picture, whenever it is seen and however it enters."""

from makeafvdo.domain.storyboards.storyboard import Entrance, Shot, Storyboard

_TIMELESS = {
    "start_frame": 0,
    "end_frame": 0,
    "entrance": Entrance.OPENING,
    "entrance_frames": 0,
    "exit_frames": 0,
}


def still_of(shot: Shot) -> Shot:
    """The same for every segment that shows a part of the shot."""
    return shot.model_copy(update=_TIMELESS)


def stills_of(board: Storyboard) -> set[Shot]:
    return {still_of(shot) for shot in board.shots if shot.clip is None}
