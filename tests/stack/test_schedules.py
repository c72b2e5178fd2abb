"""A schedule of the emulator's own scheduler takes a product of the queue, once."""

import json
import time
from collections.abc import Callable

import boto3

from local.stack.stack import Stack
from tests.support.planner import Planner

_GIVE_UP_S = 180


def until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + _GIVE_UP_S
    while not is_so():
        assert time.monotonic() < deadline, "nothing came of it"
        time.sleep(0.5)


def test_a_schedule_makes_one_video_of_the_queue_however_often_it_fires(stack: Stack, planner: Planner) -> None:
    until(lambda: planner.queue["taken"] and not planner.queue["taken"][0]["in_run"])
    row = boto3.resource("dynamodb").Table(stack.outputs["SchedulesTable"]).scan()["Items"][0]
    firing = {name: row[name] for name in ("user_id", "schedule_id", "revision")}

    again = boto3.client("lambda").invoke(
        FunctionName=stack.outputs["ScheduleFunctionName"], Payload=json.dumps(firing).encode()
    )

    assert json.loads(again["Payload"].read()) == {"came": "STARTED"}
    queue, last = planner.queue, planner.schedule["last"]
    assert [each["link"] for each in queue["taken"]] == [planner.links[0]]
    assert [each["link"] for each in queue["waiting"]] == [planner.links[1]]
    [video] = planner.marketer.get("/api/videos")["videos"]
    assert (video["video_id"], video["reason"]) == (last["video_id"], "missing")
    assert planner.marketer.write("DELETE", f"/api/schedules/{planner.schedule_id}", {}).ok
    assert boto3.client("scheduler").list_schedules(GroupName="makeafvdo-dev")["Schedules"] == []
