from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.domain.tiktok.slots import slots, sure_free_at

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ago(*hours: float) -> list[datetime]:
    return [NOW - hour * HOUR for hour in hours]


def test_four_of_five_is_nearly_full_but_free() -> None:
    taken = slots(ago(1, 2, 3, 4), NOW)

    assert (taken.used, taken.nearly_full, taken.free_at) == (4, True, None)


def test_five_wait_for_the_oldest_to_be_a_day_old() -> None:
    assert slots(ago(1, 2, 3, 4, 20), NOW).free_at == NOW + 4 * HOUR


def test_seven_wait_until_only_four_are_left() -> None:
    assert slots(ago(1, 2, 3, 4, 5, 6, 7), NOW).free_at == NOW + 19 * HOUR


def test_the_next_one_to_be_free_is_the_oldest() -> None:
    assert slots(ago(1, 20, 3, 4), NOW).next_frees_at == NOW + 4 * HOUR
    assert slots([], NOW).next_frees_at is None


def test_a_day_old_init_counts_no_more() -> None:
    assert slots(ago(24, 30), NOW).used == 0


def test_a_full_inbox_of_other_apps_is_tried_again_after_a_day_at_the_latest() -> None:
    assert sure_free_at([], NOW) == NOW + 24 * HOUR
    assert sure_free_at(ago(1, 23), NOW) == NOW + HOUR


@given(st.lists(st.integers(0, 48 * 3600)))
def test_at_free_at_a_slot_is_free(ages_s: list[int]) -> None:
    inits_at = [NOW - timedelta(seconds=age_s) for age_s in ages_s]
    free_at = slots(inits_at, NOW).free_at

    assert free_at is None or slots(inits_at, free_at).used < 5
