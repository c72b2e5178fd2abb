"""Which picture is looked at when: clips first and between the photos, and never longer than they last."""

from collections.abc import Iterator, Sequence
from itertools import count, zip_longest
from typing import NamedTuple

from makeafvdo.domain.storyboards.storyboard import FPS, ClipFacts, ClipPart, PhotoFacts

SHORTEST_FRAMES = FPS
"""A picture seen for less than a second is only a flicker."""

_SLOWEST = 0.8
_LEAD_FRAMES = 10
"""A shot is seen this much before its start at most, while it comes in."""


class Turn(NamedTuple):
    picture: PhotoFacts | ClipFacts
    again: int
    """How often it was looked at before."""


class Look(NamedTuple):
    start_frame: int
    end_frame: int
    photo: PhotoFacts
    """The clip's outer facts where `clip` is not None."""
    again: int
    clip: ClipPart | None


def mixed(photos: Sequence[PhotoFacts], clips: Sequence[ClipFacts]) -> list[PhotoFacts | ClipFacts]:
    """Clip and photo in turn."""
    return [each for pair in zip_longest(clips, photos) for each in pair if each is not None]


def turns(pictures: Sequence[PhotoFacts | ClipFacts], scene: int, scenes: int) -> Iterator[Turn]:
    """The pictures of one scene in their order, without end: they follow from its number alone.

    Scenes open with the pictures in turn. What follows shows pictures that open no scene while there are any, and
    where it can be helped neither the one it opened with nor the one that opens the next scene.
    """
    total = len(pictures)
    opening = scene % total
    yield Turn(pictures[opening], scene // total)
    neighbours = {opening, (scene + 1) % total if scene + 1 < scenes else opening}
    spare = [*range(scenes, total), *(turn for turn in range(min(scenes, total)) if turn not in neighbours)]
    first = scene if spare else 0
    spare = spare or [(opening + nth) % total for nth in range(1, total + 1)]
    for nth in count():
        turn = spare[(first + nth) % len(spare)]
        yield Turn(pictures[turn], scene // total + (turn <= scene) + nth // len(spare))


def looks(cuts: Sequence[int], following: Iterator[Turn]) -> Iterator[Look]:
    """One scene's looks. Where a clip is over before the cut, the next picture comes early.

    Only at the end of a scene, where nothing is to come that would be seen for long enough, it is slowed down and its
    last picture held.
    """
    start = cuts[0]
    for end in cuts[1:]:
        is_last = end == cuts[-1]
        while end - start >= (1 if is_last else SHORTEST_FRAMES):
            picture, again = next(following)
            until = min(end, start + _frames_of(picture, again))
            if is_last and end - until < SHORTEST_FRAMES:
                until = end
            yield _look(start, until, picture, again)
            start = until


def _start_of(clip: ClipFacts, again: int) -> float:
    return clip.starts[again % len(clip.starts)]


def _frames_of(picture: PhotoFacts | ClipFacts, again: int) -> int:
    if isinstance(picture, PhotoFacts):
        return 1 << 30
    lasts = int((picture.seconds - _start_of(picture, again)) * FPS) - _LEAD_FRAMES
    return max(lasts, SHORTEST_FRAMES)


def _look(start: int, end: int, picture: PhotoFacts | ClipFacts, again: int) -> Look:
    if isinstance(picture, PhotoFacts):
        return Look(start, end, picture, again, None)
    begins = _start_of(picture, again)
    there, wanted = picture.seconds - begins, (end - start + _LEAD_FRAMES) / FPS
    part = ClipPart(start_s=begins, speed=round(min(1.0, max(_SLOWEST, there / wanted)), 3))
    return Look(start, end, seen_as_photo(picture), again, part)


def seen_as_photo(clip: ClipFacts) -> PhotoFacts:
    """What matters for its place in the frame."""
    return PhotoFacts(key=clip.key, width=clip.width, height=clip.height)
