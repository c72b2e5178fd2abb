"""A marketer with a queue and schedules: the functions as they are deployed, over moto."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from functions.schedule.app import handler as schedule_function
from makeafvdo.domain.messages.thai_time import THAILAND
from makeafvdo.domain.schedules.schedules import Schedule
from makeafvdo.domain.videos.videos import Video
from tests.support.http_harness import QUOTA_SETTINGS, Answer, HttpHarness, http_harness

MALI = "user-mali"
AT_SIX = {"rule": {"hour": 18, "minute": 0}}


def link(number: int) -> str:
    return f"https://shopee.co.th/product/1234567/{number}"


@dataclass
class Planner:
    home: HttpHarness

    def call(self, method: str, path: str, body: object = None, key: str | None = None) -> Answer:
        """`key`: that of an order which comes again; without one every call is another order."""
        return self.home.person(MALI).call(method, path, body, idempotency_key=key or uuid.uuid4().hex)

    def add(self, *numbers: int) -> list[str]:
        """Item ids of the queue, in their order, once these are added."""
        return self.waiting(self.call("POST", "/api/queue", {"links": [link(number) for number in numbers]}))

    def waiting(self, answer: Answer | None = None) -> list[str]:
        view = answer or self.call("GET", "/api/queue")
        return [each["item_id"] for each in view.body["waiting"]]

    def waiting_links(self) -> list[str]:
        return [each["link"] for each in self.call("GET", "/api/queue").body["waiting"]]

    def plan(self, **wanted: object) -> Schedule:
        answer = self.call("POST", "/api/schedules", AT_SIX | wanted)
        assert answer.status == 201, answer.text
        return self.schedule(answer.body["schedule_id"])

    def schedule(self, schedule_id: str) -> Schedule:
        return self.home.app.schedules.get(MALI, schedule_id)

    def seen(self, schedule: Schedule) -> dict[str, Any]:
        """As the API shows it."""
        shown = self.call("GET", "/api/schedules").body["schedules"]
        return next(each for each in shown if each["schedule_id"] == schedule.schedule_id)

    def be_at(self, moment: datetime) -> None:
        self.home.bench.ahead += moment - self.home.bench.clock()

    def fire(self, schedule: Schedule, late: timedelta = timedelta(seconds=20)) -> object:
        """Its next due time comes; returns what came of it."""
        due = next(self.schedule(schedule.schedule_id).rule.due_after(self.home.bench.clock()))
        self.be_at(due + late)
        return self.fire_now(schedule)

    def fire_now(self, schedule: Schedule) -> object:
        ids = {"user_id": MALI, "schedule_id": schedule.schedule_id, "revision": schedule.revision}
        return schedule_function.run(ids, self.home.app)["came"]

    def videos(self) -> list[Video]:
        return list(self.home.app.videos.newest(MALI, None))

    def in_scheduler(self) -> dict[str, dict[str, Any]]:
        client = boto3.client("scheduler")
        names = [each["Name"] for each in client.list_schedules(GroupName="makeafvdo-dev")["Schedules"]]
        return {name: client.get_schedule(GroupName="makeafvdo-dev", Name=name) for name in names}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield home


@pytest.fixture
def planner(home: HttpHarness) -> Planner:
    """Nothing is queued or scheduled, and it is 09:00 in Thailand of the next day."""
    for name, keys in (
        ("Users", ["user_id"]),
        ("Videos", ["user_id", "video_id"]),
        ("Schedules", ["user_id", "schedule_id"]),
        ("QueueItems", ["user_id", "item_id"]),
    ):
        for row in home.tables[name].scan()["Items"]:
            home.tables[name].delete_item(Key={key: row[key] for key in keys})
    planner = Planner(home)
    for name in planner.in_scheduler():
        boto3.client("scheduler").delete_schedule(GroupName="makeafvdo-dev", Name=name)
    home.app.quota_settings = QUOTA_SETTINGS
    vars(home.app).pop("reserve_run", None)
    tomorrow = home.bench.clock().astimezone(THAILAND) + timedelta(days=1)
    planner.be_at(tomorrow.replace(hour=9, minute=0, second=0, microsecond=0))
    return planner
