"""The guard in front of every run a marketer begins: at most so many a day, and so many at once."""

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
    """Reserve the run its place before it begins. Raises Throttled where the marketer, or everybody, has all there are.

    Callers at once: each writes only over the very places it has looked at, so none takes a place another has taken.
    The count of everybody is looked at first and raised last, so a marketer who is refused uses up nobody else's.
    """
    place = Place(video_id=video_id, run=run, taken_at=clock())
    today = f"runs-begun#{day_in_thailand(place.taken_at)}"
    most = limits.everybodys_runs_per_day
    if 0 < most <= cache.count_of(today):
        raise everybodys_runs_used_up(place.taken_at)

    def take(quota: Quota) -> Quota:
        now = clock()
        free = {each for each in quota.running if each.is_free(videos.find(user_id, each.video_id), now)}
        return quota.with_place(place.model_copy(update={"taken_at": now}), free, limits)

    before = users.change_quota(user_id, take)
    if most and not before.has_counted(place) and not cache.increment(today, most, _COUNT_LIFE_S):
        raise everybodys_runs_used_up(place.taken_at)
