"""Another program that listens to the app's bus, and takes no event that is not as its schema in `docs/events` says."""

import json
from pathlib import Path
from typing import Any

import boto3
from jsonschema import Draft202012Validator, FormatChecker

from makeafvdo.domain.events import SOURCE

BUS = "makeafvdo"
SCHEMAS = Path(__file__).parents[2] / "docs/events"

Event = dict[str, Any]


class EventListener:
    """A rule of its own on the bus, before a queue of its own."""

    def __init__(self, bus: str = BUS, name: str = "listener") -> None:
        self._queues = boto3.client("sqs", region_name="ap-southeast-1")
        events = boto3.client("events", region_name="ap-southeast-1")
        self._url = self._queues.create_queue(QueueName=name)["QueueUrl"]
        attributes = self._queues.get_queue_attributes(QueueUrl=self._url, AttributeNames=["QueueArn"])["Attributes"]
        events.put_rule(Name=name, EventBusName=bus, EventPattern=json.dumps({"source": [SOURCE]}))
        events.put_targets(Rule=name, EventBusName=bus, Targets=[{"Id": "queue", "Arn": attributes["QueueArn"]}])

    def heard(self) -> list[Event]:
        """What was sent since it was asked last: `detail` with its `name`."""
        found = []
        while messages := self._queues.receive_message(QueueUrl=self._url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                envelope = json.loads(message["Body"])
                self._queues.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
                name = envelope["detail-type"].removeprefix(f"{SOURCE}.")
                schema_of(name).validate(envelope["detail"])
                assert envelope["detail"].keys() == fields_of(name)
                found.append(envelope["detail"] | {"name": name})
        return found


def fields_of(name: str) -> set[str]:
    return set(json.loads((SCHEMAS / f"{name}.json").read_text())["properties"])


def schema_of(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())
