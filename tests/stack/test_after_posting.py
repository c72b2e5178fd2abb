"""After posting: the state machine looks at the price of a video by itself, and its marketer is told once."""

import json
import re
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
import requests

from local.stack.emulator import endpoint
from tests.support.event_listener import EventListener
from tests.support.stack_harness import Bench, SetPrice, until


@pytest.fixture
def hasty_machine(bench: Bench) -> Iterator[str]:
    """The machine as it is deployed, with looks in quick succession."""
    deployed = bench.steps.describe_state_machine(stateMachineArn=bench.stack.outputs["AfterPostingMachineArn"])
    definition, changed = re.subn(r'("wait_s": ?)\d+', r"\g<1>10", deployed["definition"])
    assert changed == 3
    made = bench.steps.create_state_machine(name="hasty", definition=definition, roleArn=deployed["roleArn"])
    yield made["stateMachineArn"]
    bench.steps.delete_state_machine(stateMachineArn=made["stateMachineArn"])


@pytest.fixture
def wants_mail(bench: Bench) -> Iterator[None]:
    bench.marketer.write("PATCH", "/api/me", {"wants_mail": True})
    yield
    bench.marketer.write("PATCH", "/api/me", {"wants_mail": False})


def post(bench: Bench, video_id: str) -> None:
    """As its marketer does in TikTok; the sweep of the next minute comes here and now."""
    [publish_id] = {each["publish_id"] for each in bench.sends.scan()["Items"] if each.get("video_id") == video_id}
    bench.tiktok("POST", f"drafts/{publish_id}/post")

    def is_known() -> bool:
        boto3.client("lambda").invoke(FunctionName=bench.stack.outputs["SweepFunctionName"], Payload=b"{}")
        return bool(bench.row(video_id)["state"] == "PUBLISHED")

    until(is_known)


def input_of_execution(bench: Bench, video_id: str) -> str | None:
    """Of the one that is to look at the video."""
    machine_arn = bench.stack.outputs["AfterPostingMachineArn"]
    for each in bench.steps.list_executions(stateMachineArn=machine_arn)["executions"]:
        given = str(bench.steps.describe_execution(executionArn=each["executionArn"])["input"])
        if json.loads(given)["video_id"] == video_id:
            return given
    return None


def looks(bench: Bench, machine_arn: str, given: str) -> int:
    """How often an execution with that input has looked."""
    arn = bench.steps.start_execution(stateMachineArn=machine_arn, input=given)["executionArn"]
    until(lambda: bench.steps.describe_execution(executionArn=arn)["status"] != "RUNNING")
    assert bench.steps.describe_execution(executionArn=arn)["status"] == "SUCCEEDED"
    events = bench.steps.get_execution_history(executionArn=arn, maxResults=1000)["events"]
    return [each["type"] for each in events].count("TaskSucceeded")


def mails_of(bench: Bench, video_id: str) -> list[Any]:
    address = f"{endpoint(bench.stack.emulator_port)}/_ministack/ses/messages"
    listed = requests.get(address, timeout=10).json()["messages"]
    sent = [mail for each in listed.values() for mail in each if f"/videos/{video_id}" in mail["BodyText"]]
    return [mail for mail in sent if "เปลี่ยนไปหลังจากที่คุณโพสต์" in mail["Subject"]]


def is_all_news_told(bench: Bench) -> bool:
    names = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
    queue = boto3.resource("sqs").Queue(bench.stack.outputs["NewsUrl"])
    queue.load()
    return {queue.attributes[name] for name in names} == {"0"}


@pytest.mark.usefixtures("wants_mail")
def test_a_posting_starts_looks_and_a_price_that_passed_is_told_once(
    bench: Bench, made_video: dict[str, Any], hasty_machine: str, shop_price: SetPrice
) -> None:
    listener = EventListener(bench.stack.outputs["BusName"], "after-posting")
    video_id = bench.another(made_video)
    bench.send(video_id, made_video["mp4_sha256"])
    post(bench, video_id)

    given = until(lambda: input_of_execution(bench, video_id))
    while_it_holds = looks(bench, hasty_machine, given)
    untold = "price_passed" not in bench.row(video_id)
    shop_price("3290")
    after = [looks(bench, hasty_machine, given) for _ in range(2)]

    assert json.loads(given).keys() == {"user_id", "video_id", "run"}
    assert (while_it_holds, untold, after) == (3, True, [1, 1])
    passed = bench.row(video_id)["price_passed"]
    assert (passed["in_video"]["price"], passed["now"]["price"]) == ("2890", "3290")
    told = [each for each in listener.heard() if each["name"] == "video.price_passed"]
    assert {(each["video_id"], each["price_now"]) for each in told} == {(video_id, "3290")}
    assert len({each["id"] for each in told}) == 1
    until(lambda: mails_of(bench, video_id) and is_all_news_told(bench))
    assert len(mails_of(bench, video_id)) == 1
