"""The order of pictures on the timeline: clips first and between the photos, and never longer than they last."""

from collections.abc import Iterator, Sequence
from itertools import count, zip_longest
from typing import NamedTuple

from makeafvdo.domain.storyboards.storyboard import FPS, ClipFacts, ClipPart, PhotoFacts

MIN_SHOT_FRAMES = FPS
"""A picture shown for less than a second is a flicker."""

_MIN_SPEED = 0.8
_LEAD_FRAMES = 10
"""A shot is visible this much before its start at most, while it enters."""


class QueuedPicture(NamedTuple):
    picture: PhotoFacts | ClipFacts
    times_shown: int
    """How often it was shown before."""


class ShotSlice(NamedTuple):
    """The frames of one shot and the picture it shows."""

    start_frame: int
    end_frame: int
    photo: PhotoFacts
    """The clip's key and size where `clip` is not None."""
    times_shown: int
    clip: ClipPart | None


def interleaved(photos: Sequence[PhotoFacts], clips: Sequence[ClipFacts]) -> list[PhotoFacts | ClipFacts]:
    """Clip and photo in turn."""
    return [each for pair in zip_longest(clips, photos) for each in pair if each is not None]


def picture_queue(pictures: Sequence[PhotoFacts | ClipFacts], scene: int, scenes: int) -> Iterator[QueuedPicture]:
    """The pictures of one scene in their order, without end; it depends on the scene's number alone.

    Scenes open with the pictures in turn. What follows shows pictures that open no scene while there are any, and
    where it can be helped neither the one it opened with nor the one that opens the next scene.
    """
    total = len(pictures)
    opening = scene % total
    yield QueuedPicture(pictures[opening], scene // total)
    neighbours = {opening, (scene + 1) % total if scene + 1 < scenes else opening}
    spare = [*range(scenes, total), *(place for place in range(min(scenes, total)) if place not in neighbours)]
    first = scene if spare else 0
    spare = spare or [(opening + nth) % total for nth in range(1, total + 1)]
    for nth in count():
        place = spare[(first + nth) % len(spare)]
        yield QueuedPicture(pictures[place], scene // total + (place <= scene) + nth // len(spare))


def shot_slices(cuts: Sequence[int], queue: Iterator[QueuedPicture]) -> Iterator[ShotSlice]:
    """One scene's shots. Where a clip is over before the cut, the next picture comes early.

    Only at the end of a scene, where no time is left for another picture, the clip is slowed down and its last frame
    held.
    """
    start = cuts[0]
    for end in cuts[1:]:
        is_last = end == cuts[-1]
        while end - start >= (1 if is_last else MIN_SHOT_FRAMES):
            picture, times_shown = next(queue)
            until = min(end, start + _frames_of(picture, times_shown))
            if is_last and end - until < MIN_SHOT_FRAMES:
                until = end
            yield _slice(start, until, picture, times_shown)
            start = until


def _start_of(clip: ClipFacts, times_shown: int) -> float:
    return clip.starts[times_shown % len(clip.starts)]


def _frames_of(picture: PhotoFacts | ClipFacts, times_shown: int) -> int:
    if isinstance(picture, PhotoFacts):
        return 1 << 30
    lasts = int((picture.seconds - _start_of(picture, times_shown)) * FPS) - _LEAD_FRAMES
    return max(lasts, MIN_SHOT_FRAMES)


def _slice(start: int, end: int, picture: PhotoFacts | ClipFacts, times_shown: int) -> ShotSlice:
    if isinstance(picture, PhotoFacts):
        return ShotSlice(start, end, picture, times_shown, None)
    start_s = _start_of(picture, times_shown)
    there, wanted = picture.seconds - start_s, (end - start + _LEAD_FRAMES) / FPS
    part = ClipPart(start_s=start_s, speed=round(min(1.0, max(_MIN_SPEED, there / wanted)), 3))
    return ShotSlice(start, end, photo_facts_of(picture), times_shown, part)


def photo_facts_of(clip: ClipFacts) -> PhotoFacts:
    """The facts that decide its place in the frame."""
    return PhotoFacts(key=clip.key, width=clip.width, height=clip.height)
