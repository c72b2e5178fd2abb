"""All that the local stack says, as it is said: its servers' log files, and the functions' lines in CloudWatch Logs."""

import time
from collections.abc import Iterator
from typing import Any

import boto3

from local.paths import LOGS

_POLL_EVERY_S = 1.0
_LAST_LINES = 40


def follow(rounds: int | None = None) -> Iterator[str]:
    """Lines, each with its source in front; without end unless `rounds` says how often to look."""
    positions, last_event_ms = {path: _start_of_tail(path.read_bytes()) for path in LOGS.glob("*.log")}, 0
    while rounds is None or rounds > 0:
        for path in sorted(LOGS.glob("*.log")):
            with path.open("rb") as log:
                log.seek(positions.get(path, 0))
                yield from (f"{path.stem}: {line.decode(errors='replace').rstrip()}" for line in log)
                positions[path] = log.tell()
        for event in _function_events(last_event_ms + 1):
            last_event_ms = max(last_event_ms, event["timestamp"])
            yield f"{event['group']}: {event['message'].rstrip()}"
        rounds = None if rounds is None else rounds - 1
        time.sleep(_POLL_EVERY_S)


def _function_events(since_ms: int) -> list[dict[str, Any]]:
    logs = boto3.client("logs")
    events: list[dict[str, Any]] = []
    for page in logs.get_paginator("describe_log_groups").paginate():
        for group in page["logGroups"]:
            pages = logs.get_paginator("filter_log_events").paginate(
                logGroupName=group["logGroupName"], startTime=since_ms
            )
            events += [{**event, "group": group["logGroupName"]} for found in pages for event in found["events"]]
    return sorted(events, key=lambda event: event["timestamp"])


def _start_of_tail(content: bytes) -> int:
    """Where the last lines of a log begin."""
    lines = content.splitlines(keepends=True)
    return len(content) - sum(map(len, lines[-_LAST_LINES:]))
