"""Limits on runs and uploads: per marketer in 24 hours and at once, and for all marketers a day.

A place is taken before its run begins. The video's own row says whether that run is live, so a place is free again the
moment its run has settled, whatever settled it. What was spent counts for 24 hours.

    videos begun, runs (the first of a video and every later one), files uploaded, their bytes, characters bought of
    voices: per marketer, in a lane
    runs at once: per marketer, in a lane
    runs of all marketers: per calendar day in Thailand, the operator's limit on cost
    rows of batches at work at once: of all marketers together
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict, model_validator

from makeafvdo.domain.errors import Throttled
from makeafvdo.domain.messages.thai_time import THAILAND, bilingual_time
from makeafvdo.domain.videos.videos import Video

DAY = timedelta(hours=24)
TAP = "tap"
"""The lane of what a marketer does by hand. Each lane has its own limits."""
BATCH = "batch"
"""The lane of rows of product lists: however many there are, they take no place of a tap."""
_BEGINS_WITHIN = timedelta(minutes=1)
"""How long a place is kept for a run that has not begun: its request has died, or is about to begin it."""
_RUN_TAKES = timedelta(minutes=2)
_TRY_AGAIN_AFTER = timedelta(seconds=30)
_TOO_FEW_LEFT = {
    "videos_at_once_reached": "too_few_places_left",
    "videos_per_day_reached": "too_few_videos_left",
    "runs_per_day_reached": "too_few_runs_left",
}
"""Where several are wanted in one tap, and there is room for fewer."""


@dataclass(frozen=True)
class Limits:
    """Of runs. `per_day` are videos begun; `everybodys_runs_per_day` of 0 is no limit."""

    per_day: int
    at_once: int
    runs_per_day: int
    everybodys_runs_per_day: int


@dataclass(frozen=True)
class BatchLimits:
    """Of rows of batches. `everybodys_at_once`: all marketers together. `everybodys_runs_per_day` as in `Limits`."""

    per_day: int
    at_once: int
    everybodys_at_once: int
    everybodys_runs_per_day: int


@dataclass(frozen=True)
class UploadBudget:
    per_day: int
    bytes_per_day: int


class Place(BaseModel):
    """One run that counts against `Limits.at_once`."""

    model_config = ConfigDict(frozen=True)

    video_id: str
    run: int
    taken_at: datetime
    lane: str = TAP
    user_id: str = ""
    """Told where places of several marketers stand together."""

    @property
    def run_id(self) -> str:
        return f"{self.video_id}-{self.run}"

    def is_free(self, video: Video | None, now: datetime) -> bool:
        """Whether the run it was taken for is over; `video` is its video's row as it stands now."""
        if video is not None and video.run >= self.run:
            return not video.in_run
        return now - self.taken_at >= _BEGINS_WITHIN


class Spent(BaseModel):
    """What one lane has spent in the last 24 hours: time by id, for uploads time and bytes; characters and rows of
    batches by the hour, because there are many.
    """

    model_config = ConfigDict(frozen=True)

    videos: dict[str, datetime] = {}
    runs: dict[str, datetime] = {}
    uploads: dict[str, tuple[datetime, int]] = {}
    characters: dict[str, tuple[datetime, int]] = {}
    rows: dict[str, tuple[datetime, int]] = {}

    def of_last_day(self, now: datetime) -> "Spent":
        return Spent(
            videos={name: at for name, at in self.videos.items() if now - at < DAY},
            runs={name: at for name, at in self.runs.items() if now - at < DAY},
            uploads={name: (at, size) for name, (at, size) in self.uploads.items() if now - at < DAY},
            characters={name: (at, count) for name, (at, count) in self.characters.items() if now - at < DAY},
            rows={name: (at, count) for name, (at, count) in self.rows.items() if now - at < DAY},
        )


