"""A marketer of the local stack whose queue is taken from by a schedule of the next minute."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from local.demo.marketer import Marketer
from local.shops.catalogue.catalogue import demo_links
from makeafvdo.domain.messages.thai_time import THAILAND

_AHEAD = timedelta(seconds=75)
"""The emulator looks every ten seconds, and not at a schedule's first minute."""


@dataclass(frozen=True)
class Planner:
    marketer: Marketer
    schedule_id: str
    links: tuple[str, ...]

    @property
    def queue(self) -> dict[str, Any]:
        return self.marketer.get("/api/queue")

    @property
    def schedule(self) -> dict[str, Any]:
        [schedule] = self.marketer.get("/api/schedules")["schedules"]
        return dict(schedule)


def planner_of(marketer: Marketer) -> Planner:
    """Two products whose pages have no photo, so that their videos end quickly."""
    links = tuple(link for name, link in demo_links() if name.split()[1].startswith("no-photo"))[:2]
    marketer.write("POST", "/api/queue", {"links": links}).raise_for_status()
    due = (datetime.now(UTC) + _AHEAD).astimezone(THAILAND)
    answer = marketer.write("POST", "/api/schedules", {"rule": {"hour": due.hour, "minute": due.minute}})
    answer.raise_for_status()
    return Planner(marketer, answer.json()["schedule_id"], links)
