"""Looks for secrets wherever the product writes: logs, histories of runs, files, tables, answers to the browser."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import boto3
import requests

from local.demo.browser import Browser
from local.paths import LOGS

NOT_OURS = {"tiktok.log"}
"""TikTok may know its own secrets."""

Place = Iterator[tuple[str, bytes]]


@dataclass
class RecordingBrowser(Browser):
    """Keeps every answer it is given."""

    answers: list[tuple[str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def call(self, method: str, url: str, **arguments: object) -> requests.Response:
        answer = super().call(method, url, **arguments)
        said = "\n".join(f"{name}: {value}" for name, value in answer.raw.headers.items())
        self.answers.append((f"answer to {method} {url.partition('?')[0]}", said.encode() + answer.content))
        return answer


def find_secrets(secrets: tuple[str, ...], answers: list[tuple[str, bytes]]) -> dict[str, int]:
    """Where one of the secrets stands, and how many places were looked at in all under the name `looked at`."""
    wanted = [secret.encode() for secret in secrets]
    found: dict[str, int] = {"looked at": 0}
    for name, written in (*answers, *everything()):
        found["looked at"] += 1
        if hits := sum(written.count(secret) for secret in wanted):
            found[name] = found.get(name, 0) + hits
    return found


def everything() -> Place:
    """What the product has written, by the name of its place."""
    places: tuple[Callable[[], Place], ...] = (_log_files, _log_groups, _histories, _objects, _tables)
    for place in places:
        yield from place()


def _log_files() -> Place:
    for path in LOGS.glob("*.log"):
        if path.name not in NOT_OURS:
            yield f"file {path.name}", path.read_bytes()


def _log_groups() -> Place:
    logs = boto3.client("logs")
    for group in logs.describe_log_groups()["logGroups"]:
        events = logs.get_paginator("filter_log_events").paginate(logGroupName=group["logGroupName"])
        lines = [event["message"] for page in events for event in page["events"]]
        yield f"log group {group['logGroupName']}", "\n".join(lines).encode()


def _histories() -> Place:
    steps = boto3.client("stepfunctions")
    for machine in steps.list_state_machines()["stateMachines"]:
        listed = steps.get_paginator("list_executions").paginate(stateMachineArn=machine["stateMachineArn"])
        for execution in (each for page in listed for each in page["executions"]):
            arn = execution["executionArn"]
            pages = steps.get_paginator("get_execution_history").paginate(executionArn=arn)
            told = [steps.describe_execution(executionArn=arn), *(page["events"] for page in pages)]
            yield f"history of {execution['name']}", json.dumps(told, default=str).encode()


def _objects() -> Place:
    s3 = boto3.client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        pages = s3.get_paginator("list_object_versions").paginate(Bucket=bucket["Name"])
        for each in (version for page in pages for version in page.get("Versions", [])):
            got = s3.get_object(Bucket=bucket["Name"], Key=each["Key"], VersionId=each["VersionId"])
            yield f"object {each['Key']}", got["Body"].read() + json.dumps(got["Metadata"]).encode()


def _tables() -> Place:
    client = boto3.client("dynamodb")
    for name in client.list_tables()["TableNames"]:
        for page in client.get_paginator("scan").paginate(TableName=name):
            for item in page["Items"]:
                yield f"row in {name}", b"\n".join(_texts(item))


def _texts(value: object) -> Iterator[bytes]:
    """Every text and every sequence of bytes in it, names included."""
    if isinstance(value, bytes):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield str(name).encode()
            yield from _texts(each)
    elif isinstance(value, list | tuple | set):
        for each in value:
            yield from _texts(each)
    else:
        yield str(value).encode()
