"""A marketer with product lists: the tasks of `batch.asl.yaml` as they are deployed, over moto."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from aws_lambda_powertools.utilities.parameters import SSMProvider

from functions.batch.begin_row import handler as begin_row
from functions.batch.read_list import handler as read_list
from functions.batch.result import handler as write_result
from functions.sweep.app import handler as sweep
from makeafvdo.adapters.batch_switch import BatchSwitch
from makeafvdo.domain.batches.batches import Batch
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Problem, Video
from makeafvdo.entrypoints.task import Permanent, Throttled, Transient
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from tests.support.http_harness import BATCH_QUOTA_SETTINGS, QUOTA_SETTINGS, HttpHarness, http_harness, turn_batches

MALI = "user-mali"
_KEYS = {"Users": ["user_id"], "Videos": ["user_id", "video_id"], "Batches": ["user_id", "batch_id"]}


def product_list(*numbers: int, columns: str = "", values: str = "") -> bytes:
    rows = "".join(f"https://shopee.co.th/product/1234567/{number}{values}\n" for number in numbers)
    return f"url{columns}\n{rows}".encode()


@dataclass
class Depot:
    home: HttpHarness
    executions: list[str] = field(default_factory=list)

    def drop(self, content: bytes, name: str = "list.csv", *, execution: str | None = None) -> dict[str, object]:
        """The list lands in the bucket, and its event starts an execution; what its first task answers."""
        key = f"{MALI}/batches/{name}"
        self.home.app.intake.put_bytes(key, content, "text/csv")
        return self.read({"bucket": {"name": "intake"}, "object": {"key": key}}, execution)

    def read(self, event: dict[str, object], execution: str | None = None) -> dict[str, object]:
        self.executions.append(execution or f"event-{self.home.bench.new_id()}")
        return read_list.run({"event": event, "execution": self.executions[-1]}, self.home.app)

    def begun(self, content: bytes) -> Batch:
        read = self.drop(content)
        return self.batch(str(read["batch_id"]))

    def batch(self, batch_id: str, user_id: str = MALI) -> Batch:
        return self.home.app.batches.get(user_id, batch_id)

    def begin_row(self, batch: Batch, line: int) -> str:
        """The name of the run, or the name and code of the refusal."""
        ids = {"user_id": batch.user_id, "batch_id": batch.batch_id, "attempt": batch.attempt, "line": line}
        try:
            return str(begin_row.run(ids, self.home.app)["name"])
        except (Permanent, Throttled, Transient) as error:
            return f"{type(error).__name__} {json.loads(str(error))['code']}"

    def video(self, batch: Batch, line: int) -> Video:
        return self.home.app.videos.get(batch.user_id, batch.video_id_of(line))

    def settle(self, batch: Batch, line: int, outcome: Outcome = Outcome.READY, code: str | None = None) -> Video:
        video = self.video(batch, line)
        end = Settlement(
            user_id=video.user_id,
            video_id=video.video_id,
            run=video.run,
            outcome=outcome,
            problem=Problem(code=code) if code else None,
            error="Permanent" if code else None,
        )
        return settle_video(end, videos=self.home.app.videos, sends=self.home.app.sends, now=self.home.app.clock())

    def make(self, batch: Batch, line: int, outcome: Outcome = Outcome.READY, code: str | None = None) -> Video:
        """The row begun, and settled as the video's own machine would."""
        self.begin_row(batch, line)
        return self.settle(batch, line, outcome, code)

    def end(self, batch: Batch) -> Batch:
        event = {"object": {"key": f"{batch.user_id}/batches/list.csv"}}
        write_result.run({"event": event, "execution": batch.execution}, self.home.app)
        return self.batch(batch.batch_id, batch.user_id)

    def sweep_after(self, minutes: int) -> None:
        """The sweep, and what it starts."""
        self.home.bench.advance(minutes * 60)
        self.home.started.clear()
        sweep.run({}, self.home.app)
        for name, event in self.home.started:
            assert name == "batch-result"
            write_result.run(event, self.home.app)

    def execution_of(self, batch: Batch) -> str:
        """Starts what the bucket's event would have started; its ARN."""
        machine = self.home.machine_arn.replace(":video", ":batch")
        return self.home.steps.start_execution(stateMachineArn=machine, name=batch.execution)["executionArn"]

    def cut_off(self, batch: Batch) -> None:
        """The event of an execution that has ended without a result."""
        event = {"object": {"key": f"{batch.user_id}/batches/list.csv"}}
        write_result.run({"detail": {"name": batch.execution, "input": json.dumps(event)}}, self.home.app)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield home


@pytest.fixture
def depot(home: HttpHarness) -> Depot:
    """Nobody has ordered anything, the limits are the usual ones, and batches are on."""
    for name, keys in (
        ("Users", ["user_id"]),
        ("Videos", ["user_id", "video_id"]),
        ("Batches", ["user_id", "batch_id"]),
    ):
        for row in home.tables[name].scan()["Items"]:
            home.tables[name].delete_item(Key={key: row[key] for key in keys})
    home.app.batch_quota_settings, home.app.quota_settings = BATCH_QUOTA_SETTINGS, QUOTA_SETTINGS
    vars(home.app).pop("reserve_row", None)
    turn_batches("on")
    home.app.batch_switch = BatchSwitch(SSMProvider(), "/makeafvdo/dev/batches")
    return Depot(home)
