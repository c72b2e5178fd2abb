"""All that a marketer has scheduled, gone: for an account that is erased."""

from makeafvdo.adapters.scheduler import Scheduler
from makeafvdo.adapters.tables.queue import QueueTable
from makeafvdo.adapters.tables.schedules import SchedulesTable
from makeafvdo.domain.schedules.schedules import scheduler_name


def end_all(user_id: str, *, schedules: SchedulesTable, queue: QueueTable, scheduler: Scheduler) -> None:
    """Schedules, in EventBridge Scheduler and here, and the queue; rows that cannot be read too. Safe to repeat."""
    for schedule_id, revision in schedules.revisions_of(user_id):
        scheduler.end(scheduler_name(schedule_id, revision))
        schedules.delete(user_id, schedule_id)
    for item_id in queue.ids_of(user_id):
        queue.remove(user_id, item_id)
