"""The order of pictures on the timeline: clips first and between the photos, and never longer than they last."""

import math
from collections.abc import Iterator, Sequence
from itertools import count, zip_longest
from typing import NamedTuple

from makeafvdo.domain.storyboards.storyboard import FPS, ClipFacts, ClipPart, PhotoFacts

MIN_SHOT_FRAMES = round(0.6 * FPS)
"""A picture shown for less than this is a flicker."""
OPENING_SHOTS = 3
"""Pictures of the first scene, before any of them is seen twice."""

_VIEWS = 6
"""Looks at a photo or two that are told apart, and taken in turn like so many photos."""

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


def pictures_a_scene(pictures: int, scenes: int) -> int:
    """How many of them a scene after the first has to show for all to be seen; the last one ends with the first."""
    return max(1, math.ceil((pictures - OPENING_SHOTS + 1) / max(1, scenes - 1)))


def picture_queue(pictures: Sequence[PhotoFacts | ClipFacts], scene: int, scenes: int) -> Iterator[QueuedPicture]:
    """The pictures of one scene in their order, without end; it depends on the scene's number alone.

    First those that are the scene's own, of which each is one scene's before any is another's again; then others, and
    where it can be helped neither the one shown before nor the one that comes after the scene.
    """
    total = len(pictures)
    views = total * max(2, math.ceil(_VIEWS / total))
    each = pictures_a_scene(total, scenes)
    first = OPENING_SHOTS + (scene - 1) * each if scene else 0
    own = each if scene else max(OPENING_SHOTS, total if scenes == 1 else 0)
    is_last = scene + 1 >= scenes
    closing = _closing_place(pictures)
    following = closing if is_last else (first + own) % views
    if scene + 2 == scenes and following == closing:  # the last scene does not open with what it ends with
        following = (following + 1) % views
    shown = following
    for place in (nth % views for nth in range(first, first + own)):
        if place != following or not is_last or scene == 0:
            shown = place
            yield QueuedPicture(pictures[place % total], place // total)
    for place in (nth % views for nth in count(first + own + (not is_last))):
        if _is_another(place, shown, following, total):
            shown = place
            yield QueuedPicture(pictures[place % total], place // total)


def closing_picture(pictures: Sequence[PhotoFacts | ClipFacts]) -> QueuedPicture:
    """What the video ends with: the best photo, whole; a clip only where there is no photo."""
    return QueuedPicture(pictures[_closing_place(pictures)], 0)


def _closing_place(pictures: Sequence[PhotoFacts | ClipFacts]) -> int:
    return next((nth for nth, picture in enumerate(pictures) if isinstance(picture, PhotoFacts)), 0)


def _is_another(place: int, before: int, after: int, total: int) -> bool:
    """Of three pictures one differs from both its neighbours; of two, from the one before; of one, the look does."""
    if total == 1:
        return place not in (before, after)
    avoided = {before % total, after % total} if total > 2 else {before % total}
    return place % total not in avoided


def shot_slices(
    cuts: Sequence[int], queue: Iterator[QueuedPicture], closing: QueuedPicture | None = None
) -> Iterator[ShotSlice]:
    """One scene's shots, the last of them `closing`. Where a clip is over before the cut, the next picture comes early.

    Only at the end of a scene, where no time is left for another picture, the clip is slowed down and its last frame
    held.
    """
    start = cuts[0]
    for end in cuts[1:]:
        is_last = end == cuts[-1]
        while end - start >= (1 if is_last else MIN_SHOT_FRAMES):
            picture, times_shown = closing if closing and is_last else next(queue)
            closing = None if is_last else closing
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
