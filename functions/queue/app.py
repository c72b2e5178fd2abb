"""The queue and its schedules: the JSON API."""

from makeafvdo.config import SchedulerSettings, ScheduleSettings
from makeafvdo.entrypoints.api import queue, schedules
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(queue.router, schedules.router, needs=(ScheduleSettings, SchedulerSettings))
