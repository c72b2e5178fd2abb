"""Limits on runs: per marketer a day and at once, and for all marketers a day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.erasures import ErasuresTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Throttled
from makeafvdo.domain.videos.quota import (
    BATCH,
    DAY,
    BatchLimits,
    Limits,
    Place,
    Quota,
    day_in_thailand,
    everybodys_runs_used_up,
)

ReserveRun = Callable[[str, str, int], None]
"""Of user id, video id and run; see `reserve_run`."""
ReserveRuns = Callable[[str, Sequence[tuple[str, int]]], None]
"""Of user id, and video id and run of each; see `reserve_runs`."""
_COUNT_LIFE_S = int(2 * DAY.total_seconds())
_EVERYBODYS_ROWS = "everybody#rows"
"""Key of the quota in which places of all marketers' rows stand together."""


def reserve_run(
    user_id: str,
    video_id: str,
    run: int,
    *,
    users: UsersTable,
    videos: VideosTable,
    cache: CacheTable,
    erasures: ErasuresTable,
    limits: Limits,
    clock: Callable[[], datetime],
) -> None:
    """Count the run before it begins, as `reserve_runs`."""
    reserve_runs(
        user_id,
        [(video_id, run)],
        users=users,
        videos=videos,
        cache=cache,
        erasures=erasures,
        limits=limits,
        clock=clock,
    )


def reserve_runs(
    user_id: str,
    runs: Sequence[tuple[str, int]],
    *,
    users: UsersTable,
    videos: VideosTable,
    cache: CacheTable,
    erasures: ErasuresTable,
    limits: Limits,
    clock: Callable[[], datetime],
) -> None:
    """Count the runs, of one video each, before they begin: all of them, or none. Raises Throttled where the marketer,
    or all together, have no room for them, Conflict where the account is being erased.

    Concurrent callers: the quota is a compare-and-set, so no two take the same place. The count for all is checked
    first and incremented last, so a run refused to one marketer does not count for the others.
    """
    erasures.refuse(user_id)
    now = clock()
    places = [Place(video_id=video_id, run=run, taken_at=now) for video_id, run in runs]
    today = f"runs-begun#{day_in_thailand(now)}"
    limit = limits.everybodys_runs_per_day
    if 0 < limit < cache.count_of(today) + len(places):
        raise everybodys_runs_used_up(now)

    def take(quota: Quota) -> Quota:
        now = clock()
        free = {each for each in quota.running if each.is_free(videos.find(user_id, each.video_id), now)}
        return quota.with_places([place.model_copy(update={"taken_at": now}) for place in places], free, limits)

    before = users.change_quota(user_id, take)
    for place in places:
        if limit and not before.has_counted(place) and not cache.increment(today, limit, _COUNT_LIFE_S):
            raise everybodys_runs_used_up(now)


def release_rows(user_id: str, *, users: UsersTable) -> None:
    """Give back every place the user's rows have among those of all marketers. Safe to repeat."""
    if users.quota_of(_EVERYBODYS_ROWS).has_rows_of(user_id):
        users.change_quota(_EVERYBODYS_ROWS, lambda quota: quota.without_rows_of(user_id))


def reserve_row(
    user_id: str,
    video_id: str,
    run: int,
    *,
    users: UsersTable,
    videos: VideosTable,
    cache: CacheTable,
    erasures: ErasuresTable,
    limits: BatchLimits,
    clock: Callable[[], datetime],
) -> None:
    """Count the run of a batch's row before it begins, as `reserve_run`, in a lane of its own.

    Refused by the limit of all marketers, it gives back what it took of its own marketer's.
    """
    erasures.refuse(user_id)
    place = Place(video_id=video_id, run=run, taken_at=clock(), lane=BATCH, user_id=user_id)
    today = f"runs-begun#{day_in_thailand(place.taken_at)}"
    limit = limits.everybodys_runs_per_day
    if 0 < limit <= cache.count_of(today):
        raise everybodys_runs_used_up(place.taken_at)

    def freed(places: Iterable[Place]) -> set[Place]:
        now = clock()
        return {each for each in places if each.is_free(videos.find(each.user_id or user_id, each.video_id), now)}

    def take_of_all(quota: Quota) -> Quota:
        is_full = len(quota.running) >= limits.everybodys_at_once
        return quota.with_place_of_all(place, freed(quota.running if is_full else ()), limits.everybodys_at_once)

    before = users.change_quota(user_id, lambda quota: quota.with_row(place, freed(quota.running), limits))
    try:
        users.change_quota(_EVERYBODYS_ROWS, take_of_all)
        if limit and not before.has_place(place) and not cache.increment(today, limit, _COUNT_LIFE_S):
            raise everybodys_runs_used_up(place.taken_at)
    except Throttled:
        if not before.has_place(place):
            users.change_quota(user_id, lambda quota: quota.without_row(place))
        raise
