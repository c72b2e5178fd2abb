"""A storyboard cut into segments, each drawn, encoded, cached and reused on its own.

    scene 1          scene 2               scene 3
    ├─────────┬──╳──┬──────────┬──────────┬──╳──┬─────────┤
      body     cross   body (cut where long)  cross   body

A segment holds only what is seen in it, in frames counted from its own start. So a scene that grows longer moves the
segments after it but does not change them.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from makeafvdo.domain.storyboards.storyboard import FPS, Caption, CaptionWord, Entrance, Label, Shot, Storyboard

MAX_SEGMENT_FRAMES = 3 * FPS
"""Where the encoder would begin a new group of pictures anyway."""

SETTLED_FRAMES = 20
"""After a label's entrance, or one of its beats, its animation is over within this."""


class Segment(NamedTuple):
    """`board` is the storyboard of this segment alone, without sound; its shots may begin before and end after it."""

    start_frame: int
    board: Storyboard


def cut_into_segments(board: Storyboard) -> list[Segment]:
    """Segments without gaps between them; every transition between two scenes is a segment of its own."""
    edges = sorted({0, board.frames, *_edges_of_transitions(board)})
    return [
        Segment(start, _segment_board(board, start, end))
        for first, last in pairwise(edges)
        for start, end in pairwise(_split_points(first, last))
    ]


def _edges_of_transitions(board: Storyboard) -> Iterator[int]:
    for shot in board.shots:
        if shot.entrance is Entrance.NEW_SCENE:
            yield shot.first_seen_frame
            yield shot.start_frame + shot.entrance_frames - shot.entrance_frames // 2


def _split_points(first: int, last: int) -> list[int]:
    parts = -(-(last - first) // MAX_SEGMENT_FRAMES)
    return [first + (last - first) * nth // parts for nth in range(parts + 1)]


def _segment_board(board: Storyboard, start: int, end: int) -> Storyboard:
    return board.model_copy(
        update={
            "frames": end - start,
            "shots": tuple(_moved_shot(shot, start) for shot in board.shots if _is_seen(shot, start, end)),
            "captions": tuple(
                _moved_caption(caption, start)
                for caption in board.captions
                if caption.start_frame < end and caption.end_frame > start
            ),
            "labels": tuple(_moved_label(label, start, end) for label in board.labels),
            "sounds": (),
            "notes": (),
        }
    )


def _is_seen(shot: Shot, start: int, end: int) -> bool:
    return shot.first_seen_frame < end and shot.unseen_from_frame > start


def _moved_shot(shot: Shot, start: int) -> Shot:
    return shot.model_copy(
        update={"start_frame": shot.start_frame - start, "end_frame": shot.end_frame - start},
    )


def _moved_caption(caption: Caption, start: int) -> Caption:
    words = tuple(
        CaptionWord(text=word.text, start_frame=word.start_frame - start, end_frame=word.end_frame - start)
        for word in caption.words
    )
    return caption.model_copy(
        update={"words": words, "start_frame": caption.start_frame - start, "end_frame": caption.end_frame - start}
    )


def _moved_label(label: Label, start: int, end: int) -> Label:
    """All labels are kept, because each is placed among the others. Entrances and beats that are over or beyond this
    segment are clipped, so that they do not change it."""
    entrance = max(-SETTLED_FRAMES, min(label.start_frame - start, end - start))
    beats = tuple(beat - start for beat in label.beats if start - SETTLED_FRAMES < beat < end)
    return label.model_copy(update={"start_frame": entrance, "beats": beats})
