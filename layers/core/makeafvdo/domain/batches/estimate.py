"""How long a product list takes, before it is begun. Pure; time is an argument."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Pace:
    """Limits of one marketer, as `quota.BatchLimits`."""

    per_day: int
    at_once: int


def done_at(seconds_of_runs: Collection[float], pace: Pace, now: datetime) -> datetime:
    """When the last video is made: by the work of all, and by the days that the limit of a day makes of it."""
    work = timedelta(seconds=sum(seconds_of_runs) / pace.at_once)
    *_, last = [0.0, *seconds_of_runs]
    full_days = max(len(seconds_of_runs) - 1, 0) // pace.per_day
    return now + max(work, full_days * timedelta(days=1) + timedelta(seconds=last))
