"""A booked slot is never the sixth of a day, whatever is taken before it and after it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.domain.tiktok.slots import SLOTS, SPACING, WINDOW, slot_from, slots_between
from makeafvdo.domain.videos.videos import VIDEO_LIFE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
STEP = timedelta(minutes=10)
WITHIN_FOUR_DAYS = st.lists(st.integers(-24 * 6, 72 * 6), max_size=12)
"""In steps of ten minutes, which make up whole days of slots."""


def most_in_a_window(times: list[datetime], window: timedelta) -> int:
    return max((sum(first <= at < first + window for at in times) for first in times), default=0)


@settings(deadline=None)
@given(WITHIN_FOUR_DAYS)
def test_it_is_the_first_moment_that_keeps_the_limit(steps: list[int]) -> None:
    taken: list[datetime] = []
    for each in steps:  # what is booked keeps the limit already
        taken.append(slot_from(taken, NOW + each * STEP))

    at = slot_from(taken, NOW)

    assert most_in_a_window([*taken, at], SPACING) <= SLOTS
    earlier = (NOW + each * STEP for each in range((at - NOW) // STEP))
    assert all(most_in_a_window([*taken, each], SPACING) > SLOTS for each in earlier)


def test_an_account_that_was_given_too_much_already_waits_until_it_is_through() -> None:
    at = slot_from([NOW] * 9, NOW)

    assert at == NOW + SPACING


def test_five_a_day_go_within_a_videos_life() -> None:
    free = list(slots_between([], NOW, NOW + VIDEO_LIFE))

    assert len(free) == 450
    assert most_in_a_window(free, WINDOW) == SLOTS
    assert list(slots_between(free, NOW, NOW + VIDEO_LIFE)) == []


def test_what_is_booked_for_later_leaves_room_before_it_only_a_day_ahead() -> None:
    booked = [NOW + 20 * HOUR] * 5

    assert slot_from(booked, NOW) == NOW + 20 * HOUR + SPACING
    assert slot_from(booked, NOW - 5 * HOUR) == NOW - 5 * HOUR
