"""make redrive STAGE=<stage>: send every dead letter to what it was for once more, and remove it once it was taken.

SQS moves messages back by itself only where their source is a queue; ours come from EventBridge, Scheduler and Lambda.
"""

import json
import sys
from collections.abc import Mapping
from typing import NamedTuple

import boto3

from makeafvdo.domain.events import detail_type
from makeafvdo.domain.notices.notices import TOLD_EVENTS
from makeafvdo.domain.videos.events import VideoPublished

_NEWS = {detail_type(event.name) for event in TOLD_EVENTS}


class Target(NamedTuple):
    """A function to invoke, a machine to start or a queue, and with what; none: nothing is to be done any more."""

    function: str = ""
    machine: str = ""
    queue: str = ""
    payload: object = None


def target_of(body: object, outputs: Mapping[str, str]) -> Target | None:
    """None for a letter of a kind that is not known: it stays."""
    if not isinstance(body, Mapping):
        return None
    if body.get("detail-type") == "Scheduled Event":
        return Target()  # a minute of the sweep: the next one has done it
    if body.keys() == {"event", "execution"}:  # what the sweep asks of it
        return Target(function=outputs["BatchResultFunctionName"], payload=body)
    detail = body.get("detail")
    if not isinstance(detail, Mapping):
        return None
    if body.get("detail-type") == "Object Created":
        return Target(machine=outputs["BatchMachineArn"], payload=detail)
    if body.get("detail-type") == detail_type(VideoPublished.name):
        ids = {name: detail.get(name) for name in ("user_id", "video_id", "run")}
        return Target(machine=outputs["AfterPostingMachineArn"], payload=ids)
    if body.get("detail-type") in _NEWS:
        return Target(queue=outputs["NewsUrl"], payload=body)
    settles = {
        outputs["VideoMachineArn"]: outputs["SettleFunctionName"],
        outputs["BatchMachineArn"]: outputs["BatchResultFunctionName"],
    }
    function = settles.get(str(detail.get("stateMachineArn")))
    return Target(function=function, payload=body) if function else None


def main(stage: str) -> int:
    described = boto3.client("cloudformation").describe_stacks(StackName=f"makeafvdo-{stage}")["Stacks"][0]
    outputs = {each["OutputKey"]: each["OutputValue"] for each in described["Outputs"]}
    queue = boto3.resource("sqs").Queue(outputs["DeadLettersUrl"])
    sent = stayed = 0
    while letters := queue.receive_messages(MaxNumberOfMessages=10, WaitTimeSeconds=2, VisibilityTimeout=60):
        for letter in letters:
            target = target_of(json.loads(letter.body), outputs)
            if target is None:
                stayed += 1
                continue
            _send(target)
            letter.delete()
            sent += 1
    print(f"  {sent} sent again, {stayed} of an unknown kind stayed")
    return 1 if stayed else 0


def _send(target: Target) -> None:
    payload = json.dumps(target.payload)
    if target.function:
        boto3.client("lambda").invoke(FunctionName=target.function, InvocationType="Event", Payload=payload.encode())
    if target.machine:
        boto3.client("stepfunctions").start_execution(stateMachineArn=target.machine, input=payload)
    if target.queue:
        boto3.client("sqs").send_message(QueueUrl=target.queue, MessageBody=payload)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
