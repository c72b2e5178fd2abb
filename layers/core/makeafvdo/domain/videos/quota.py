"""How much one marketer may have made: so many videos begun in 24 hours, so many runs at once.

A place is taken before its run begins. Whether that run still goes on is for the video's own row to say, so a place is
free again the moment its run has settled, whatever settled it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import Throttled
from makeafvdo.domain.messages.thai_time import told_time
from makeafvdo.domain.videos.videos import Video

DAY = timedelta(hours=24)
_BEGINS_WITHIN = timedelta(minutes=1)
"""How long a place is kept for a run that has not begun: its request died, or is just about to begin it."""
_RUN_TAKES = timedelta(minutes=2)
_TRY_AGAIN_AFTER = timedelta(seconds=30)


@dataclass(frozen=True)
class Limits:
    per_day: int
    at_once: int


class Place(BaseModel):
    """One run that counts against `Limits.at_once`."""

    model_config = ConfigDict(frozen=True)

    video_id: str
    run: int
    taken_at: datetime

    def is_free(self, video: Video | None, now: datetime) -> bool:
        """Whether the run it was taken for is over; `video` is its video's row as it stands now."""
        if video is not None and video.run >= self.run:
            return not video.in_run
        return now - self.taken_at >= _BEGINS_WITHIN


class Quota(BaseModel):
    """What one user has begun. Replaced as a whole, by compare-and-set on `version`."""

    model_config = ConfigDict(frozen=True)

    version: int = 0
    begun: dict[str, datetime] = {}
    """Video id → when, of the last 24 hours."""
    running: tuple[Place, ...] = ()

    def with_place(self, place: Place, free: set[Place], limits: Limits) -> "Quota":
        """With `place` in it and those of `free` gone. Raises Throttled, naming when to try again.

        Taking the place of a video that has one already costs nothing.
        """
        now = place.taken_at
        others = tuple(each for each in self.running if each not in free and each.video_id != place.video_id)
        begun = {video_id: at for video_id, at in self.begun.items() if now - at < DAY}
        if place.run == 1 and place.video_id not in begun:
            if len(begun) >= limits.per_day:
                raise _refused("videos_per_day_reached", min(begun.values()) + DAY, now, limits.per_day)
            begun[place.video_id] = now
        if len(others) >= limits.at_once:
            usual_end = min(each.taken_at for each in others) + _RUN_TAKES
            raise _refused("videos_at_once_reached", max(usual_end, now + _TRY_AGAIN_AFTER), now, limits.at_once)
        return Quota(version=self.version + 1, begun=begun, running=(*others, place))


def _refused(code: str, free_at: datetime, now: datetime, limit: int) -> Throttled:
    thai, english = told_time(free_at)
    return Throttled(code, int((free_at - now).total_seconds()) + 1, limit=limit, at_th=thai, at_en=english)
