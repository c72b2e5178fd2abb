"""When a schedule is due: chosen weekdays at one time of day in Thailand. Pure; time is an argument.

Thailand is UTC+7 all year, so the expression for EventBridge Scheduler is in UTC: before 07:00 it names the day before.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.messages.thai_time import THAILAND

_UTC_OFFSET_H = 7


class Weekday(StrEnum):
    """As EventBridge names them, Monday first as in `date.weekday`."""

    MON = "MON"
    TUE = "TUE"
    WED = "WED"
    THU = "THU"
    FRI = "FRI"
    SAT = "SAT"
    SUN = "SUN"


WEEKDAYS = tuple(Weekday)


class Rule(BaseModel):
    """The parts of a schedule's expression. `hour` and `minute` are Thai time; `last_day` is still a day of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hour: int = Field(ge=0, le=23)
    minute: int = Field(ge=0, le=59)
    weekdays: tuple[Weekday, ...] = Field(default=WEEKDAYS, min_length=1, max_length=7)
    last_day: date | None = Field(default=None, lt=date(2100, 1, 1))
    """None: without an end."""

    def expression(self) -> str:
        """For EventBridge Scheduler, in UTC. It has no end: that is an argument of its own."""
        hour, shift = (self.hour - _UTC_OFFSET_H) % 24, -1 if self.hour < _UTC_OFFSET_H else 0
        if set(self.weekdays) == set(WEEKDAYS):
            return f"cron({self.minute} {hour} * * ? *)"
        places = sorted((WEEKDAYS.index(day) + shift) % 7 for day in set(self.weekdays))
        return f"cron({self.minute} {hour} ? * {','.join(WEEKDAYS[place] for place in places)} *)"

    def ends_at(self) -> datetime | None:
        """The end of the last day."""
        return None if self.last_day is None else self._at(self.last_day + timedelta(days=1), time())

    def due_after(self, moment: datetime) -> Iterator[datetime]:
        """Every due time later than `moment`, in order."""
        day = moment.astimezone(THAILAND).date()
        while self.last_day is None or day <= self.last_day:
            due = self._at(day, time(self.hour, self.minute))
            if WEEKDAYS[day.weekday()] in self.weekdays and due > moment:
                yield due
            day += timedelta(days=1)

    def latest_due(self, moment: datetime) -> datetime | None:
        """The last due time up to `moment`; None where there is none within a week."""
        today = moment.astimezone(THAILAND).date()
        for day in (today - timedelta(days=back) for back in range(8)):
            due = self._at(day, time(self.hour, self.minute))
            is_day = WEEKDAYS[day.weekday()] in self.weekdays and (self.last_day is None or day <= self.last_day)
            if is_day and due <= moment:
                return due
        return None

    @staticmethod
    def _at(day: date, clock_time: time) -> datetime:
        return datetime.combine(day, clock_time, THAILAND)
