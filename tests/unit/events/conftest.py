from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import boto3
import pytest

from functions.settle.app import handler as settle
from functions.sweep.app import handler as sweep
from makeafvdo.adapters.event_bus import EventBus
from makeafvdo.domain.videos.videos import Step, Until, Video
from tests.support.event_listener import BUS, EventListener
from tests.support.http_harness import HttpHarness, http_harness

MALI = "user-mali"


@dataclass
class Newsroom:
    """Videos whose runs end as the state machine ends them, and a program that listens."""

    home: HttpHarness
    listener: EventListener = field(default_factory=EventListener)

    def run_of(self, video_id: str, **changes: object) -> Video:
        """A finished video of Mali's whose next run is under way."""
        video = self.home.video(MALI, video_id, **changes)
        return self.home.app.videos.take_run(video, Step.SCRAPE, Until.READY)

    def settle(self, video: Video, outcome: str, **more: object) -> None:
        ids = {"user_id": video.user_id, "video_id": video.video_id, "run": video.run}
        settle.run({**ids, "outcome": outcome, "send": None, "error": None, **more}, self.home.app)

    def sweep(self, *, later: timedelta = timedelta()) -> None:
        self.home.bench.ahead += later
        sweep.run({}, self.home.app)

    def row(self, video: Video) -> Video:
        return self.home.app.videos.get(video.user_id, video.video_id)

    def break_bus(self) -> None:
        self._use(EventBus(boto3.client("events"), "no-such-bus"))

    def mend_bus(self) -> None:
        self._use(EventBus(boto3.client("events"), BUS))

    def _use(self, bus: EventBus) -> None:
        self.home.app.event_bus = bus
        for part in ("announce_video", "repeat_announcement", "announce_disconnected", "report_send"):
            vars(self.home.app).pop(part, None)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield home


@pytest.fixture
def newsroom(home: HttpHarness) -> Newsroom:
    """Nothing is on its way, and the bus works."""
    newsroom = Newsroom(home)
    for name, keys in (("Videos", ("user_id", "video_id")), ("Users", ("user_id",)), ("Cache", ("key",))):
        for row in home.tables[name].scan()["Items"]:
            home.tables[name].delete_item(Key={key: row[key] for key in keys})
    home.bench.ahead = timedelta()
    newsroom.mend_bus()
    newsroom.listener.heard()
    return newsroom
