"""The guard in front of every run a marketer begins: at most so many a day, and so many at once."""

from collections.abc import Callable
from datetime import datetime

from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.videos.quota import Limits, Place

ReserveRun = Callable[[str, str, int], None]
"""Of user id, video id and run; see `reserve_run`."""
_TRIES = 20


def reserve_run(
    user_id: str,
    video_id: str,
    run: int,
    *,
    users: UsersTable,
    videos: VideosTable,
    limits: Limits,
    clock: Callable[[], datetime],
) -> None:
    """Reserve the run its place before it begins. Raises Throttled where the marketer has all there are.

    Callers at once: each writes only over the very places it has looked at, so none takes a place another has taken.
    """
    for _ in range(_TRIES):
        now, quota = clock(), users.quota_of(user_id)
        free = {place for place in quota.running if place.is_free(videos.find(user_id, place.video_id), now)}
        if users.replace_quota(
            user_id, quota, quota.with_place(Place(video_id=video_id, run=run, taken_at=now), free, limits)
        ):
            return
    raise Transient("service_busy")