class Quota(BaseModel):
    """One user's runs and spending. Replaced as a whole, by compare-and-set on `version`."""

    model_config = ConfigDict(frozen=True)

    version: int = 0
    spent: dict[str, Spent] = {}
    """By lane."""
    running: tuple[Place, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_older(cls, kept: object) -> object:
        """Rows from before there were lanes hold the videos begun, as `begun`."""
        if isinstance(kept, dict) and "begun" in kept:
            return {"spent": {TAP: {"videos": kept["begun"]}}} | kept
        return kept

    def has_counted(self, place: Place) -> bool:
        return place.run_id in self.spent.get(place.lane, Spent()).runs

    def with_places(self, places: Sequence[Place], free: set[Place], limits: Limits) -> "Quota":
        """With `places`, of one lane and a video each, in it and those of `free` gone. Raises Throttled, naming when to
        try again, where not all of them fit.

        A place replaces an earlier one of the same video, and a run counts once.
        """
        now, lane, ids = places[0].taken_at, places[0].lane, {place.video_id for place in places}
        others = tuple(each for each in self.running if each not in free and each.video_id not in ids)
        spent = self.spent.get(lane, Spent()).of_last_day(now)
        begun = [place.video_id for place in places if place.run == 1 and place.video_id not in spent.videos]
        runs = [place.run_id for place in places if place.run_id not in spent.runs]
        _refuse_several("videos_per_day_reached", spent.videos.values(), len(begun), limits.per_day, now)
        _refuse_several("runs_per_day_reached", spent.runs.values(), len(runs), limits.runs_per_day, now)
        ends = sorted(each.taken_at + _RUN_TAKES for each in others if each.lane == lane)
        left = limits.at_once - len(ends)
        if left < len(places):
            code = _of_several("videos_at_once_reached", left)
            enough = ends[: len(places) - left] or [now]
            free_at = max(enough[-1], now + _TRY_AGAIN_AFTER)
            raise _refused(code, free_at, now, limit=limits.at_once, left=left, wanted=len(places))
        counted = {
            "videos": spent.videos | dict.fromkeys(begun, now),
            "runs": spent.runs | dict.fromkeys(runs, now),
        }
        return self._next(lane, spent.model_copy(update=counted), (*others, *places))

    def has_place(self, place: Place) -> bool:
        return any(each.run_id == place.run_id for each in self.running)

    def with_row(self, place: Place, free: set[Place], limits: BatchLimits) -> "Quota":
        """With the run of a batch's row in it, as `with_places`. A run that has its place counts once."""
        now = place.taken_at
        spent = self.spent.get(BATCH, Spent()).of_last_day(now)
        if not self.has_place(place):
            _refuse_more("batch_videos_per_day_reached", list(spent.rows.values()), 1, limits.per_day, now)
            spent = spent.model_copy(update={"rows": _counted(spent.rows, place.taken_at, 1)})
        return self._next(BATCH, spent, self._beside(place, free, limits.at_once))

    def without_row(self, place: Place) -> "Quota":
        """As it was before `with_row` of this very place, for a run that is not to begin after all."""
        spent = self.spent.get(BATCH, Spent())
        spent = spent.model_copy(update={"rows": _counted(spent.rows, place.taken_at, -1)})
        return self._next(BATCH, spent, tuple(each for each in self.running if each.run_id != place.run_id))

    def with_place_of_all(self, place: Place, free: set[Place], at_once: int) -> "Quota":
        """Of all marketers' rows together."""
        return self._next(BATCH, self.spent.get(BATCH, Spent()), self._beside(place, free, at_once))

    def has_rows_of(self, user_id: str) -> bool:
        return any(each.user_id == user_id for each in self.running)

    def without_rows_of(self, user_id: str) -> "Quota":
        """Of all marketers' rows together, those of the others."""
        others = tuple(each for each in self.running if each.user_id != user_id)
        return self._next(BATCH, self.spent.get(BATCH, Spent()), others)

    def _beside(self, place: Place, free: set[Place], at_once: int) -> tuple[Place, ...]:
        """The places with `place` among them. Raises Throttled where as many of its lane are taken."""
        others = tuple(each for each in self.running if each not in free and each.video_id != place.video_id)
        if sum(each.lane == place.lane for each in others) >= at_once:
            free_at = place.taken_at + _TRY_AGAIN_AFTER
            raise _refused("batch_videos_at_once_reached", free_at, place.taken_at, limit=at_once)
        return (*others, place)

    def with_upload(self, upload_id: str, size: int, now: datetime, limits: UploadBudget, lane: str = TAP) -> "Quota":
        """With one more file of `size` bytes. Raises Throttled, naming when there is room for it."""
        spent = self.spent.get(lane, Spent()).of_last_day(now)
        places = _times([at for at, _ in spent.uploads.values()])
        _refuse_more("uploads_per_day_reached", places, 1, limits.per_day, now)
        megabytes = limits.bytes_per_day // 1_000_000
        bytes_so_far = list(spent.uploads.values())
        _refuse_more("upload_bytes_per_day_reached", bytes_so_far, size, limits.bytes_per_day, now, limit=megabytes)
        spent = spent.model_copy(update={"uploads": spent.uploads | {upload_id: (now, size)}})
        return self._next(lane, spent, self.running)

    def with_characters(self, count: int, now: datetime, per_day: int, lane: str = TAP) -> "Quota":
        """With `count` more characters bought of voices. Raises Throttled, naming when there is room for them."""
        spent = self.spent.get(lane, Spent()).of_last_day(now)
        _refuse_more("voice_characters_per_day_reached", list(spent.characters.values()), count, per_day, now)
        characters = _counted(spent.characters, now, count)
        return self._next(lane, spent.model_copy(update={"characters": characters}), self.running)

    def _next(self, lane: str, spent: Spent, running: tuple[Place, ...]) -> "Quota":
        return Quota(version=self.version + 1, spent=self.spent | {lane: spent}, running=running)


def day_in_thailand(now: datetime) -> str:
    return now.astimezone(THAILAND).date().isoformat()


def everybodys_runs_used_up(now: datetime) -> Throttled:
    """The refusal once all marketers together have used the runs of the day."""
    tomorrow = now.astimezone(THAILAND).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return _refused("everybodys_runs_per_day_reached", tomorrow, now)


def _counted(by_hour: dict[str, tuple[datetime, int]], now: datetime, more: int) -> dict[str, tuple[datetime, int]]:
    hour = now.replace(minute=0, second=0, microsecond=0)
    so_far = by_hour.get(hour.isoformat(), (hour, 0))[1]
    return by_hour | {hour.isoformat(): (hour, so_far + more)}


def _times(moments: Collection[datetime]) -> list[tuple[datetime, int]]:
    return [(at, 1) for at in moments]


def _of_several(code: str, left: int) -> str:
    """The code of a refusal of more than one where there is room for some of them."""
    return _TOO_FEW_LEFT[code] if left > 0 else code


def _refuse_several(code: str, spent: Collection[datetime], more: int, most: int, now: datetime) -> None:
    """Raises Throttled unless `more` fit beside what was `spent`, each counting one."""
    left = most - len(spent)
    if more:
        _refuse_more(_of_several(code, left), _times(spent), more, most, now, left=left, wanted=more)


def _refuse_more(
    code: str, spent: list[tuple[datetime, int]], more: int, most: int, now: datetime, **facts: int
) -> None:
    """Raises Throttled unless `more` fits beside what was spent, naming when enough of that is 24 hours old."""
    over = sum(amount for _, amount in spent) + more - most
    if over <= 0:
        return
    free_at = now + DAY
    for at, amount in sorted(spent):
        over -= amount
        if over <= 0:
            free_at = at + DAY
            break
    raise _refused(code, free_at, now, **({"limit": most} | facts))


def _refused(code: str, free_at: datetime, now: datetime, **facts: int) -> Throttled:
    thai, english = bilingual_time(free_at)
    return Throttled(code, int((free_at - now).total_seconds()) + 1, at_th=thai, at_en=english, **facts)
