"""The order of pictures on the timeline."""

from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.domain.storyboards.shot_sequence import (
    MIN_SHOT_FRAMES,
    ShotSlice,
    closing_picture,
    interleaved,
    picture_queue,
    pictures_a_scene,
    shot_slices,
)
from makeafvdo.domain.storyboards.storyboard import ClipFacts, PhotoFacts

PHOTOS = [PhotoFacts(key=key, width=1080, height=1920) for key in "pqr"]


def a_clip(key: str = "c", seconds: float = 10.0, starts: tuple[float, ...] = (0.0,)) -> ClipFacts:
    return ClipFacts(key=key, width=1080, height=1920, seconds=seconds, starts=starts)


def seen(cuts: list[int], *clips: ClipFacts, photos: list[PhotoFacts] = PHOTOS) -> list[ShotSlice]:
    return list(shot_slices(cuts, picture_queue(interleaved(photos, clips), scene=0, scenes=1)))


def test_clips_come_first_and_between_the_photos_and_each_once_before_any_twice() -> None:
    order = [
        queued.picture.key for queued in islice(picture_queue(interleaved(PHOTOS, [a_clip("a"), a_clip("b")]), 0, 1), 5)
    ]

    assert order == ["a", "p", "b", "q", "r"]


def test_the_opening_shows_three_pictures_and_each_scene_after_it_the_next() -> None:
    pictures = interleaved(PHOTOS, [a_clip("a")])

    opening = [queued.picture.key for queued in islice(picture_queue(pictures, 0, 6), 3)]
    later = [next(picture_queue(pictures, scene, 6)) for scene in range(1, 6)]

    assert opening == ["a", "p", "q"]
    assert [queued.picture.key for queued in later] == ["r", "a", "p", "q", "r"]
    assert [queued.times_shown for queued in later] == [0, 1, 1, 1, 1]


@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("scenes", [2, 4, 5])
def test_all_photos_are_shown_where_scenes_have_time_for_them(count: int, scenes: int) -> None:
    photos = [PhotoFacts(key=str(nth), width=1080, height=1920) for nth in range(count)]
    each = pictures_a_scene(count, scenes)

    shown = [
        queued.picture.key
        for scene in range(scenes)
        for queued in islice(picture_queue(photos, scene, scenes), (each - (scene == scenes - 1)) if scene else 3)
    ] + [closing_picture(photos).picture.key]

    assert set(shown) == {photo.key for photo in photos}


def test_one_photo_is_looked_at_in_another_way_each_time() -> None:
    looks = [
        [queued.times_shown for queued in islice(picture_queue(PHOTOS[:1], scene, 5), 3 if scene == 0 else 2)]
        for scene in range(4)
    ]

    assert all(one != other for one, other in pairwise(look for scene in looks for look in scene))


def test_the_last_picture_is_the_closing_one() -> None:
    *before, last = shot_slices(
        [0, 40, 80, 120], picture_queue(PHOTOS, 2, 3), closing_picture(interleaved(PHOTOS, [a_clip("a")]))
    )

    assert last.photo.key == "p"
    assert last.times_shown == 0
    assert "p" not in {shot_slice.photo.key for shot_slice in before}


def test_a_long_clip_goes_on_with_its_next_part_when_it_is_seen_again() -> None:
    clip = a_clip(seconds=9, starts=(4.0, 0.0))

    parts = [shot_slice.clip.start_s for shot_slice in seen([0, 90, 180, 270], clip, photos=[]) if shot_slice.clip]

    assert parts == [4.0, 0.0, 4.0]


def test_where_a_short_clip_is_over_the_next_picture_comes_early() -> None:
    first, second, third = seen([0, 120, 240], a_clip(seconds=2))

    assert first.clip is not None
    assert first.clip.speed == 1
    assert first.end_frame == 50
    assert second.end_frame == 120
    assert third.start_frame == 120


def test_a_rest_too_short_for_a_picture_goes_to_the_next_one() -> None:
    first, second = seen([0, 75, 180], a_clip(seconds=2.5))

    assert (first.end_frame, second.end_frame) == (65, 180)


def test_at_the_end_of_a_scene_a_clip_a_little_short_is_slowed_down() -> None:
    (shot_slice,) = seen([0, 80], a_clip(seconds=2.5))

    assert shot_slice.end_frame == 80
    assert shot_slice.clip is not None
    assert shot_slice.clip.speed == 0.833


@given(
    st.lists(st.integers(30, 150), min_size=1, max_size=8),
    st.lists(st.builds(a_clip, st.text("abc", min_size=1), st.floats(0.5, 20)), max_size=4),
    st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_looks_fill_their_scene_and_none_is_a_flicker(lengths: list[int], clips: list[ClipFacts], photos: int) -> None:
    cuts = [0]
    for length in lengths:
        cuts.append(cuts[-1] + length)

    found = seen(cuts, *clips, photos=PHOTOS[: max(photos, not clips)])

    assert (found[0].start_frame, found[-1].end_frame) == (0, cuts[-1])
    assert all(one.end_frame == other.start_frame for one, other in pairwise(found))
    assert all(shot_slice.end_frame - shot_slice.start_frame >= MIN_SHOT_FRAMES for shot_slice in found)
