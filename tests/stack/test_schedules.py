"""A schedule of the emulator's own scheduler takes a product of the queue, once."""

import json

import boto3

from local.stack.stack import Stack
from tests.support.planner import Planner
from tests.support.stack_harness import until


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
