"""Limits on runs: per marketer a day and at once, and for all marketers a day."""

from collections.abc import Callable
from datetime import datetime

from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.videos.quota import DAY, Limits, Place, Quota, day_in_thailand, everybodys_runs_used_up

ReserveRun = Callable[[str, str, int], None]
"""Of user id, video id and run; see `reserve_run`."""
_COUNT_LIFE_S = int(2 * DAY.total_seconds())


def reserve_run(
    user_id: str,
    video_id: str,
    run: int,
    *,
    users: UsersTable,
    videos: VideosTable,
    cache: CacheTable,
    limits: Limits,
    clock: Callable[[], datetime],
) -> None:
    """Count the run before it begins. Raises Throttled where the marketer, or all together, are at a limit.

    Concurrent callers: the quota is a compare-and-set, so no two take the same place. The count for all is checked
    first and incremented last, so a run refused to one marketer does not count for the others.
    """
    place = Place(video_id=video_id, run=run, taken_at=clock())
    today = f"runs-begun#{day_in_thailand(place.taken_at)}"
    limit = limits.everybodys_runs_per_day
    if 0 < limit <= cache.count_of(today):
        raise everybodys_runs_used_up(place.taken_at)

    def take(quota: Quota) -> Quota:
        now = clock()
        free = {each for each in quota.running if each.is_free(videos.find(user_id, each.video_id), now)}
        return quota.with_place(place.model_copy(update={"taken_at": now}), free, limits)

    before = users.change_quota(user_id, take)
    if limit and not before.has_counted(place) and not cache.increment(today, limit, _COUNT_LIFE_S):
        raise everybodys_runs_used_up(place.taken_at)
